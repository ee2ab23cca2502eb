import fc from 'fast-check';
import { type MadeItem, makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
const items: MadeItem[] = [];
beforeAll(async () => {
  world = await startWorld();
  for (let index = 0; index < 12; index++) items.push(await makeItem(world, { title: `Item ${index}` }));
});
afterAll(() => world.stop());

const move = (input: object) =>
  mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'roadmapItem { id rank horizon version }', input);

async function order(): Promise<string[]> {
  const { data } = await world.ask('{ roadmap { items(first: 100) { nodes { id rank } } } }');
  const nodes: { id: string; rank: number }[] = data.roadmap.items.nodes;
  expect(nodes.map((node) => node.rank)).toEqual(nodes.map((_, index) => index + 1));
  return nodes.map((node) => node.id);
}

test('any run of moves is remove-and-insert on one dense order', async () => {
  const index = fc.integer({ min: 0, max: items.length - 1 });
  const step = fc.record({ from: index, to: index, side: fc.constantFrom('afterId', 'beforeId') });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      let model = await order();
      for (const { from, to, side } of steps.filter((each) => each.from !== each.to)) {
        const moved = model[from]!;
        const anchor = model[to]!;
        const { roadmapItem, userErrors } = await move({ id: moved, [side]: anchor });
        expect(userErrors).toEqual([]);
        model = model.filter((id) => id !== moved);
        model.splice(model.indexOf(anchor) + (side === 'afterId' ? 1 : 0), 0, moved);
        expect(roadmapItem.rank).toBe(model.indexOf(moved) + 1);
      }
      expect(await order()).toEqual(model);
    }),
    { numRuns: 12 },
  );
});

test('fifty moves at once leave every item in its place once', async () => {
  const moves = Array.from({ length: 50 }, (_, index) => {
    const moved = items[index % items.length]!;
    const anchor = items[(index * 7 + 5) % items.length]!;
    return move(moved === anchor ? { id: moved.id, horizon: 'NOW' } : { id: moved.id, afterId: anchor.id });
  });
  const payloads = await Promise.all(moves);
  expect(payloads.flatMap((payload) => payload.userErrors)).toEqual([]);
  expect((await order()).sort()).toEqual(items.map((item) => item.id).sort());
});

test('a move is one small write: one version of one row, and the item’s version stays', async () => {
  const versions = () =>
    world.dataSource.query("select count(*)::int as count from row_version where table_name = 'roadmap_item'");
  const [before] = await versions();
  const ids = await order();
  const { roadmapItem } = await move({ id: ids.at(-1), beforeId: ids[0], horizon: 'NEXT' });
  expect(roadmapItem).toMatchObject({ rank: 1, horizon: 'NEXT', version: 1 });
  const [after] = await versions();
  expect(after.count).toBe(before.count + 1);
});

test('a move is told as one change, the rank from and to; the shifts of others are not told', async () => {
  const ids = await order();
  const { data } = await world.ask('{ roadmap { revision } }');
  await move({ id: ids[7], beforeId: ids[2] });
  const told = await world.ask(
    'query ($since: Revision) { roadmap { changes(sinceRevision: $since) { nodes { field before after subject { id } } } } }',
    { since: data.roadmap.revision },
  );
  expect(told.data.roadmap.changes.nodes).toEqual([
    { field: 'rank', before: '8', after: '3', subject: { id: ids[7] } },
  ]);
});

test('neighbours must be other open items, the right way round', async () => {
  const [first, second, third] = await order();
  const refused = async (input: object) =>
    (await move(input)).userErrors.map((error: { code: string; field: string[] }) => [error.code, ...error.field]);
  expect(await refused({ id: first, afterId: first })).toEqual([['INVALID', 'afterId']]);
  expect(await refused({ id: first, afterId: third, beforeId: second })).toEqual([['INVALID', 'afterId']]);
  expect(await refused({ id: first, afterId: 'rubbish' })).toEqual([['NOT_FOUND', 'afterId']]);
});
