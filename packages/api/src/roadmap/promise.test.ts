import { type SignedIn, signedIn } from '../testing/callers.ts';
import { makeItem, mutate, recordDecision, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let leads: SignedIn[];
beforeAll(async () => {
  world = await startWorld();
  leads = [await signedIn(world), await signedIn(world, { discipline: 'ENGINEERING' })];
});
afterAll(() => world.stop());

const quarter = (date: string) => ({ date, resolution: 'QUARTER' });
const [first, second, third] = [quarter('2027-01-01'), quarter('2027-04-01'), quarter('2027-07-01')];
const fields =
  'roadmapItem { id version target { date } committedTarget { date } driftDays history(first: 20) { nodes { field reason decision { identifier } } } }';
const promised = async () => takeItemTo(world, await makeItem(world, { target: first }), 'COMMITTED');
const edit = async ({ id }: { id: string }, changes: object) => {
  const { data } = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { version } }', { id });
  const input = { id, version: data.roadmapItem.version, ...changes };
  return mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', fields, input);
};
const decide = (kind: string, item: { id: string }) => recordDecision(world, { kind, itemIds: [item.id] });
const sign = async (id: string) => {
  for (const lead of leads) await lead.ask(`mutation { signOff(input: { subjectId: "${id}" }) { revision } }`);
};
const codes = ({ userErrors }: { userErrors: { code: string; field: string[] }[] }) =>
  userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);

test('a later target than the promised one needs a decision; an earlier one does not', async () => {
  const item = await promised();
  const later = await edit(item, { target: second });
  expect(codes(later)).toEqual(['GUARD_FAILED target']);
  expect(later.userErrors[0].message).toContain('Q1 2027 was promised');
  expect(codes(await edit(item, { target: null }))).toEqual(['GUARD_FAILED target']);
  expect(codes(await edit(item, { target: quarter('2026-10-01') }))).toEqual([]);
  expect((await edit(item, { target: first })).roadmapItem).toMatchObject({ driftDays: 0 });
});

test('DEFER moves the target alone: the promise stays, the drift shows, the history names the decision', async () => {
  const item = await promised();
  const defer = await decide('DEFER', item);
  const { roadmapItem } = await edit(item, { target: second, decisionId: defer.id, reason: 'The supplier is late' });
  expect(roadmapItem).toMatchObject({
    target: { date: '2027-04-01' },
    committedTarget: { date: '2027-01-01' },
    driftDays: 91,
  });
  expect(roadmapItem.history.nodes).toContainEqual({
    field: 'target',
    reason: 'The supplier is late',
    decision: { identifier: defer.identifier },
  });
});

test('RESCOPE makes one new promise, once both have signed it', async () => {
  const item = await promised();
  const rescope = await decide('RESCOPE', item);
  expect(codes(await edit(item, { target: second, decisionId: rescope.id }))).toEqual(['GUARD_FAILED decisionId']);
  await sign(rescope.id);
  expect(codes(await edit(item, { target: null, decisionId: rescope.id }))).toEqual(['INVALID target']);
  const { roadmapItem } = await edit(item, { target: second, decisionId: rescope.id });
  expect(roadmapItem).toMatchObject({ committedTarget: { date: '2027-04-01' }, driftDays: 0 });
  const again = await edit(item, { target: third, decisionId: rescope.id });
  expect(codes(again)).toEqual(['GUARD_FAILED decisionId']);
  expect(again.userErrors[0].message).toContain('has made its promise already');
});

test('a decision of another kind, about another item, or superseded moves nothing; all faults are named', async () => {
  const item = await promised();
  const other = await makeItem(world);
  const tradeOff = await decide('TRADE_OFF', other);
  await recordDecision(world, { kind: 'TRADE_OFF', supersedesId: tradeOff.id });
  const refused = await edit(item, { target: second, decisionId: tradeOff.id });
  expect(codes(refused)).toEqual(Array(3).fill('GUARD_FAILED decisionId'));
  expect(codes(await edit(item, { target: second, decisionId: item.id }))).toEqual(['NOT_FOUND decisionId']);
  expect((await edit(item, { title: 'The same' })).roadmapItem).toMatchObject({ target: { date: '2027-01-01' } });
});

test('any decision may be recorded with an edit that breaks no promise', async () => {
  const item = await makeItem(world);
  const tradeOff = await decide('TRADE_OFF', item);
  const { roadmapItem } = await edit(item, { outcome: 'Less, and sooner', decisionId: tradeOff.id });
  expect(roadmapItem.history.nodes[0]).toMatchObject({
    field: 'outcome',
    decision: { identifier: tradeOff.identifier },
  });
});
