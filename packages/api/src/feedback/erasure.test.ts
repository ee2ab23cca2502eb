import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { makeCustomer, makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const reason = 'A request under article 17.';

/** Every row of every table, as text, in which the text stands: the table and the row. */
async function foundIn(text: string): Promise<string[]> {
  const tables: { name: string }[] = await world.dataSource.query(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm')",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows: { row: string }[] = await world.dataSource.query(
      `select to_jsonb(t)::text as row from ${name} t where position(lower($1) in lower(to_jsonb(t)::text)) > 0`,
      [text],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

async function importFile(rows: object[], dryRun = false) {
  const query = `mutation ($rows: [FeedbackRowInput!]!, $dryRun: Boolean!) { feedbackImport(input: { source: "desk", rows: $rows, dryRun: $dryRun }) {
    importRun { id totals { created updated unchanged duplicate failed customersCreated } rows { nodes { action warnings { code } raw } } } } }`;
  const sent = rows.map((row) => ({ submittedAt: '2026-01-01', ...row }));
  return (await world.ask(query, { rows: sent, dryRun })).data.feedbackImport.importRun;
}

const statsOf = async (slug: string) => {
  const query = `query ($slug: String!) { theme(slug: $slug) { stats { feedbackCount customerCount criticalCount annualRevenue firstSeenAt } trend { count } } }`;
  return (await world.ask(query, { slug })).data.theme;
};

const person = {
  customerName: 'Zebulon Quirk',
  customerExternalId: 'cust-zq-77',
  annualRevenue: 900,
  segment: 'Xylophone makers',
};
const entry = {
  externalId: 'ticket-zq-1',
  title: 'Quirky title of mine',
  body: 'My phone number is 555-0199, call Zebulon',
  url: 'https://desk.example/zq-1',
  tags: ['zq-tag'],
  ...person,
};
const needles = [
  'Zebulon',
  'quirk',
  'cust-zq-77',
  'ticket-zq',
  '555-0199',
  'zq-1',
  'zq-tag',
  'Xylophone',
  'older wording',
  'Z. Q. before',
];

test('a customer’s personal data is found nowhere afterwards, and the counts stay', async () => {
  const { slug } = await makeTheme(world, 'Erasable');
  await importFile([{ ...entry, body: 'The older wording of it', themes: [slug] }], true);
  await importFile([{ ...entry, body: 'The older wording of it', themes: [slug] }]);
  await importFile([
    { ...entry, themes: [slug] },
    { ...entry, body: 'Twice in one file' },
  ]);
  await importFile([
    { ...entry, externalId: 'ticket-zq-2', submittedAt: 'not a day', body: 'Failed, from Zebulon Quirk' },
  ]);
  await importFile([
    { ...entry, externalId: 'ticket-zq-3', body: 'Another by Zebulon', importance: 'CRITICAL', themes: [slug] },
  ]);
  const { data } = await world.ask('{ customers(search: "zebulon") { nodes { id feedback { nodes { id } } } } }');
  const [{ id, feedback }] = data.customers.nodes;
  await send(world, 'customerSave', { id, name: 'Z. Q. before', kind: 'EXTERNAL' });
  await send(world, 'customerSave', { id, name: 'Zebulon Quirk', kind: 'EXTERNAL' });
  const other = await makeCustomer(world, 'Quirk and sons', { ref: { source: 'crm', externalId: 'cust-zq-77b' } });
  await send(world, 'customerMerge', { sourceIds: [other.id], intoId: id });
  const feedbackIds = feedback.nodes.map((each: { id: string }) => each.id);
  await send(world, 'feedbackAssign', { feedbackIds, themeSlug: slug, quote: 'call Zebulon' });
  const before = await statsOf(slug);
  expect(before.stats).toMatchObject({ feedbackCount: 2, customerCount: 1, annualRevenue: 900, criticalCount: 1 });
  expect((await foundIn('Zebulon')).length).toBeGreaterThan(5);

  expect(await send(world, 'feedbackErase', { customerId: id, reason })).toMatchObject({ erased: 2, userErrors: [] });
  for (const needle of needles) expect(await foundIn(needle)).toEqual([]);
  expect(await statsOf(slug)).toEqual(before);
  const answer = await world.ask(
    `query ($id: ID!, $old: ID!) { customer(id: $id) { id name externalRefs { source } annualRevenue feedback { nodes { body title erasedAt tags themes { quote theme { slug } } } } }
      old: customer(id: $old) { id } found: feedback(filter: { search: "Zebulon" }) { totalCount } importRuns { nodes { mapping { sample } rows { nodes { raw } } } } }`,
    { id, old: other.id },
  );
  expect(answer.data.customer).toMatchObject({ id, name: 'Erased customer', externalRefs: [], annualRevenue: 900 });
  expect(answer.data.customer.feedback.nodes).toEqual(
    Array(2).fill({
      body: '',
      title: null,
      erasedAt: expect.any(String),
      tags: [],
      themes: [{ quote: null, theme: { slug } }],
    }),
  );
  expect(answer.data.old).toEqual({ id });
  expect(answer.data.found.totalCount).toBe(0);
  expect(await send(world, 'feedbackErase', { customerId: id, reason })).toMatchObject({ erased: 0, userErrors: [] });
});

test('the next file does not bring anybody back: by the id of the entry, of the customer, or by the name', async () => {
  const again = await importFile([
    entry,
    { ...entry, externalId: 'ticket-zq-9', body: 'A new one of Zebulon' },
    { body: 'By name alone', customerName: 'zebulon QUIRK', externalId: 'x9' },
    { body: 'Somebody else', customerName: 'Somebody Else', externalId: 'x10' },
  ]);
  expect(again.totals).toEqual({ created: 1, updated: 0, unchanged: 3, duplicate: 0, failed: 0, customersCreated: 1 });
  expect(again.rows.nodes.slice(0, 3)).toEqual(
    Array(3).fill({ action: 'UNCHANGED', warnings: [{ code: 'ERASED' }], raw: null }),
  );
  for (const needle of needles) expect(await foundIn(needle)).toEqual([]);
  const byHand = await send(world, 'feedbackCreate', { ...entry, source: 'desk' });
  expect(byHand).toMatchObject({ userErrors: [{ code: 'GUARD_FAILED', field: ['externalId'] }] });
});

test('one entry is erased; its customer and the other entries stay', async () => {
  const gone = await makeFeedback(world, 'Erase my unicorn secret', { customerName: 'Stays', source: 'form' });
  const kept = await makeFeedback(world, 'Keep this', { customerName: 'Stays', source: 'form' });
  const erased = await send(world, 'feedbackErase', { feedbackIds: [gone.id, gone.id], reason });
  expect(erased).toMatchObject({ erased: 1, userErrors: [] });
  expect(await foundIn('unicorn')).toEqual([]);
  const { data } = await world.ask(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Feedback { body customer { name } } } }',
    {
      ids: [gone.id, kept.id],
    },
  );
  expect(data.nodes).toEqual([
    { body: '', customer: { name: 'Stays' } },
    { body: 'Keep this', customer: { name: 'Stays' } },
  ]);
  const again = { body: 'Erase my unicorn secret', customerName: 'Stays', source: 'form' };
  expect(await send(world, 'feedbackCreate', again)).toMatchObject({ userErrors: [{ code: 'GUARD_FAILED' }] });
});

test('history is rewritten by nothing else', async () => {
  await expect(world.dataSource.query("update row_version set data = '{}'")).rejects.toThrow(
    'What was stays as it was.',
  );
  await expect(world.dataSource.query('delete from row_version')).rejects.toThrow('What was stays as it was.');
  await expect(world.dataSource.query('delete from change_event')).rejects.toThrow('What was told stays told.');
});

test.each([
  ['nothing', { reason }, 'REQUIRED', ['feedbackIds']],
  ['an empty list', { feedbackIds: [], reason }, 'REQUIRED', ['feedbackIds']],
  ['no reason', { feedbackIds: [], reason: ' ' }, 'REQUIRED', ['reason']],
  ['an unknown entry', { feedbackIds: ['x'], reason }, 'NOT_FOUND', ['feedbackIds', '0']],
  ['an unknown customer', { customerId: 'x', reason }, 'NOT_FOUND', ['customerId']],
])('erasing %s is refused', async (_, input, code, field) => {
  const refused = await send(world, 'feedbackErase', input);
  expect(refused.erased).toBe(0);
  expect(refused.userErrors).toContainEqual(expect.objectContaining({ code, field }));
});

test('only who manages access may erase', async () => {
  const token = await tokenWith(world, ['WRITE']);
  const refused = await send(world, 'feedbackErase', { feedbackIds: [], reason }, token);
  expect(refused).toMatchObject({ erased: 0, userErrors: [{ code: 'FORBIDDEN' }] });
});
