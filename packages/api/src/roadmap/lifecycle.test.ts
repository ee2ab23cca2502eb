import { makeItem, mutate, recordDecision, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const fields =
  'roadmapItem { id version status statusChangedAt rank target { date } committedTarget { date } driftDays }';
const go = (input: object) => mutate(world, 'roadmapItemTransition', 'RoadmapItemTransitionInput', fields, input);
const firstHalf = { date: '2027-01-01', resolution: 'HALF_YEAR' };

test('a commitment is written once; a later target shows as drift', async () => {
  const item = await makeItem(world, { target: firstHalf });
  const committed = (await go({ id: item.id, version: 1, to: 'COMMITTED' })).roadmapItem;
  expect(committed).toMatchObject({ status: 'COMMITTED', committedTarget: { date: '2027-01-01' }, driftDays: 0 });
  const decisionId = (await recordDecision(world, { kind: 'DEFER', itemIds: [item.id] })).id;
  const target = { date: '2027-09-01', resolution: 'QUARTER' };
  const later = { id: item.id, version: committed.version, target, decisionId };
  const slipped = await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', fields, later);
  expect(slipped.roadmapItem).toMatchObject({ driftDays: 92, committedTarget: { date: '2027-01-01' } });
  const back = await takeItemTo(world, { ...item, version: slipped.roadmapItem.version }, 'DISCOVERY', 'COMMITTED');
  const { data } = await world.ask(
    'query ($id: ID!) { roadmapItem(id: $id) { committedTarget { date } } }',
    back as never,
  );
  expect(data.roadmapItem.committedTarget.date).toBe('2027-01-01');
});

test('a closed item gives up its rank, and stands last when it is reopened', async () => {
  const item = await makeItem(world);
  const other = await makeItem(world);
  const declined = (await go({ id: item.id, version: 1, to: 'DECLINED', reason: 'Nobody asks for it' })).roadmapItem;
  expect(declined).toMatchObject({ status: 'DECLINED', rank: null });
  const reopened = (await go({ id: item.id, version: declined.version, to: 'PROPOSED', reason: 'Now they do' }))
    .roadmapItem;
  const { data } = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { rank } }', { id: other.id });
  expect(reopened.rank).toBe(data.roadmapItem.rank + 1);
});

test('a paused item goes on where it was paused', async () => {
  const paused = await takeItemTo(world, await makeItem(world), 'DISCOVERY', 'PAUSED');
  const elsewhere = await go({ id: paused.id, version: paused.version, to: 'COMMITTED' });
  expect(elsewhere.userErrors).toMatchObject([
    { code: 'GUARD_FAILED', field: ['to'], message: expect.stringContaining('DISCOVERY, DECLINED, STOPPED') },
  ]);
  expect((await go({ id: paused.id, version: paused.version, to: 'DISCOVERY' })).roadmapItem.status).toBe('DISCOVERY');
});

test('what the life of an item does not allow is refused and says what it allows', async () => {
  const item = await makeItem(world);
  const skipped = await go({ id: item.id, version: 1, to: 'DONE' });
  expect(skipped).toMatchObject({ roadmapItem: null, userErrors: [{ code: 'GUARD_FAILED', field: ['to'] }] });
  const unexplained = await go({ id: item.id, version: 1, to: 'DECLINED' });
  expect(unexplained.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['reason'] }]);
  expect((await go({ id: item.id, version: 7, to: 'DISCOVERY' })).userErrors).toMatchObject([
    { code: 'STALE_VERSION' },
  ]);
});

test('the reason stands in the history', async () => {
  const item = await makeItem(world);
  await go({ id: item.id, version: 1, to: 'DECLINED', reason: 'Only one asks for it' });
  const [row] = await world.dataSource.query('select reason, via, actor_kind from work order by revision desc limit 1');
  expect(row).toEqual({ reason: 'Only one asks for it', via: 'api', actor_kind: 'TOKEN' });
});
