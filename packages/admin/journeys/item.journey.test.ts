import type { Browser } from 'playwright-core';
import { hasChromium, journey, makeFirstAccount, newReader, openBrowser, type Reader } from './testing/browser.ts';
import { editItem, makeItem } from './testing/items.ts';
import { type Server, startServer } from './testing/server.ts';

let server: Server;
let browser: Browser;
let reader: Reader;
let item: { id: string; identifier: string; version: number };

beforeAll(async () => {
  if (!hasChromium) return;
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  reader = await newReader(browser, server);
  await makeFirstAccount(reader, server);
  item = await makeItem(server, 'Card tracking');
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const versionNow = async (): Promise<number> => {
  const query = 'query ($id: ID!) { roadmapItem(id: $id) { version } }';
  return (await server.ask<{ roadmapItem: { version: number } }>(query, { id: item.id })).roadmapItem.version;
};
const open = async () => {
  await reader.page.goto(`/roadmap?item=${item.identifier}`);
  return reader.page.getByRole('dialog', { name: `Item ${item.identifier}` });
};

journey('text is edited where it stands', async () => {
  const panel = await open();
  await panel.getByRole('button', { name: /^Outcome: / }).click();
  await panel.getByRole('textbox', { name: 'Outcome' }).fill('Support hears of it no more.');
  await reader.page.keyboard.press('Control+Enter');
  await panel.getByRole('button', { name: 'Outcome: Support hears of it no more.' }).waitFor();
});

journey('choices and the target are saved as they are made', async () => {
  const panel = await open();
  await panel.getByRole('combobox', { name: 'Horizon' }).click();
  await reader.page.getByRole('option', { name: 'Next' }).click();
  const target = panel.getByRole('textbox', { name: 'Target' });
  await target.fill('someday');
  await target.press('Enter');
  await panel.getByText('Write a year, a half, a quarter').waitFor();
  await target.fill('Q3 2027');
  await target.press('Enter');
  await reader.page.getByRole('row', { name: /Q3 2027/ }).waitFor({ state: 'attached' });
});

journey('when someone changes another part meanwhile, both changes stand', async () => {
  const panel = await open();
  await panel.getByRole('button', { name: /^Problem: / }).click();
  await panel.getByRole('textbox', { name: 'Problem' }).fill('Mine: three letters to support.');
  await editItem(server, { id: item.id, version: await versionNow(), title: 'Card tracking, live' });
  await reader.page.keyboard.press('Control+Enter');
  await panel.getByRole('button', { name: 'Problem: Mine: three letters to support.' }).waitFor();
  await panel.getByRole('button', { name: 'Title: Card tracking, live' }).waitFor();
});

journey('when someone changes the same text, the reader chooses and nothing is lost', async () => {
  const panel = await open();
  const { page } = reader;
  // Held back, so that the edit meets a version that is stale, as on a slow line.
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('query Revision') ? route.abort() : route.continue(),
  );
  await panel.getByRole('button', { name: /^Problem: / }).click();
  await panel.getByRole('textbox', { name: 'Problem' }).fill('What I wrote.');
  await editItem(server, { id: item.id, version: await versionNow(), problem: 'What they wrote.' });
  await page.keyboard.press('Control+Enter');
  await panel.getByText('What they wrote.').waitFor();
  expect(await panel.getByRole('textbox', { name: 'Problem' }).inputValue()).toBe('What I wrote.');
  await panel.getByRole('button', { name: 'Keep mine' }).click();
  await panel.getByRole('button', { name: 'Problem: What I wrote.' }).waitFor();
  await page.unroute('**/graphql');
});

journey('a milestone is added, and refused without a value', async () => {
  const panel = await open();
  const section = panel.getByRole('region', { name: 'Milestones' });
  await section.getByRole('button', { name: 'Add' }).click();
  await section.getByLabel('Title').fill('One country');
  await section.getByRole('button', { name: 'Save milestone' }).click();
  await section.getByText('Say what it is worth alone.').waitFor();
  await section.getByLabel('Value').fill('Customers in Ireland see where their card is.');
  await section.getByRole('button', { name: 'Save milestone' }).click();
  await section.getByRole('checkbox', { name: 'One country is delivered' }).waitFor();
});

journey('only the steps that may follow are offered, and a step back asks why', async () => {
  const panel = await open();
  const { page } = reader;
  await panel.getByRole('button', { name: 'Status: Proposed. Change' }).click();
  await page.getByRole('menuitem', { name: 'Released' }).waitFor({ state: 'detached' });
  await page.getByRole('menuitem', { name: 'Discovery' }).click();
  await panel.getByRole('button', { name: 'Status: Discovery. Change' }).click();
  await page.getByRole('menuitem', { name: 'Proposed…' }).click();
  const dialog = page.getByRole('dialog', { name: /to proposed$/ });
  await dialog.getByLabel('Reason').fill('The problem is not clear yet.');
  await dialog.getByRole('button', { name: 'Move to proposed' }).click();
  await panel.getByRole('button', { name: 'Status: Proposed. Change' }).waitFor();
});

journey('a no asks why, records the decision and closes the item', async () => {
  const { page } = reader;
  const other = await makeItem(server, 'Pay by fax');
  await page.goto(`/roadmap?item=${other.identifier}`);
  const panel = page.getByRole('dialog', { name: `Item ${other.identifier}` });
  await panel.getByRole('button', { name: 'Status: Proposed. Change' }).click();
  await page.getByRole('menuitem', { name: 'Declined…' }).click();
  const dialog = page.getByRole('dialog', { name: /to declined$/ });
  await dialog.getByLabel('Why').fill('Nobody has a fax.');
  await dialog.getByRole('button', { name: 'Record and move to declined' }).click();
  await panel.getByRole('button', { name: 'Status: Declined. Change' }).waitFor();
});

journey('the panel is in the address: back closes it, and an unknown item says so', async () => {
  const { page } = reader;
  await page.goto('/roadmap');
  await page.getByRole('link', { name: 'Card tracking, live' }).click();
  await page.getByRole('dialog', { name: `Item ${item.identifier}` }).waitFor();
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto('/roadmap?item=WM-9999');
  await page.getByText('There is no WM-9999').waitFor();
});

journey('nothing was refused by the CSP and no script failed', () => {
  expect(reader.complaints).toEqual([]);
});
