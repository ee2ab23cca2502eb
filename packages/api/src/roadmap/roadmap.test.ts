import { makeItem, makeTheme, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
const drivers = ['SECURITY', 'COST', 'RELIABILITY'];
beforeAll(async () => {
  world = await startWorld();
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'cards', name: 'Cards' });
  const theme = await makeTheme(world, 'late cards', [{ name: 'Acme' }]);
  for (let index = 0; index < 23; index++) {
    const item = await makeItem(world, {
      title: `Item ${index}`,
      kind: index % 2 ? 'FEATURE' : 'TECHNICAL_INVESTMENT',
      horizon: ['NOW', 'NEXT', 'LATER'][index % 3],
      valueDrivers: [drivers[index % 3]],
      labels: index < 4 ? ['few'] : [],
      effort: { low: 1, likely: 2, high: 3 },
      ...(index % 4 === 0 && { target: { date: `2027-0${1 + (index % 9)}-15`, resolution: 'MONTH' } }),
      ...(index % 5 === 0 && { teamSlug: 'cards', themeSlugs: [theme] }),
    });
    await mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'roadmapItem { id }', {
      itemId: item.id,
      title: 'First',
      kind: 'INCREMENT',
      value: 'Some',
    });
    if (index % 11 === 10) await takeItemTo(world, { ...item, version: item.version + 1 }, 'DECLINED');
  }
});
afterAll(() => world.stop());

const list = async (args: string) =>
  (
    await world.ask(`{ roadmap { items(${args}) { totalCount nodes { id title rank }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`)
  ).data.roadmap.items;

test.each(['RANK', 'TARGET', 'UPDATED_AT', 'CREATED_AT', 'DRIFT'])(
  'paging by %s ends, forwards and backwards, with every item once',
  async (by) => {
    for (const direction of ['ASC', 'DESC']) {
      const order = `orderBy: { by: ${by}, direction: ${direction} }`;
      const whole = (await list(`first: 100, ${order}`)).nodes.map((node: { id: string }) => node.id);
      expect(new Set(whole).size).toBe(23);
      const forwards: string[] = [];
      for (
        let page = await list(`first: 7, ${order}`);
        ;
        page = await list(`first: 7, after: "${page.pageInfo.endCursor}", ${order}`)
      ) {
        forwards.push(...page.nodes.map((node: { id: string }) => node.id));
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(forwards).toEqual(whole);
      const backwards: string[] = [];
      for (
        let page = await list(`last: 7, ${order}`);
        ;
        page = await list(`last: 7, before: "${page.pageInfo.startCursor}", ${order}`)
      ) {
        backwards.unshift(...page.nodes.map((node: { id: string }) => node.id));
        if (!page.pageInfo.hasPreviousPage) break;
      }
      expect(backwards).toEqual(whole);
    }
  },
);

test.each([
  ['status: [DECLINED]', 2],
  ['open: true', 21],
  ['kind: [FEATURE]', 11],
  ['valueDriver: [SECURITY, COST]', 16],
  ['horizon: [NOW]', 8],
  ['teamSlug: ["cards"]', 5],
  ['themeSlug: ["Late Cards"]', 5],
  ['label: ["few"]', 4],
  ['aligned: false', 23],
  ['search: "ITEM 2"', 4],
  ['identifier: ["wm-1", "WM-2"]', 2],
  ['target: { gte: "2027-05-01", lte: "2027-05-31" }', 1],
  ['not: { horizon: [NOW] }, open: true', 14],
  ['or: [{ label: ["few"] }, { and: [{ kind: [FEATURE] }, { horizon: [NOW] }] }]', 7],
  ['or: []', 0],
])('{ %s } finds %i', async (filter, count) => {
  expect((await list(`filter: { ${filter} }`)).totalCount).toBe(count);
});

test('groups count items and effort, in their own order, with their items', async () => {
  const { data } = await world.ask(
    '{ roadmap { groups(by: HORIZON) { key label count personWeeks items(first: 2) { totalCount nodes { horizon } } } team: groups(by: TEAM) { key label count } quarter: groups(by: TARGET_QUARTER, filter: { open: true }) { key label } } }',
  );
  expect(
    data.roadmap.groups.map((group: { key: string; label: string; count: number; personWeeks: number }) => [
      group.key,
      group.label,
      group.count,
      group.personWeeks,
    ]),
  ).toEqual([
    ['NOW', 'Now', 8, 16],
    ['NEXT', 'Next', 8, 16],
    ['LATER', 'Later', 7, 14],
  ]);
  expect(data.roadmap.groups[1].items).toEqual({ totalCount: 8, nodes: [{ horizon: 'NEXT' }, { horizon: 'NEXT' }] });
  expect(data.roadmap.team).toEqual([
    { key: 'cards', label: 'Cards', count: 5 },
    { key: 'NONE', label: 'No team', count: 18 },
  ]);
  expect(data.roadmap.quarter[0]).toEqual({ key: '2027-Q1', label: 'Q1 2027' });
});

test.each([
  ['first: 0', 'LIMIT_EXCEEDED'],
  ['first: 101', 'LIMIT_EXCEEDED'],
  ['first: 1, last: 1', 'INVALID'],
  ['after: "rubbish"', 'INVALID'],
  ['filter: { not: { not: { not: { not: { not: { open: true } } } } } }', 'LIMIT_EXCEEDED'],
])('items(%s) is refused where it stands', async (args, code) => {
  const { data, errors } = await world.ask(`{ viewer { role } roadmap { items(${args}) { totalCount } } }`);
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ path: ['roadmap', 'items'], extensions: { code } }]);
});

const page = (
  first: number,
) => `{ roadmap { revision items(first: ${first}) { nodes { identifier title rank team { name } productOwner { name }
  milestones { title status } successMetrics { target metric { name } } themes { name stats { customerCount } } evidence { level } alignments { rationale } } } } }`;

test('the number of statements depends on the depth of the query alone', async () => {
  const few = (await world.statements(() => world.ask(page(2)))).length;
  const many = (await world.statements(() => world.ask(page(100)))).length;
  expect(many).toBe(few);
  expect(many).toBeLessThanOrEqual(16);
});
