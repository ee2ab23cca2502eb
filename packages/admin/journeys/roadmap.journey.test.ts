import type { Browser } from 'playwright-core';
import { hasChromium, journey, makeFirstAccount, newReader, openBrowser, type Reader } from './testing/browser.ts';
import { eventually } from './testing/eventually.ts';
import { makeItem, roadmapOf } from './testing/items.ts';
import { type Server, startServer } from './testing/server.ts';

let server: Server;
let browser: Browser;
let reader: Reader;

beforeAll(async () => {
  if (!hasChromium) return;
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  reader = await newReader(browser, server);
  await makeFirstAccount(reader, server);
  await makeItem(server, 'Card tracking', { horizon: 'NOW' });
  await makeItem(server, 'Faster transfers', { horizon: 'NOW' });
  await makeItem(server, 'Rotate the keys', {
    horizon: 'NEXT',
    kind: 'TECHNICAL_INVESTMENT',
    valueDrivers: ['SECURITY'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const titles = async () =>
  (await reader.page.locator('tbody a').allInnerTexts()).map((title) => title.trim()).filter(Boolean);

journey('an item moves up the rank by keyboard, and keeps the focus', async () => {
  const { page } = reader;
  await page.goto('/roadmap');
  await page.getByRole('link', { name: 'Rotate the keys' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await eventually(titles, ['Card tracking', 'Rotate the keys', 'Faster transfers']);
  await eventually(() => page.evaluate(() => document.activeElement?.textContent), 'Rotate the keys');
  await eventually(() => roadmapOf(server), ['Card tracking NOW', 'Rotate the keys NEXT', 'Faster transfers NOW']);
  await page.keyboard.press('ArrowUp');
  await eventually(() => page.evaluate(() => document.activeElement?.textContent), 'Card tracking');
});

journey('search and filters narrow the list, stand in the address, and survive a reload', async () => {
  const { page } = reader;
  await page.goto('/roadmap');
  await page.getByLabel('Search the roadmap').fill('transfers');
  await eventually(titles, ['Faster transfers']);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await page.getByLabel('Technical investment').check();
  await eventually(titles, ['Rotate the keys']);
  expect(page.url()).toContain('kind=TECHNICAL_INVESTMENT');
  await page.reload();
  await eventually(titles, ['Rotate the keys']);
  await page.getByRole('button', { name: 'Clear' }).click();
  await eventually(async () => (await titles()).length, 3);
});

journey('a card is dragged to another horizon by mouse', async () => {
  const { page } = reader;
  await page.goto('/roadmap?layout=board');
  const card = page.getByRole('article').filter({ hasText: 'Card tracking' });
  const from = (await card.boundingBox())!;
  const later = (await page.getByRole('region', { name: 'Later' }).boundingBox())!;
  await page.mouse.move(from.x + 60, from.y + 50);
  await page.mouse.down();
  await page.mouse.move(from.x + 120, from.y + 80, { steps: 4 });
  await page.mouse.move(later.x + later.width / 2, later.y + 120, { steps: 12 });
  await page.mouse.up();
  await page.getByRole('region', { name: 'Later' }).getByRole('link', { name: 'Card tracking' }).waitFor();
  await eventually(async () => (await roadmapOf(server)).includes('Card tracking LATER'), true);
});

journey('the same is done with the keyboard, and said aloud', async () => {
  const { page } = reader;
  await page.goto('/roadmap?layout=board');
  await page
    .getByRole('button', { name: /^Move WM-\d+$/ })
    .first()
    .focus();
  await page.keyboard.press('Space');
  await page.getByText(/^Picked up WM-/).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.getByText(/is over Next/).waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await page.getByText(/was put down in Next/).waitFor({ state: 'attached' });
  await eventually(async () => (await roadmapOf(server)).includes('Faster transfers NEXT'), true);
});

journey('and with the menu', async () => {
  const { page } = reader;
  await page.goto('/roadmap?layout=board');
  const card = page.getByRole('article').filter({ hasText: 'Rotate the keys' });
  await card.hover();
  await card.getByRole('button', { name: /to…$/ }).click();
  await page.getByRole('menuitem', { name: 'Now' }).click();
  await page.getByRole('region', { name: 'Now' }).getByRole('link', { name: 'Rotate the keys' }).waitFor();
  await eventually(async () => (await roadmapOf(server)).includes('Rotate the keys NOW'), true);
});

journey(
  'the keys of a list walk, select and look; many items are changed at once, and that is taken back',
  async () => {
    const { page } = reader;
    await page.goto('/roadmap');
    await eventually(async () => (await titles()).length, 3);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const before = await roadmapOf(server);
    const bar = page.getByRole('region', { name: 'Selected items' });
    await bar.getByText('2 selected').waitFor();
    await bar.getByRole('button', { name: 'Horizon' }).click();
    await page.getByRole('button', { name: 'Later', exact: true }).click();
    await eventually(async () => (await roadmapOf(server)).filter((line) => line.endsWith(' LATER')).length, 2);
    expect(await roadmapOf(server)).not.toEqual(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => roadmapOf(server), before);

    await page.goto('/roadmap');
    await eventually(async () => (await titles()).length, 3);
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    const panel = page.getByRole('dialog', { name: /^Item WM-/ });
    await panel.waitFor();
    const looked = page.url();
    await page.keyboard.press('j');
    await page.waitForFunction((before) => window.location.href !== before, looked);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  },
);

journey('a view is saved with its layout and found again, and the palette reaches an item', async () => {
  const { page } = reader;
  await page.goto('/roadmap?layout=timeline&group=kind');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Save this view as').fill('By kind in time');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('link', { name: 'By kind in time' }).waitFor();
  await page.goto('/roadmap');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('link', { name: 'By kind in time' }).click();
  await page.waitForURL('**/roadmap?layout=timeline&group=kind');

  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search everything' }).fill('Rotate');
  await page.getByRole('button', { name: /Rotate the keys/ }).click();
  await page.waitForURL('**/items/WM-*');
  await page.getByRole('heading', { name: 'Rotate the keys' }).waitFor({ state: 'attached' });
});

journey('what others do appears by itself', async () => {
  const { page } = reader;
  await page.goto('/roadmap');
  await eventually(async () => (await titles()).length, 3);
  await makeItem(server, 'Seen without a reload');
  await page.getByRole('link', { name: 'Seen without a reload' }).waitFor({ timeout: 6_000 });
});

journey('the server goes and comes back: the page says so, keeps what it had, and catches up', async () => {
  const { page } = reader;
  await page.goto('/roadmap');
  await eventually(async () => (await titles()).length, 4);
  await server.stop();
  await page.getByText('The server does not answer').first().waitFor();
  expect((await titles()).length).toBe(4);
  await server.again();
  await page.getByText('The server does not answer').waitFor({ state: 'detached' });
  await makeItem(server, 'Made after the pause');
  await page.getByRole('link', { name: 'Made after the pause' }).waitFor();
});

journey('nothing was refused by the CSP and no script failed', () => {
  expect(reader.complaints).toEqual([]);
});
