import fc from 'fast-check';
import { makeItem, makeTheme, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const fields =
  'id revision kind at actor { __typename } via subject { id __typename } subjectType subjectLabel field before after reason';
const changesSince = async (revision: string) =>
  (
    await world.ask(
      `query ($r: Revision) { roadmap { changes(sinceRevision: $r, first: 100) { nodes { ${fields} } } } }`,
      { r: revision },
    )
  ).data.roadmap.changes.nodes;
const revision = async (): Promise<string> => (await world.ask('{ roadmap { revision } }')).data.roadmap.revision;

test('one change of one field: who, how, when, why, before and after', async () => {
  const item = await makeItem(world, { title: 'Old', effort: { low: 1, likely: 2, high: 3 } });
  const before = await revision();
  const input = { id: item.id, version: 1, title: 'New', effort: null, reason: 'Better said' };
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', input);
  const changes = await changesSince(before);
  expect(changes).toMatchObject([
    { kind: 'UPDATED', field: 'effort', before: '{"low":1,"high":3,"likely":2}', after: null },
    {
      kind: 'UPDATED',
      field: 'title',
      before: '"Old"',
      after: '"New"',
      subject: { id: item.id, __typename: 'RoadmapItem' },
      subjectLabel: 'New',
      actor: { __typename: 'ApiToken' },
      via: 'api',
      reason: 'Better said',
    },
  ]);
});

test('links, parts and rank are told; the shifts of others are not', async () => {
  const [first, second] = [await makeItem(world, { title: 'First' }), await makeItem(world, { title: 'Second' })];
  const theme = await makeTheme(world, 'told', [{ name: 'Acme' }]);
  const before = await revision();
  await mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'roadmapItem { id }', {
    id: second.id,
    beforeId: first.id,
  });
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', {
    id: first.id,
    version: 1,
    themeSlugs: [theme],
  });
  await mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'roadmapItem { id }', {
    itemId: first.id,
    title: 'Step',
    kind: 'INCREMENT',
    value: 'V',
  });
  const told = (await changesSince(before)).map((event: Record<string, string>) => [
    event.subjectType,
    event.subjectLabel,
    event.kind,
    event.field,
    event.before,
    event.after,
  ]);
  const { data } = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { rank } }', { id: second.id });
  expect(told).toEqual([
    ['RoadmapItem', 'Second', 'UPDATED', 'rank', String(data.roadmapItem.rank + 1), String(data.roadmapItem.rank)],
    ['RoadmapItem', 'First', 'UPDATED', 'themes', null, `"${theme}"`],
    ['Milestone', 'Step', 'CREATED', null, null, null],
  ]);
  const history = await world.ask(
    `query ($id: ID!) { roadmapItem(id: $id) { history { totalCount nodes { subjectType field } } } }`,
    { id: first.id },
  );
  expect(history.data.roadmapItem.history).toMatchObject({
    totalCount: 3,
    nodes: [{ subjectType: 'Milestone' }, { field: 'themes' }, { subjectType: 'RoadmapItem', field: null }],
  });
});

test('a deleted thing is told by its name, and leads nowhere', async () => {
  const item = await makeItem(world, { title: 'Short-lived' });
  const before = await revision();
  await mutate(world, 'roadmapItemDelete', 'DeleteInput', 'deletedId', { id: item.id });
  expect(await changesSince(before)).toMatchObject([
    { kind: 'DELETED', subjectLabel: 'Short-lived', subject: null, field: null },
  ]);
});

test('what changed since a revision, applied to the state then, is the state now', async () => {
  type Item = { id: string; title: string; status: string; horizon: string; rank: number | null };
  const state = async (): Promise<Item[]> =>
    (await world.ask('{ roadmap { items(first: 100) { nodes { id title status horizon rank } } } }')).data.roadmap.items
      .nodes;
  const items = [await makeItem(world), await makeItem(world), await makeItem(world)];
  let count = 0;
  const deeds = [
    (at: number) =>
      mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'roadmapItem { id }', {
        id: items[at]!.id,
        afterId: items[(at + 1) % 3]!.id,
        horizon: ['NOW', 'NEXT'][count++ % 2],
      }),
    async (at: number) => {
      const { data } = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { id version identifier } }', {
        id: items[at]!.id,
      });
      return takeItemTo(world, data.roadmapItem, 'DISCOVERY').catch(() => undefined);
    },
    async () => makeItem(world, { title: `Item ${count++}` }),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...deeds), fc.nat(2)), { minLength: 1, maxLength: 5 }),
      async (story) => {
        const before = await state();
        const since = await revision();
        for (const [deed, at] of story) await deed(at);
        const now = await state();
        const known = new Map(before.map((item) => [item.id, { ...item }]));
        let order = before.filter((item) => item.rank !== null).map((item) => item.id);
        for (const { kind, subject, field, after } of await changesSince(since)) {
          if (kind === 'CREATED') {
            known.set(subject.id, { ...now.find((item) => item.id === subject.id)! });
            order.push(subject.id);
          } else if (field === 'rank') {
            order = order.filter((id) => id !== subject.id);
            order.splice(JSON.parse(after) - 1, 0, subject.id);
          } else Object.assign(known.get(subject.id)!, { [field]: JSON.parse(after) });
        }
        expect(order.map((id, index) => ({ ...known.get(id)!, rank: index + 1 }))).toEqual(
          now.filter((item) => item.rank !== null),
        );
      },
    ),
    { numRuns: 10 },
  );
});

test('what was told stays told', async () => {
  await expect(world.dataSource.query("update change_event set reason = 'no'")).rejects.toMatchObject({
    code: 'WM001',
  });
  await expect(world.dataSource.query('delete from change_event')).rejects.toMatchObject({ code: 'WM001' });
});
