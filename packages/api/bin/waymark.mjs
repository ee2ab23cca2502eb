#!/usr/bin/env node
// The `waymark` command. In a checkout it is built first when its sources changed.
import fs from 'node:fs';

const builder = new URL('../../../scripts/build-if-needed.mjs', import.meta.url);
const program = new URL('../dist/cli/waymark.js', import.meta.url);

try {
  if (fs.existsSync(builder)) (await import(builder.href)).buildIfNeeded(['api']);
  if (!fs.existsSync(program)) throw new Error('Waymark is not built: run `npm run build` in its folder.');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import(program.href);
