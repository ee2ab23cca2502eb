import { record, saveService, saveSlo } from '../slo/testing/objectives.ts';
import { tokenWith } from '../testing/callers.ts';
import { makeItem, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
const policy = { thresholds: [{ remainingBelow: 0.1, action: 'Stop risky work', freezes: ['SPENDS'] }] };
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  await saveSlo(world, 'calm', { policy, coverageFloor: 0 });
  await saveSlo(world, 'burnt', { policy, coverageFloor: 0 });
  const to = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  await record(world, 'calm', [{ from: to - 3_600_000, to, good: 1_000, total: 1_000 }]);
  await record(world, 'burnt', [{ from: to - 3_600_000, to, good: 900, total: 1_000 }]);
});
afterAll(() => world.stop());

const item =
  'roadmapItem { id version status slos { id relation rationale frozen slo { slug links { item { identifier } } } } }';
const link = (input: object, token?: string) =>
  mutate(world, 'sloLinkSet', 'SloLinkInput', `${item} subject { id __typename }`, input, token);
const go = (id: string, version: number, to: string) =>
  mutate(world, 'roadmapItemTransition', 'RoadmapItemTransitionInput', item, { id, version, to });

test('a link is set, changed by its relation, shown from both ends, and taken away', async () => {
  const { id, identifier } = await makeItem(world);
  await link({ itemId: id, sloSlug: 'calm', relation: 'PROTECTS', rationale: 'It retries' });
  const again = await link({ itemId: id, sloSlug: 'calm', relation: 'PROTECTS' });
  expect(again.roadmapItem).toMatchObject({
    version: 3,
    slos: [
      {
        relation: 'PROTECTS',
        rationale: 'It retries',
        frozen: false,
        slo: { slug: 'calm', links: [{ item: { identifier } }] },
      },
    ],
  });
  const query = 'query ($id: ID!) { roadmapItem(id: $id) { slos(relation: [SPENDS]) { id } } }';
  expect((await world.ask(query, { id })).data.roadmapItem.slos).toEqual([]);
  const gone = await mutate(world, 'sloLinkDelete', 'DeleteInput', item, { id: again.subject.id });
  expect(gone.roadmapItem.slos).toEqual([]);
});

test('items are found by how they bear on objectives, and by the state of their budgets', async () => {
  const [calm, burnt, free] = [await makeItem(world), await makeItem(world), await makeItem(world)];
  await link({ itemId: calm.id, sloSlug: 'calm', relation: 'PROTECTS' });
  await link({ itemId: burnt.id, sloSlug: 'burnt', relation: 'SPENDS' });
  const found = async (filter: object) => {
    const query = 'query ($filter: RoadmapItemFilter) { roadmap { items(filter: $filter) { nodes { id } } } }';
    const { data } = await world.ask(query, { filter: { id: [calm.id, burnt.id, free.id], ...filter } });
    return data.roadmap.items.nodes.map(({ id }: { id: string }) => id);
  };
  expect(await found({ budgetState: ['EXHAUSTED'] })).toEqual([burnt.id]);
  expect(await found({ budgetState: ['HEALTHY', 'EXHAUSTED'] })).toEqual([calm.id, burnt.id]);
  expect(await found({ sloRelation: ['PROTECTS'] })).toEqual([calm.id]);
  expect(await found({ not: { budgetState: ['EXHAUSTED'] } })).toEqual([calm.id, free.id]);
});

test('work that spends an exhausted budget may not start; what protects it may', async () => {
  const spending = await makeItem(world);
  const committed = await takeItemTo(world, spending, 'COMMITTED');
  const linked = (await link({ itemId: spending.id, sloSlug: 'burnt', relation: 'SPENDS' })).roadmapItem;
  expect(linked.slos).toMatchObject([{ frozen: true }]);
  const refused = await go(spending.id, committed.version + 1, 'IN_PROGRESS');
  expect(refused).toMatchObject({
    roadmapItem: null,
    userErrors: [{ code: 'GUARD_FAILED', field: ['to'], message: expect.stringContaining('burnt') }],
  });

  const protecting = await makeItem(world);
  const { version } = (await link({ itemId: protecting.id, sloSlug: 'burnt', relation: 'PROTECTS' })).roadmapItem;
  const ready = await takeItemTo(world, { ...protecting, version }, 'COMMITTED');
  expect((await go(protecting.id, ready.version, 'IN_PROGRESS')).roadmapItem.status).toBe('IN_PROGRESS');
});

test('unknown items and objectives are refused by name, strangers too', async () => {
  const { id } = await makeItem(world);
  const codes = async (input: object, token?: string) =>
    (await link({ relation: 'SPENDS', ...input }, token)).userErrors;
  expect(await codes({ itemId: 'rubbish', sloSlug: 'calm' })).toMatchObject([{ code: 'NOT_FOUND', field: ['itemId'] }]);
  expect(await codes({ itemId: id, sloSlug: 'nothing' })).toMatchObject([{ code: 'NOT_FOUND', field: ['sloSlug'] }]);
  expect(await codes({ itemId: id, sloSlug: 'calm' }, await tokenWith(world, ['READ']))).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
});

test('links, budgets and freezes of many items take as many statements as those of one', async () => {
  for (let index = 0; index < 5; index++) {
    const { id } = await makeItem(world);
    await link({ itemId: id, sloSlug: index % 2 ? 'calm' : 'burnt', relation: 'SPENDS' });
  }
  const page = (first: number) =>
    `{ roadmap { items(first: ${first}, orderBy: { by: CREATED_AT, direction: DESC }) { nodes { slos { frozen slo { name errorBudget { state } } } } } } }`;
  const one = (await world.statements(() => world.ask(page(1)))).length;
  expect((await world.statements(() => world.ask(page(50)))).length).toBe(one);
});
