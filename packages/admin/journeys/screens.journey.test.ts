import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { violationsOf } from './testing/accessibility.ts';
import { hasChromium, journey, makeFirstAccount, newReader, openBrowser, signIn } from './testing/browser.ts';
import { foundOrganisation } from './testing/organisation.ts';
import { type Server, startServer } from './testing/server.ts';

const pictures = resolve(__dirname, '../screenshots');

let server: Server;
let browser: Browser;

beforeAll(async () => {
  if (!hasChromium) return;
  mkdirSync(pictures, { recursive: true });
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  await makeFirstAccount(await newReader(browser, server), server);
  await foundOrganisation(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const screens: [name: string, address: string, sign: string][] = [
  ['roadmap-table', '/roadmap', 'Show where the card is'],
  ['roadmap-board', '/roadmap?layout=board', 'Show where the card is'],
  ['roadmap-timeline', '/roadmap?layout=timeline&group=team', 'Show where the card is'],
  ['roadmap-matrix', '/roadmap?layout=matrix', 'without an impact or an effort'],
  ['roadmap-past', '/roadmap?asOf=2020-01-01', 'As it was on'],
  ['roadmap-nothing', '/roadmap?search=nowhere-to-be-found', 'Nothing matches these filters'],
  ['item', '/roadmap?item=WM-1', 'Waiting for it'],
  ['item-page', '/items/WM-1?tab=activity', 'How does it fare?'],
  ['new-item', '/roadmap?create=item', 'What success looks like.'],
  ['triage', '/triage', 'without a theme'],
  ['themes', '/themes', 'Declined transfer'],
  ['themes-tree', '/themes?layout=tree', 'Declined transfer'],
  ['customers', '/customers', 'Customer 1'],
  ['theme', '/themes/card-arrival', 'Two weeks and no card.'],
  ['north-star', '/north-star', 'Days until the card arrives'],
  ['service-levels', '/slos', 'Card payments are accepted'],
  ['import', '/imports', 'Drop a file here'],
  ['explorer', `/graphql?${new URLSearchParams({ query: '{ roadmap { revision } }' })}`, 'left this minute'],
  ['service-level', '/slos/card-payments', 'Counted by'],
  ['capacity', '/capacity', 'Overcommitted'],
  ['review', '/review', 'A team carries more than it can'],
  ['week', '/review/week', 'No target moved to later.'],
  ['decisions', '/decisions', 'No decisions yet'],
  ['record-decision', '/decisions?record=new', 'Whoever asks again reads this.'],
  ['people', '/settings/people', 'Ada Lovelace'],
  ['periods', '/settings/periods', 'This year'],
  ['vocabulary', '/settings/vocabulary', 'Whose word'],
  ['thresholds', '/settings/thresholds', 'capacity.slackShare'],
  ['webhooks', '/settings/webhooks', 'No webhooks yet'],
  ['audit', '/settings/audit', 'Show where the card is'],
  ['tokens', '/settings/tokens', 'API tokens'],
  ['nowhere', '/nowhere', 'There is nothing at this address'],
];
const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 390].map((width) => ({ colorScheme, width })),
);

for (const { colorScheme, width } of looks) {
  journey(`every screen is accessible in ${colorScheme} at ${width} pixels, and the CSP holds`, async () => {
    const reader = await newReader(browser, server, { colorScheme, width, height: width > 800 ? 800 : 844 });
    await signIn(reader, server);
    const { page, complaints } = reader;
    const wrong: Record<string, string[]> = {};
    for (const [name, address, sign] of screens) {
      await page.goto(address);
      await page.getByText(sign).first().waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
      const found = [...(await violationsOf(page)), ...complaints.splice(0)];
      if (found.length > 0) wrong[name] = found;
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      if (sideways) wrong[name] = [...(wrong[name] ?? []), 'the page scrolls sideways'];
      await page.screenshot({ path: `${pictures}/${name}-${colorScheme}-${width}.png`, caret: 'initial' });
    }
    expect(wrong).toEqual({});
  });
}

journey('before the door, too', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints } = await newReader(browser, server, { colorScheme, width: 390 });
    for (const [address, sign] of [
      ['/sign-in', 'Sign in to Waymark'],
      ['/accept?token=once', 'Welcome to Waymark'],
      ['/accept', 'This link is not complete'],
    ] as const) {
      await page.goto(address);
      await page.getByRole('heading', { name: sign }).waitFor();
      expect([...(await violationsOf(page)), ...complaints]).toEqual([]);
    }
  }
});
