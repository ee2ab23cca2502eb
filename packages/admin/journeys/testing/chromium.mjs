import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The Chromium that journeys run in: named, the system's, or one that Playwright installed; null when there is none. */
export function findChromium() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  try {
    candidates.push(chromium.executablePath());
  } catch {
    // Playwright knows of none for this platform.
  }
  return candidates.find((path) => path && existsSync(path)) ?? null;
}
