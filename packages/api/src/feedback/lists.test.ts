import { startWorld, type World } from '../testing/world.ts';
import { makeCustomer, makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
interface Page {
  nodes: { slug: string }[];
  pageInfo: Record<string, string | null>;
}
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

beforeAll(async () => {
  world = await startWorld();
  await makeTheme(world, 'Payments', { summary: 'Money that moves', status: 'ACTIVE' });
  await makeTheme(world, 'Refunds', { parentSlug: 'payments' });
  await makeTheme(world, 'Cards');
  await makeTheme(world, 'Quiet', { status: 'ARCHIVED' });
  await makeCustomer(world, 'Big', { annualRevenue: 250_000, currency: 'EUR' });
  await makeCustomer(world, 'Small', { annualRevenue: 10_000 });
  await makeCustomer(world, 'Abroad', { annualRevenue: 900_000, currency: 'USD' });
  await makeCustomer(world, 'Finance team', { kind: 'INTERNAL_TEAM' });
  const said = (body: string, customerName: string | null, days: number, themes: string[], more = {}) =>
    makeFeedback(world, body, { customerName, submittedAt: daysAgo(days), themes, ...more });
  await said('Refund is late', 'Big', 2, ['refunds', 'payments'], { importance: 'CRITICAL' });
  await said('Refund is lost', 'Big', 40, ['refunds']);
  await said('Payment fails at night', 'Abroad', 3, ['payments']);
  await said('Invoices do not match', 'Finance team', 20, ['payments']);
  await said('Card came late', 'Small', 1, ['cards']);
  await said('Nobody knows who said this', null, 100, ['cards'], { source: 'survey' });
  await said('Nothing of the kind', 'Small', 5, []);
});
afterAll(() => world.stop());

const stats =
  '{ feedbackCount customerCount internalTeamCount criticalCount annualRevenue otherCurrencyCount firstSeenAt lastSeenAt }';

test('the statistics of a theme have its children in them, each entry, customer and revenue once', async () => {
  const { data } = await world.ask(
    `{ payments: theme(slug: "payments") { stats ${stats} lately: stats(window: "P28D") ${stats} } quiet: theme(slug: "quiet") { stats ${stats} } }`,
  );
  expect(data.payments.stats).toMatchObject({
    feedbackCount: 4,
    customerCount: 3,
    internalTeamCount: 1,
    criticalCount: 1,
    annualRevenue: 250_000,
    otherCurrencyCount: 1,
  });
  expect(Date.parse(data.payments.stats.lastSeenAt) - Date.parse(data.payments.stats.firstSeenAt)).toBeCloseTo(
    38 * 86_400_000,
    -6,
  );
  expect(data.payments.lately).toMatchObject({ feedbackCount: 3, customerCount: 3, annualRevenue: 250_000 });
  expect(data.quiet.stats).toMatchObject({ feedbackCount: 0, annualRevenue: 0, firstSeenAt: null, lastSeenAt: null });
});

test('the trend of a theme tells when its entries came', async () => {
  const { data } = await world.ask(
    '{ theme(slug: "payments") { trend { count } weeks: trend(buckets: 2, bucket: "P28D") { from count } } }',
  );
  expect(data.theme.trend).toHaveLength(12);
  expect(data.theme.weeks.map(({ count }: { count: number }) => count)).toEqual([1, 3]);
  const refused = await world.ask('{ theme(slug: "payments") { trend(buckets: 0) { count } } }');
  expect(refused.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
});

test('the entries of a theme and of its children are paged, newest first, each once', async () => {
  const query = `query ($after: String) { theme(slug: "payments") { feedback(first: 3, after: $after) { nodes { body } totalCount pageInfo { endCursor } } } }`;
  const first = (await world.ask(query)).data.theme.feedback;
  expect(first.totalCount).toBe(4);
  const second = (await world.ask(query, { after: first.pageInfo.endCursor })).data.theme.feedback;
  expect([...first.nodes, ...second.nodes].map(({ body }: { body: string }) => body)).toEqual([
    'Refund is late',
    'Payment fails at night',
    'Invoices do not match',
    'Refund is lost',
  ]);
});

test.each([
  ['', ['payments']],
  ['orderBy: { by: NAME, direction: ASC }', ['cards', 'payments', 'quiet', 'refunds']],
  ['orderBy: { by: CUSTOMER_COUNT }', ['payments']],
  ['orderBy: { by: REVENUE, direction: ASC }', ['quiet', 'cards']],
  ['orderBy: { by: LAST_SEEN }', ['cards']],
  ['orderBy: { by: FEEDBACK_COUNT, window: "P30D" }', ['payments']],
  ['orderBy: { by: REVENUE, window: "P30D", direction: ASC }', ['quiet', 'cards']],
  ['orderBy: { by: CUSTOMER_COUNT, window: "P1D", direction: ASC }', []],
  ['orderBy: { by: LAST_SEEN, window: "P30D" }', ['cards']],
  ['filter: { status: [ACTIVE, ARCHIVED] }', ['payments', 'quiet']],
  ['filter: { customerKind: [INTERNAL_TEAM, PARTNER] }', ['payments']],
  ['filter: { feedbackCount: { gte: 1, lte: 2 } }', ['cards', 'refunds']],
  ['filter: { parentSlug: "Payments" }', ['refunds']],
  ['filter: { parentSlug: "nowhere" }', []],
  ['filter: { search: "MOVES" }', ['payments']],
  ['filter: { search: "%" }', []],
])('themes(%s) begins with %p', async (args, slugs) => {
  const { data } = await world.ask(`{ themes${args ? `(${args})` : ''} { nodes { slug } totalCount } }`);
  const found = data.themes.nodes.map(({ slug }: { slug: string }) => slug);
  if (args.startsWith('filter')) expect([...found].sort()).toEqual([...slugs].sort());
  else expect(found.slice(0, slugs.length)).toEqual(slugs);
  expect(data.themes.totalCount).toBe(found.length);
});

test.each(['FEEDBACK_COUNT', 'CUSTOMER_COUNT', 'REVENUE', 'LAST_SEEN', 'NAME'])(
  'themes by %s are paged to the end in both directions',
  async (by) => {
    for (const [size, cursor, way] of [
      ['first', 'after', 'endCursor'],
      ['last', 'before', 'startCursor'],
    ]) {
      const query = `query ($at: String) { themes(orderBy: { by: ${by} }, ${size}: 1, ${cursor}: $at) { nodes { slug } pageInfo { ${way} } } }`;
      const seen = new Set<string>();
      let at: string | null = null;
      for (let page = 0; page < 4; page++) {
        const { nodes, pageInfo }: Page = (await world.ask(query, { at })).data.themes;
        seen.add(nodes[0]!.slug);
        at = pageInfo[way!] ?? null;
      }
      expect(seen.size).toBe(4);
      expect((await world.ask(query, { at })).data.themes.nodes).toEqual([]);
    }
  },
);

test.each([
  ['filter: { themed: false }', 1],
  ['filter: { themed: true }', 6],
  ['filter: { themeSlug: "payments" }', 4],
  ['filter: { themeSlug: ["Refunds", "payments", "cards"] }', 6],
  ['filter: { themeSlug: "nowhere" }', 0],
  ['filter: { source: ["survey"] }', 1],
  ['filter: { importance: [CRITICAL] }', 1],
  ['filter: { importRunId: "rubbish" }', 0],
  ['filter: { customerId: ["rubbish"] }', 0],
  [`filter: { submitted: { gte: "${daysAgo(4).slice(0, 10)}", lte: "${daysAgo(2).slice(0, 10)}" } }`, 2],
  ['filter: { search: "refund la" }', 1],
  ['filter: { search: "LATE" }', 2],
  ['filter: { search: "!!" }', 0],
  ['filter: { search: "it\'s & | :* a\\\\" }', 0],
])('feedback(%s) finds %p', async (args, count) => {
  const { data } = await world.ask(`{ feedback(${args}) { nodes { id } totalCount } }`);
  expect(data.feedback).toMatchObject({ totalCount: count });
  expect(data.feedback.nodes).toHaveLength(count);
});

test('entries are ordered by time, or by the revenue of the customer in the organisation’s currency', async () => {
  const bodies = async (args: string) =>
    (await world.ask(`{ feedback(${args}) { nodes { body } } }`)).data.feedback.nodes.map(
      ({ body }: { body: string }) => body,
    );
  expect(await bodies('first: 2')).toEqual(['Card came late', 'Refund is late']);
  expect(await bodies('first: 1, orderBy: { by: SUBMITTED_AT, direction: ASC }')).toEqual([
    'Nobody knows who said this',
  ]);
  expect(await bodies('first: 3, orderBy: { by: REVENUE }')).toEqual([
    'Refund is late',
    'Refund is lost',
    'Card came late',
  ]);
  const byTheme = await bodies('filter: { themeSlug: "payments" }, orderBy: { by: REVENUE, direction: ASC }, last: 1');
  expect(byTheme).toEqual(['Refund is late']);
});

test('a page of themes takes a fixed handful of statements, whatever the number of themes', async () => {
  const query = `{ themes(first: 50) { totalCount nodes { slug parent { slug } children { slug }
    stats { feedbackCount customerCount } lately: stats(window: "P90D") { feedbackCount } trend { count }
    feedback(first: 5) { totalCount nodes { body customer { name externalRefs { source } } themes { theme { slug } assignedBy { __typename } } } } } } }`;
  const before = (await world.statements(() => world.ask(query))).length;
  for (let n = 0; n < 30; n++) {
    const { slug } = await makeTheme(world, `More ${n}`, { parentSlug: 'cards' });
    await makeFeedback(world, `About ${n}`, { themes: [slug], customerName: `Customer ${n}` });
  }
  const after = (await world.statements(() => world.ask(query))).length;
  expect(after).toBe(before);
  expect(after).toBeLessThanOrEqual(16);
  const few = '{ themes(first: 50) { nodes { stats { feedbackCount } trend { count } } } }';
  expect((await world.statements(() => world.ask(few))).length).toBeLessThanOrEqual(3);
});

test('entries put into themes later are counted where their themes stand then', async () => {
  const { id } = await makeFeedback(world, 'Moves around');
  const count = async (slug: string) =>
    (await world.ask(`{ theme(slug: "${slug}") { stats { feedbackCount } } }`)).data.theme.stats.feedbackCount;
  const [quiet, payments] = [await count('quiet'), await count('payments')];
  await send(world, 'feedbackAssign', { feedbackIds: [id], themeSlug: 'quiet' });
  expect([await count('quiet'), await count('payments')]).toEqual([quiet + 1, payments]);
  const theme = (await world.ask('{ theme(slug: "quiet") { id } }')).data.theme;
  await send(world, 'themeSave', { id: theme.id, name: 'Quiet', parentSlug: 'refunds' });
  expect(await count('payments')).toBe(payments + 1);
  await send(world, 'themeSave', { id: theme.id, name: 'Quiet', parentSlug: null });
  expect(await count('payments')).toBe(payments);
});
