import type { Browser } from 'playwright-core';
import { hasChromium, journey, makeFirstAccount, newReader, openBrowser, type Reader } from './testing/browser.ts';
import { foundOrganisation } from './testing/organisation.ts';
import { type Server, startServer } from './testing/server.ts';

let server: Server;
let browser: Browser;
let reader: Reader;

beforeAll(async () => {
  if (!hasChromium) return;
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  reader = await newReader(browser, server);
  await makeFirstAccount(reader, server);
  await foundOrganisation(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

journey(
  'the review goes by keyboard, and a finding is set aside by a decision that begins with what it says',
  async () => {
    const { page } = reader;
    await page.goto('/review');
    const finding = page.getByRole('link', { name: /agreed on the objective Card payments/ });
    await finding.waitFor();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe('0');
    await finding.focus();
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog', { name: 'Record a decision' });
    expect(await dialog.getByLabel('Question').inputValue()).toContain('Card payments are accepted');
    await dialog.getByRole('textbox', { name: 'Why', exact: true }).fill('The owners meet on Monday.');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText('would set it aside, once both sides have signed').waitFor();
  },
);

journey('an objective is read, signed, signed back, and work that protects it is proposed', async () => {
  const { page } = reader;
  await page.goto('/review');
  await page.getByRole('link', { name: /agreed on the objective Card payments/ }).click();
  await page.getByRole('figure', { name: /^Burn-down/ }).waitFor();
  const agreement = page.getByRole('region', { name: 'Agreement' });
  await agreement.getByRole('button', { name: 'Sign off for product' }).click();
  await agreement.getByText('Ada Lovelace').waitFor();
  await agreement.getByRole('button', { name: 'Take back my sign-off' }).click();
  await agreement.getByRole('button', { name: 'Sign off for product' }).waitFor();
  await page.getByRole('button', { name: 'Fund this' }).click();
  await page.getByRole('dialog', { name: /^Item WM-/ }).waitFor();
  expect(page.url()).toMatch(/item=WM-\d+/);
});

journey('a decision is found, read, and superseded', async () => {
  const { page } = reader;
  await page.goto('/decisions?kind=WAIVER');
  await page
    .getByRole('table', { name: 'Decisions' })
    .getByRole('link', { name: /^Shall we set aside/ })
    .click();
  await page.getByText('The owners meet on Monday.').waitFor();
  await page.getByRole('button', { name: 'Decide anew' }).click();
  const dialog = page.getByRole('dialog', { name: 'A decision in place of D-1' });
  await dialog.getByRole('textbox', { name: 'Why', exact: true }).fill('They met.');
  await dialog.getByLabel('Answer').fill('No more.');
  await dialog.getByRole('button', { name: 'Record', exact: true }).click();
  await page.getByRole('heading', { name: 'Decision D-2' }).waitFor();
  await page.getByRole('link', { name: 'D-1', exact: true }).click();
  await page.getByText('Superseded by').waitFor();
});

journey('an item is taken out of a team in thought, and nothing is saved', async () => {
  const { page } = reader;
  await page.goto('/capacity');
  await page.getByText('Overcommitted').first().waitFor();
  await page.getByRole('checkbox', { name: /^Count WM-1$/ }).uncheck();
  await page.getByText('Sustainable').first().waitFor();
  expect(page.url()).toContain('without=WM-1');
  await page.goto('/capacity');
  await page.getByText('Overcommitted').first().waitFor();
  const weeks = page.getByRole('textbox', { name: 'Person-weeks of WM-1' });
  await weeks.fill('2');
  await weeks.press('Enter');
  await page.getByText('Sustainable').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Overcommitted').first().waitFor();
});

journey('a person is added by a one-time link and disabled, and a threshold goes back by undo', async () => {
  const { page } = reader;
  await page.goto('/settings/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper');
  await page.getByLabel('E-mail').fill('grace@example.org');
  await page.getByRole('button', { name: 'Add, and make a one-time link' }).click();
  expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toContain('/accept?token=');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Disable Grace Hopper' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('button', { name: 'Enable Grace Hopper' }).waitFor();

  await page.goto('/settings/thresholds');
  const days = page.getByRole('textbox', { name: /^release.daysToDone/ });
  await days.fill('45');
  await days.press('Enter');
  await page.getByRole('button', { name: 'Back to the default of release.daysToDone' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Back to the default of release.daysToDone' }).waitFor({ state: 'detached' });
});

journey('nothing was refused by the CSP and no script failed', () => {
  expect(reader.complaints).toEqual([]);
});
