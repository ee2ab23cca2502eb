import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildSchema, parse } from 'graphql';

const root = dirname(fileURLToPath(import.meta.url));
const output = join(root, 'src/gql/');

/** Every `graphql(...)` document of the sources, as written. */
function documentsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('gql'))
    .sort()
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g)])
    .map((match) => match[1] ?? '');
}

const sdl = readFileSync(join(root, '../api/schema.graphql'), 'utf8');
const schemaAst = buildSchema(sdl);
const documents = documentsOf(join(root, 'src')).map((rawSDL, index) => ({
  location: `document-${index}.graphql`,
  rawSDL,
  document: parse(rawSDL),
}));

const parts = await preset.buildGeneratesSection({
  baseOutputDir: output,
  schema: parse(sdl),
  schemaAst,
  documents,
  config: {
    useTypeImports: true,
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

mkdirSync(output, { recursive: true });
for (const part of parts) writeFileSync(part.filename, await codegen(part));
