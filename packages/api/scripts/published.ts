// Compares the schema that is served with the last published one. Fails when something that others may rely on is
// broken, or is deprecated without a date. --write publishes the present one: for a release.
import fs from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { schemaText } from '../src/schema.ts';
import { brokenOf, undatedOf } from './published-difference.ts';

const file = path.join(import.meta.dirname, '../contract/published.graphql');
const text = await schemaText();
const served = buildSchema(text);

if (process.argv.includes('--write')) {
  fs.writeFileSync(file, text);
  console.log(`Wrote ${path.relative(process.cwd(), file)}.`);
} else {
  const broken = brokenOf(buildSchema(fs.readFileSync(file, 'utf8')), served);
  const undated = undatedOf(served);
  for (const each of broken) console.error(`Broken: ${each}`);
  for (const each of undated) console.error(`Deprecated without a date: ${each}`);
  console.log(`${broken.length} elements of the published schema are broken.`);
  if (broken.length + undated.length > 0) process.exitCode = 1;
}
