import react from '@vitejs/plugin-react';
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

const documentCall = /\bgraphql\(\s*`\s*(query|mutation|fragment)\s+(\w+)[^`]*`\s*,?\s*\)/g;

/** Takes each document straight from where it is generated; the look-up by text would carry all of them twice. */
function directDocuments(): Plugin {
  return {
    name: 'waymark-direct-documents',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return undefined;
      const names = new Set<string>();
      const direct = code.replace(documentCall, (_call, kind: string, name: string) => {
        const generated = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
        names.add(generated);
        return `generated_${generated}`;
      });
      if (names.size === 0) return undefined;
      const imports = [...names].map((name) => `${name} as generated_${name}`).join(', ');
      return { code: `import { ${imports} } from '/src/gql/graphql.ts';${direct}`, map: null };
    },
  };
}

export default defineConfig(({ command }) => {
  // A build is for readers whoever asks for it; a test run that builds first would get React's development half.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), themeVariables(), directDocuments()],
    build: {
      target: 'es2022',
      // Data URIs are refused for fonts by the CSP.
      assetsInlineLimit: 0,
      // The preload helper is a script of ours; no inline module preload polyfill.
      modulePreload: { polyfill: false },
    },
    server: {
      proxy: {
        '/graphql': { target: api, ws: true },
        '/auth': api,
        '/import/': api,
        '/export/': api,
        '^/imports/[^/]+/failed.csv$': api,
        '/schema.graphql': api,
      },
    },
  };
});
