import { tokenWith } from '../testing/callers.ts';
import { makeItem, makeTheme } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const query = `query ($id: ID!) { roadmapItem(id: $id) { themes { slug stats { customerCount } items { totalCount } } evidence {
  level stale stats { feedbackCount customerCount annualRevenue } quotes { quote } awaiting { totalCount nodes { name itemsAwaited { totalCount } } } } } }`;

test('an item without themes has no evidence', async () => {
  const { id } = await makeItem(world);
  const { data } = await world.ask(query, { id });
  expect(data.roadmapItem.evidence).toMatchObject({
    level: 'NONE',
    stale: false,
    stats: { customerCount: 0 },
    awaiting: { totalCount: 0 },
  });
});

test('a customer under two themes of an item counts once, with its revenue', async () => {
  const themeSlugs = [
    await makeTheme(world, 'late cards', [{ name: 'Acme', annualRevenue: 50_000 }, { name: 'Bolt' }]),
    await makeTheme(world, 'lost cards', [{ name: 'Acme' }, { name: 'Core' }]),
  ];
  const { id } = await makeItem(world, { themeSlugs });
  const { data } = await world.ask(query, { id });
  expect(data.roadmapItem.evidence).toMatchObject({
    level: 'SOME',
    stats: { feedbackCount: 4, customerCount: 3, annualRevenue: 50_000 },
    awaiting: {
      totalCount: 3,
      nodes: [{ name: 'Acme', itemsAwaited: { totalCount: 1 } }, { name: 'Bolt' }, { name: 'Core' }],
    },
  });
  expect(data.roadmapItem.themes).toEqual([
    { slug: 'late-cards', stats: { customerCount: 2 }, items: { totalCount: 1 } },
    { slug: 'lost-cards', stats: { customerCount: 2 }, items: { totalCount: 1 } },
  ]);
});

test('one critical customer with much revenue is strong evidence', async () => {
  const theme = await makeTheme(world, 'fraud', [{ name: 'Giant', annualRevenue: 100_000, importance: 'CRITICAL' }]);
  const { id } = await makeItem(world, { themeSlugs: [theme] });
  expect((await world.ask(query, { id })).data.roadmapItem.evidence.level).toBe('STRONG');
});

test('who may not read feedback sees the counts and no names', async () => {
  const theme = await makeTheme(world, 'privacy', [{ name: 'Secret & Co' }]);
  const { id } = await makeItem(world, { themeSlugs: [theme] });
  const { data, errors, extensions } = await world.ask(query, { id }, await tokenWith(world, ['READ']));
  expect(errors).toBeUndefined();
  expect(extensions).toMatchObject({ redacted: true });
  expect(data.roadmapItem.evidence).toMatchObject({
    level: 'WEAK',
    awaiting: { totalCount: 1, nodes: [] },
    quotes: [],
  });
  expect(JSON.stringify(data)).not.toContain('Secret');
});

test('who may not read feedback finds nothing by a customer, in a list, in groups, or behind a not', async () => {
  const theme = await makeTheme(world, 'guarded', [{ name: 'Hidden Ltd' }]);
  await makeItem(world, { themeSlugs: [theme] });
  const { data } = await world.ask('{ customers(search: "Hidden") { nodes { id } } }');
  const query = `query ($id: ID!) { roadmap { items(filter: { customerId: [$id] }) { totalCount } not: items(filter: { not: { customerId: [$id] } }) { totalCount }
    groups(by: STATUS, filter: { and: [{ customerId: [$id] }] }) { count } } }`;
  const [{ id }] = data.customers.nodes;
  expect((await world.ask(query, { id })).data.roadmap).toMatchObject({
    items: { totalCount: 1 },
    groups: [{ count: 1 }],
  });
  const hidden = await world.ask(query, { id }, await tokenWith(world, ['READ']));
  expect(hidden).toMatchObject({
    data: { roadmap: { items: { totalCount: 0 }, not: { totalCount: 0 }, groups: [] } },
    extensions: { redacted: true },
  });
});
