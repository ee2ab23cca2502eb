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
  const committed = await takeItemTo(world, item, 'COMMITTED');
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
  await recordDecision(world, { kind: 'DECLINE', itemIds: [item.id] });
  const declined = (await go({ id: item.id, version: 1, to: 'DECLINED' })).roadmapItem;
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
  const discovered = await takeItemTo(world, await makeItem(world), 'DISCOVERY');
  const unexplained = await go({ id: discovered.id, version: discovered.version, to: 'PROPOSED' });
  expect(unexplained.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['reason'] }]);
  expect((await go({ id: item.id, version: 7, to: 'DISCOVERY' })).userErrors).toMatchObject([
    { code: 'STALE_VERSION' },
  ]);
});

test('the reason stands in the history', async () => {
  const item = await takeItemTo(world, await makeItem(world), 'DISCOVERY');
  await go({ id: item.id, version: item.version, to: 'PROPOSED', reason: 'Only one asks for it' });
  const [row] = await world.dataSource.query('select reason, via, actor_kind from work order by revision desc limit 1');
  expect(row).toEqual({ reason: 'Only one asks for it', via: 'api', actor_kind: 'TOKEN' });
});

describe('a no', () => {
  const history = `${fields.slice(0, -1)} history(first: 10) { nodes { field reason decision { identifier kind } } } }`;
  const step = (input: object) => mutate(world, 'roadmapItemTransition', 'RoadmapItemTransitionInput', history, input);
  const codes = ({ userErrors }: { userErrors: { code: string; field: string[] }[] }) =>
    userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);

  test('is a DECLINE about the item; the history names it', async () => {
    const item = await makeItem(world);
    const decline = { id: item.id, version: 1, to: 'DECLINED', reason: 'No' };
    expect(codes(await step(decline))).toEqual(['GUARD_FAILED decisionId']);
    const stop = await recordDecision(world, { kind: 'STOP', itemIds: [item.id] });
    const elsewhere = await recordDecision(world, { kind: 'DECLINE' });
    expect(codes(await step(decline))).toEqual(['GUARD_FAILED decisionId']);
    expect(codes(await step({ ...decline, decisionId: stop.id }))).toEqual(['GUARD_FAILED decisionId']);
    expect(codes(await step({ ...decline, decisionId: elsewhere.id }))).toEqual(['GUARD_FAILED decisionId']);
    expect(codes(await step({ ...decline, decisionId: item.id }))).toEqual(['NOT_FOUND decisionId']);
    const { identifier, id } = await recordDecision(world, { kind: 'DECLINE', itemIds: [item.id] });
    const declined = await step({ id: item.id, version: 1, to: 'DECLINED', decisionId: id });
    expect(declined.roadmapItem.history.nodes).toContainEqual({
      ...{ field: 'status', reason: null, decision: { identifier, kind: 'DECLINE' } },
    });
  });

  test('is said again when the item was reopened since; STOPPED needs a STOP, and neither needs agreement', async () => {
    const item = await takeItemTo(world, await makeItem(world), 'DECLINED', 'PROPOSED');
    expect(codes(await step({ id: item.id, version: item.version, to: 'DECLINED' }))).toEqual([
      'GUARD_FAILED decisionId',
    ]);
    const committed = await takeItemTo(world, item, 'COMMITTED');
    const stop = { id: item.id, version: committed.version, to: 'STOPPED' };
    expect(codes(await step(stop))).toEqual(['GUARD_FAILED decisionId']);
    const { identifier } = await recordDecision(world, { kind: 'STOP', itemIds: [item.id] });
    const { roadmapItem } = await step(stop);
    expect(roadmapItem.status).toBe('STOPPED');
    expect(roadmapItem.history.nodes).toContainEqual(
      expect.objectContaining({ field: 'status', decision: { identifier, kind: 'STOP' } }),
    );
  });
});
