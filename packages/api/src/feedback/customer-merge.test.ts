import { tokenWith } from '../testing/callers.ts';
import { makeItem } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { makeCustomer, makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const statsOf = async (slug: string) => {
  const { data } = await world.ask(
    'query ($slug: String!) { theme(slug: $slug) { stats { feedbackCount customerCount annualRevenue otherCurrencyCount } } }',
    { slug },
  );
  return data.theme.stats;
};

/** Two customers of one theme, each with an entry; gives their ids. */
async function two(name: string): Promise<{ into: string; source: string; slug: string }> {
  const { slug } = await makeTheme(world, `About ${name}`);
  const into = await makeCustomer(world, name, { ref: { source: 'crm', externalId: name } });
  const source = await makeCustomer(world, `${name} Inc`, {
    ref: { source: 'desk', externalId: `${name} Inc` },
    annualRevenue: 500,
    segment: 'Banks',
  });
  const entry = { source: 'desk', themes: [slug] };
  await makeFeedback(world, `${name} one`, { ...entry, source: 'crm', customerExternalId: name });
  await makeFeedback(world, `${name} two`, { ...entry, customerExternalId: `${name} Inc` });
  return { into: into.id, source: source.id, slug };
}

test('refs, entries, revenue and requests go to the one that goes on, and the merged id names it', async () => {
  const { into, source, slug } = await two('Acme');
  const item = await makeItem(world, { request: { driver: 'They asked.', requestedById: source } });
  expect(await statsOf(slug)).toMatchObject({ feedbackCount: 2, customerCount: 2, annualRevenue: 500 });
  const merged = await send(world, 'customerMerge', { sourceIds: [source, source], intoId: into });
  expect(merged).toMatchObject({
    userErrors: [],
    customer: {
      id: into,
      name: 'Acme',
      segment: 'Banks',
      annualRevenue: 500,
      externalRefs: [
        { source: 'crm', externalId: 'Acme' },
        { source: 'desk', externalId: 'Acme Inc' },
      ],
      mergedFrom: [{ name: 'Acme Inc' }],
      feedback: { totalCount: 2 },
    },
  });
  expect(await statsOf(slug)).toMatchObject({ feedbackCount: 2, customerCount: 1, annualRevenue: 500 });
  const { data } = await world.ask(
    `query ($id: ID!, $item: ID!) { customer(id: $id) { id itemsAwaited { nodes { id } } } node(id: $id) { id } customers(search: "acme") { nodes { id } }
      feedback(filter: { customerId: [$id] }) { totalCount } roadmapItem(id: $item) { request { requestedBy { id } } history { nodes { field before after } } }
      roadmap { items(filter: { customerId: [$id] }) { nodes { id } } } }`,
    { id: source, item: item.id },
  );
  expect(data).toMatchObject({
    customer: { id: into, itemsAwaited: { nodes: [{ id: item.id }] } },
    node: { id: into },
    customers: { nodes: [{ id: into }] },
    feedback: { totalCount: 2 },
    roadmapItem: { request: { requestedBy: { id: into } } },
    roadmap: { items: { nodes: [{ id: item.id }] } },
  });
  expect(data.roadmapItem.history.nodes).toContainEqual(expect.objectContaining({ field: 'requestedBy' }));
});

test('what comes later under the merged name or id is the one’s that goes on; so it is along a chain', async () => {
  const { into, source } = await two('Bolt');
  await send(world, 'customerMerge', { sourceIds: [source], intoId: into });
  const last = await makeCustomer(world, 'Bolt Group');
  await send(world, 'customerMerge', { sourceIds: [into], intoId: last.id });
  for (const customer of [{ customerName: 'bolt inc' }, { customerExternalId: 'Bolt Inc' }]) {
    const made = await makeFeedback(world, `Later ${JSON.stringify(customer)}`, { source: 'desk', ...customer });
    expect(made.customer).toEqual({ id: last.id, name: 'Bolt Group' });
  }
  const rows = [{ body: 'By file', customerName: 'BOLT INC', submittedAt: '2026-01-01' }];
  const { data } = await world.ask(
    'mutation ($rows: [FeedbackRowInput!]!) { feedbackImport(input: { source: "desk", rows: $rows, dryRun: false }) { importRun { totals { customersCreated created } } } }',
    { rows },
  );
  expect(data.feedbackImport.importRun.totals).toEqual({ customersCreated: 0, created: 1 });
  const saved = await send(world, 'customerSave', { id: source, name: 'Bolt Group', kind: 'PARTNER' });
  expect(saved.customer).toMatchObject({ id: last.id, kind: 'PARTNER' });
  const item = await makeItem(world, { request: { driver: 'They asked.', requestedById: source } });
  const asked = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { request { requestedBy { id } } } }', {
    id: item.id,
  });
  expect(asked.data.roadmapItem.request.requestedBy.id).toBe(last.id);
});

test('the past shows both, the present one', async () => {
  const { into, source, slug } = await two('Core');
  const before = new Date().toISOString();
  await send(world, 'customerMerge', { sourceIds: [source], intoId: into });
  const { data } = await world.ask(
    'query ($slug: String!, $at: DateTime!) { now: theme(slug: $slug) { stats { customerCount } } before: theme(slug: $slug, asOf: $at) { stats { customerCount } } }',
    { slug, at: before },
  );
  expect(data).toEqual({ now: { stats: { customerCount: 1 } }, before: { stats: { customerCount: 2 } } });
});

test.each([
  ['no customer', () => ({ sourceIds: [] }), 'REQUIRED', ['sourceIds']],
  ['a customer into itself', (id: string) => ({ sourceIds: [id] }), 'INVALID', ['sourceIds', '0']],
  ['an id that is none', () => ({ sourceIds: ['rubbish'] }), 'NOT_FOUND', ['sourceIds', '0']],
  ['more than a hundred', () => ({ sourceIds: Array(101).fill('x') }), 'LIMIT_EXCEEDED', ['sourceIds']],
  ['an unknown survivor', () => ({ sourceIds: ['x'], intoId: 'rubbish' }), 'NOT_FOUND', ['intoId']],
])('%s is refused, and nothing is changed', async (name, input, code, field) => {
  const { id } = await makeCustomer(world, `Refused ${name}`);
  const refused = await send(world, 'customerMerge', { intoId: id, ...input(id) });
  expect(refused).toMatchObject({ customer: null, userErrors: [{ code, field }] });
});

test('who may not plan is refused', async () => {
  const token = await tokenWith(world, ['READ_FEEDBACK']);
  const refused = await send(world, 'customerMerge', { sourceIds: ['x'], intoId: 'x' }, token);
  expect(refused).toMatchObject({ customer: null, userErrors: [{ code: 'FORBIDDEN' }] });
});
