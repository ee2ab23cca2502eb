// Writes schema.graphql from the code; with --check only fails when the file differs.
import fs from 'node:fs';
import path from 'node:path';
import { schemaText } from '../src/schema.ts';

const file = path.join(import.meta.dirname, '../schema.graphql');
const text = await schemaText();
const written = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';

if (!process.argv.includes('--check')) {
  fs.writeFileSync(file, text);
  console.log(`Wrote ${path.relative(process.cwd(), file)}.`);
} else if (written === text) {
  console.log('schema.graphql is up to date.');
} else {
  const lines = new Set(written.split('\n'));
  const firstNew = text.split('\n').find((line) => line.trim() !== '' && !lines.has(line));
  console.error(
    `schema.graphql differs from the code: run \`npm run schema\`.${firstNew ? ` New: ${firstNew.trim()}` : ''}`,
  );
  process.exitCode = 1;
}
