import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Server } from './server.ts';

declare global {
  var chromiumPath: string | null;
}

/** A test that runs where a Chromium is found, and is reported as skipped by its name where none is. */
export const journey: jest.It = chromiumPath ? test : test.skip;
/** True when journeys run at all; without a Chromium nothing is started. */
export const hasChromium = chromiumPath !== null;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser; each reader takes a context of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? undefined, args: flags });
}

export interface Reader {
  context: BrowserContext;
  page: Page;
  /** What the browser complained about: script errors and what the CSP refused. */
  complaints: string[];
}

/** A reader with a page of an own, and an ear for complaints. */
export async function newReader(
  browser: Browser,
  server: Server,
  options: { width?: number; height?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Reader> {
  const { width = 1280, height = 800, colorScheme = 'light' } = options;
  const context = await browser.newContext({ baseURL: server.address, viewport: { width, height }, colorScheme });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  return { context, page, complaints };
}

export const lead = { email: 'ada@example.org', password: 'correct horse battery', name: 'Ada Lovelace' };

/** Makes the first account for a reader, who is then signed in. */
export async function makeFirstAccount({ context }: Reader, server: Server): Promise<void> {
  const answer = await context.request.post('/auth/accept', {
    data: { token: server.invitation, discipline: 'PRODUCT', ...lead },
    headers: { origin: server.address },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** Signs a reader in to the account that was made first. */
export async function signIn({ context }: Reader, server: Server): Promise<void> {
  const { email, password } = lead;
  const answer = await context.request.post('/auth/sign-in', {
    data: { email, password },
    headers: { origin: server.address },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}
