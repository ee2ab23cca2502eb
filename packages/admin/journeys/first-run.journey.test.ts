import type { Browser } from 'playwright-core';
import { hasChromium, journey, lead, newReader, openBrowser, type Reader } from './testing/browser.ts';
import { type Server, startServer } from './testing/server.ts';

let server: Server;
let browser: Browser;
let reader: Reader;

beforeAll(async () => {
  if (!hasChromium) return;
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  reader = await newReader(browser, server);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

journey('the one-time link leads to an account, an empty roadmap that teaches, and the first item', async () => {
  const { page } = reader;
  await page.goto(`/accept?token=${server.invitation}`);
  await page.getByLabel('Name', { exact: true }).fill(lead.name);
  await page.getByLabel('E-mail').fill(lead.email);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByText('Use at least').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(lead.password);
  await page.getByRole('button', { name: 'Create my account' }).click();

  await page.getByRole('heading', { name: 'An empty roadmap' }).waitFor();
  await page.getByRole('link', { name: 'Create the first item' }).click();
  const dialog = page.getByRole('dialog', { name: 'New item' });
  await dialog.getByRole('button', { name: 'Create item' }).click();
  await dialog.getByText('Give it a title.').waitFor();
  await dialog.getByLabel('Title').fill('Show where the card is');
  await dialog.getByLabel('Problem').fill('Customers write to support three times.');
  await dialog.getByLabel('Outcome').fill('Nobody has to ask.');
  await dialog.getByLabel('Value drivers').click();
  await page.getByRole('option', { name: 'Customer value' }).click();
  await dialog.getByLabel('Title').click();
  await dialog.getByRole('button', { name: 'Create item' }).click();

  await page.getByRole('dialog', { name: /Item WM-/ }).waitFor();
  expect(page.url()).toMatch(/\/roadmap\?item=WM-\d+$/);
  await page.getByRole('button', { name: 'Close the item' }).click();
  await page.getByRole('link', { name: 'Show where the card is' }).waitFor();
});

journey('a stranger is asked to sign in and then led to where the way was going', async () => {
  const stranger = await newReader(browser, server);
  const { page } = stranger;
  await page.goto('/themes?sort=NAME');
  await page.getByLabel('E-mail').fill(lead.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('wrong').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(lead.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Themes', exact: true }).waitFor();
  expect(page.url()).toContain('/themes?sort=NAME');

  await page.getByRole('button', { name: /Account and appearance/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/roadmap');
  await page.getByRole('heading', { name: 'Sign in to Waymark' }).waitFor();
});

journey('a session that ends under way is begun again without losing the page', async () => {
  const { page, context } = reader;
  await page.goto('/roadmap?layout=board');
  await page.getByRole('heading', { name: 'Now' }).waitFor();
  await context.clearCookies();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('E-mail').fill(lead.email);
  await dialog.getByLabel('Password', { exact: true }).fill(lead.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(page.url()).toContain('layout=board');
});

journey('nothing was refused by the CSP and no script failed', () => {
  expect(reader.complaints).toEqual([]);
});
