import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type DocumentNode, print } from 'graphql';
import { defineConfig, type Plugin } from 'vite';
import { themeCss } from './src/ui/theme-css.ts';

const api = process.env.WAYMARK_URL ?? 'http://localhost:4000';

/** The theme's variables as a file: the CSP allows no style element, so the component library may not write them itself. */
function themeVariables(): Plugin {
  const name = 'virtual:theme.css';
  return {
    name: 'waymark-theme-variables',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? themeCss() : undefined),
  };
}

const documentCall = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\s*,?\s*\)/g;
const documentsImport = /^import \{ graphql \} from '[./]*gql\/gql\.ts';$/m;

/**
 * Takes each document as a text of its own, with the fragments that it needs. The generated file holds all of them, and
 * the look-up by text would carry it into the first chunk.
 */
function documentTexts(): Plugin {
  const prefix = 'virtual:document/';
  const generated = fileURLToPath(new URL('src/gql/graphql.ts', import.meta.url));
  return {
    name: 'waymark-document-texts',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      this.addWatchFile(generated);
      const name = id.slice(prefix.length + 1);
      const [, json] =
        new RegExp(`^export const ${name} = (\\{.*\\}) as unknown as`, 'm').exec(readFileSync(generated, 'utf8')) ?? [];
      if (!json) throw new Error(`${name} is not among the generated documents`);
      return `export const ${name} = ${JSON.stringify(print(JSON.parse(json) as DocumentNode))};`;
    },
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return undefined;
      const names = new Set<string>();
      const direct = code.replace(documentCall, (_call, kind: string, name: string) => {
        const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
        names.add(document);
        return `text_${document}`;
      });
      if (names.size === 0) return undefined;
      const imports = [...names].map((name) => `import { ${name} as text_${name} } from '${prefix}${name}';`);
      return { code: imports.join('') + direct.replace(documentsImport, ''), map: null };
    },
  };
}

const mostFirstLoadBytes = 200 * 1024;

/** Fails a build whose first visit of the roadmap would load more script, compressed, than readers should wait for. */
function firstLoad(): Plugin {
  return {
    name: 'waymark-first-load',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const isFirst = ({ isEntry, facadeModuleId }: (typeof chunks)[number]) =>
        isEntry || facadeModuleId?.endsWith('/src/roadmap/roadmap-page.tsx');
      const wanted = new Set(chunks.filter(isFirst).map(({ fileName }) => fileName));
      for (const name of wanted) {
        for (const other of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) wanted.add(other);
      }
      const sizes = chunks.filter(({ fileName }) => wanted.has(fileName)).map(({ code }) => gzipSync(code).length);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      this.info(`first load: ${Math.round(total / 1024)} KB of script, compressed`);
      if (total > mostFirstLoadBytes) this.error(`The first load takes ${total} bytes; at most ${mostFirstLoadBytes}.`);
    },
  };
}

export default defineConfig(({ command }) => {
  // A build is for readers whoever asks for it; a test run that builds first would get React's development half.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), themeVariables(), documentTexts(), firstLoad()],
    build: {
      target: 'es2022',
      // Data URIs are refused for fonts by the CSP.
      assetsInlineLimit: 0,
      // The preload helper is a script of ours; no inline module preload polyfill.
      modulePreload: { polyfill: false },
    },
    server: {
      proxy: {
        '/graphql': {
          target: api,
          ws: true,
          // In a browser it is the explorer, a screen of the client.
          bypass: (req) => (req.headers.accept?.includes('text/html') ? '/index.html' : undefined),
        },
        '/auth': api,
        '/import/': api,
        '/export/': api,
        '^/imports/[^/]+/failed.csv$': api,
        '/schema.graphql': api,
      },
    },
  };
});
