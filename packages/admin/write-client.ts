import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildSchema, parse } from 'graphql';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const questions = join(root, 'docs/api/questions');
const output = join(root, 'packages/api/client/waymark-client.ts');

const sdl = readFileSync(join(root, 'packages/api/schema.graphql'), 'utf8');
const documents = readdirSync(questions)
  .sort()
  .map((name) => {
    const rawSDL = /```graphql\n([\s\S]*?)\n```/.exec(readFileSync(join(questions, name), 'utf8'))?.[1] ?? '';
    return { location: name, rawSDL, document: parse(rawSDL) };
  });
const parts = await preset.buildGeneratesSection({
  baseOutputDir: 'client/',
  schema: parse(sdl),
  schemaAst: buildSchema(sdl),
  documents,
  config: {
    documentMode: 'string',
    skipTypename: true,
    enumType: 'string-literal',
    strictScalars: true,
    scalars: {
      DateTime: 'string',
      Date: 'string',
      Duration: 'string',
      Revision: 'string',
      URL: 'string',
      JSON: 'unknown',
    },
  },
  presetConfig: { fragmentMasking: false },
  plugins: [],
  pluginMap: {},
});
const generated = parts.find(({ filename }) => filename.endsWith('graphql.ts'));
const types = (await codegen(generated!))
  .replace(/export class TypedDocumentString[\s\S]*$/, '')
  .replace(/^\/\* eslint-disable \*\/\n|^import .*\n/gm, '')
  .replace(/\/\*\* Internal type.*\nexport type Incremental.*\n/, '');
const asked = documents.map(({ rawSDL }) => {
  const name = /^query (\w+)/.exec(rawSDL)?.[1] ?? '';
  const own = name.charAt(0).toLowerCase() + name.slice(1);
  return `export const ${own}: Question<${name}Query, ${name}QueryVariables> = question(\`${rawSDL}\`);`;
});
const text = `${readFileSync(join(root, 'packages/api/client/ask.ts'), 'utf8')}\n${types}\n${asked.join('\n\n')}\n`;

if (!process.argv.includes('--check')) writeFileSync(output, text);
else if (readFileSync(output, 'utf8') !== text) {
  process.stderr.write(
    'packages/api/client/waymark-client.ts is not what the questions and the schema give: run npm run client.\n',
  );
  process.exitCode = 1;
}
