import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from '../../../../scripts/build-if-needed.mjs';
import { findChromium } from './chromium.mjs';

function namesIn(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^\s*journey\(\s*['`](.+)['`],/gm)].map((match) => `  ○ ${match[1]}`);
}

/** Journeys run against the built server and client; without a Chromium each is named as skipped. */
export default function setUp(_settings, { rootDir }) {
  if (findChromium()) return buildIfNeeded();
  const folder = join(rootDir, 'journeys');
  const files = readdirSync(folder).filter((name) => name.endsWith('.journey.test.ts'));
  const names = files.flatMap((name) => namesIn(join(folder, name)));
  console.warn(`Skipped, because no Chromium was found (set CHROMIUM_PATH):\n${names.join('\n')}`);
}
