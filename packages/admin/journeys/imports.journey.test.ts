import type { Browser } from 'playwright-core';
import { hasChromium, journey, makeFirstAccount, newReader, openBrowser, type Reader } from './testing/browser.ts';
import { eventually } from './testing/eventually.ts';
import { roadmapOf } from './testing/items.ts';
import { type Server, startServer } from './testing/server.ts';

let server: Server;
let browser: Browser;
let reader: Reader;

beforeAll(async () => {
  if (!hasChromium) return;
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  reader = await newReader(browser, server);
  await makeFirstAccount(reader, server);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const feedback = [
  '\uFEFFexternal_id;Words of the customer;submitted_at;customer_name;themes',
  '1;"Two weeks and no card.\nWhere is it?";2026-11-02;Globex;Card arrival',
  '2;The transfer was declined;2026-11-03;Initech;Declined transfer',
  '3;Nobody answers;2026-31-31;Initech;Card arrival',
  '4;"<p>Where is <b>my card</b>, please?</p>";2026-11-04;Globex;',
].join('\r\n');

const choose = (name: string, text: string) =>
  reader.page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

journey('a file of feedback is tried, its column is explained, its faults are named, and it is applied', async () => {
  const { page } = reader;
  await page.goto('/imports');
  await choose('Canny export 2026-11.csv', feedback);
  expect(await page.getByLabel('Source').inputValue()).toBe('canny-export');
  await page.getByRole('switch', { name: 'Create themes that do not exist yet' }).check();
  await page.getByRole('button', { name: 'Try it: a dry run' }).click();
  await page.getByText('No column fills body').waitFor();
  await page.getByRole('combobox', { name: 'What the column Words of the customer is' }).click();
  await page.getByRole('option', { name: 'body', exact: true }).click();
  await page.getByText('nothing was changed yet').waitFor();
  await page.getByRole('button', { name: 'Apply 3 rows' }).waitFor();
  await page
    .getByRole('row', { name: /submitted_at/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Apply 3 rows' }).click();
  await page.getByText('Done. 3 created').waitFor();

  await page.getByRole('link', { name: 'See the themes' }).click();
  await page.getByRole('link', { name: 'Declined transfer' }).click();
  await page.getByText('The transfer was declined').waitFor();
});

journey('the same file again changes nothing, and there is nothing to apply', async () => {
  const { page } = reader;
  await page.goto('/imports');
  await choose('canny.csv', feedback.replace('Words of the customer', 'body'));
  await page.getByLabel('Source').fill('canny-export');
  await page.getByRole('button', { name: 'Try it: a dry run' }).click();
  await page.getByRole('button', { name: 'Nothing to apply' }).waitFor();
  await page.getByRole('definition').filter({ hasText: /^3$/ }).first().waitFor();
});

journey('a roadmap is imported from where an empty one leads to', async () => {
  const { page } = reader;
  await page.goto('/roadmap');
  await page.getByRole('link', { name: 'Import a roadmap' }).click();
  await choose(
    'plan.csv',
    'external_id,title,problem,outcome,kind,value_drivers,horizon\n' +
      'A-1,Card tracking,Late cards,Nobody asks,FEATURE,CUSTOMER_VALUE,NOW\n' +
      'A-2,Rotate the keys,Old keys,New keys,TECHNICAL_INVESTMENT,SECURITY,NEXT\n',
  );
  await page.getByRole('button', { name: 'Try it: a dry run' }).click();
  await page.getByRole('button', { name: 'Apply 2 rows' }).click();
  await page.getByRole('link', { name: 'See the roadmap' }).click();
  await page.getByRole('link', { name: 'Rotate the keys' }).waitFor();
  await eventually(async () => (await roadmapOf(server)).length, 2);
});

journey('the runs are kept, each with what it found', async () => {
  const { page } = reader;
  await page.goto('/imports');
  await page.getByRole('table', { name: 'Latest runs' }).getByRole('link', { name: 'canny-export' }).first().click();
  await page.getByRole('heading', { name: 'Feedback from canny-export' }).waitFor();
  await page.getByText('Rows that fail').waitFor();
});

journey('an import is undone from its page: what was changed since stays, and is named', async () => {
  const { page } = reader;
  await page.goto('/imports');
  const runs = page.getByRole('table', { name: 'Latest runs' });
  await page.getByRole('switch', { name: 'Dry runs' }).uncheck();
  await runs.getByRole('link', { name: 'plan' }).click();
  await page.getByRole('button', { name: 'Undo…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await page.getByText('2 put back').waitFor();
  await eventually(async () => (await roadmapOf(server)).length, 0);
});

journey('a token is made, shown once, and revoked', async () => {
  const { page } = reader;
  await page.goto('/settings/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Wallboard');
  await page.getByRole('button', { name: 'Create token' }).click();
  const secret = await page.getByLabel('Secret').inputValue();
  const answer = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { scopes } }' }),
  });
  expect(await answer.json()).toEqual({ data: { viewer: { scopes: ['READ'] } } });
  await page.getByRole('button', { name: 'I have it' }).click();
  const row = page.getByRole('row', { name: /Wallboard/ });
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await row.getByText(/^revoked/).waitFor();
});

journey('nothing was refused by the CSP and no script failed', () => {
  expect(reader.complaints).toEqual([]);
});
