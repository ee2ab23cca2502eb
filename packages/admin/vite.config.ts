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

export default defineConfig(({ command }) => {
  // A build is for readers whoever asks for it; a test run that builds first would get React's development half.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), themeVariables()],
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
