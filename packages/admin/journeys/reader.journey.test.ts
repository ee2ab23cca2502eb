import type { Browser } from 'playwright-core';
import { hasChromium, journey, newReader, openBrowser } from './testing/browser.ts';
import { foundOrganisation } from './testing/organisation.ts';
import { type Server, startServer } from './testing/server.ts';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  if (!hasChromium) return;
  [server, browser] = await Promise.all([startServer({ WAYMARK_ANONYMOUS_READ: 'true' }), openBrowser()]);
  await foundOrganisation(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

journey('a reader without rights sees the roadmap and nothing that the server would refuse', async () => {
  const { page } = await newReader(browser, server);
  await page.goto('/roadmap');
  await page.getByRole('link', { name: 'Show where the card is' }).click();
  const panel = page.getByRole('dialog', { name: /^Item WM-/ });
  await panel.getByText('Your role reads the counts, not the texts.').waitFor();
  expect(await panel.getByRole('button', { name: /Change|Add|^Title/ }).count()).toBe(0);
  expect(await panel.getByRole('textbox').count()).toBe(0);
  await panel.getByRole('button', { name: 'Close the item' }).click();

  expect(await page.getByRole('button', { name: 'New item' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Import' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Rotate the signing keys' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  const first = page.locator('tbody a').first();
  expect(await first.innerText()).toBe('Show where the card is');
});

journey('a place beyond the rights says so', async () => {
  const { page } = await newReader(browser, server);
  await page.goto('/imports');
  await page.getByText('Your role does not reach here').waitFor();
  await page.goto('/settings/tokens');
  await page.getByText('Your role does not reach here').waitFor();
});
