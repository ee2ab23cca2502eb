import { record, saveService, saveSlo } from '../slo/testing/objectives.ts';
import { tokenWith } from '../testing/callers.ts';
import { makeItem, makeTheme, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
const policy = {
  thresholds: [
    { remainingBelow: 0.5, action: 'Look at it' },
    { remainingBelow: 0.1, action: 'Stop risky work', freezes: ['SPENDS', 'DEPENDS_ON'] },
  ],
};
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  await saveSlo(world, 'guarded', { policy });
  await saveSlo(world, 'free');
});
afterAll(() => world.stop());

const link = (itemId: string, sloSlug: string, relation: string) =>
  mutate(world, 'sloLinkSet', 'SloLinkInput', 'roadmapItem { version }', { itemId, sloSlug, relation });
const impact = `freezeImpact { customerCount annualRevenue items { identifier team { name } milestones { title } }
  milestones { title } inputs { belief } }`;
const impactOf = async (slug: string) =>
  (await world.ask(`query ($slug: String!) { slo(slug: $slug) { ${impact} } }`, { slug })).data.slo.freezeImpact;
const idOf = async (slug: string) =>
  (await world.ask('query ($slug: String!) { slo(slug: $slug) { id } }', { slug })).data.slo.id;
const remove = (id: string, token?: string) => mutate(world, 'sloDelete', 'DeleteInput', 'deletedId', { id }, token);

test('what would wait: items, milestones, customers and their revenue once, inputs', async () => {
  await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', {
    ...{ key: 'm', name: 'M', unit: '%', direction: 'INCREASE', definition: 'D' },
  });
  await mutate(world, 'northStarSet', 'NorthStarInputInput', 'northStar { id }', {
    ...{ statement: 'Star', metricKey: 'm', target: 1, inputs: [{ metricKey: 'm', belief: 'It helps' }] },
  });
  const shared = [{ name: 'Acme', annualRevenue: 1_000 }];
  await makeTheme(world, 'slow', [...shared, { name: 'Bolt', annualRevenue: 500 }]);
  await makeTheme(world, 'dear', shared);
  const spending = await makeItem(world, { title: 'Spends', themeSlugs: ['slow'] });
  const depending = await makeItem(world, { title: 'Depends', themeSlugs: ['dear'] });
  const protecting = await makeItem(world, { title: 'Protects' });
  await link(spending.id, 'guarded', 'SPENDS');
  await link(spending.id, 'guarded', 'DEPENDS_ON');
  await link(depending.id, 'guarded', 'DEPENDS_ON');
  await link(protecting.id, 'guarded', 'PROTECTS');
  await link(spending.id, 'free', 'SPENDS');
  for (const [title, delivered] of [
    ['Done', true],
    ['To do', false],
  ] as const) {
    const milestone = { itemId: spending.id, title, kind: 'INCREMENT', value: 'V', delivered };
    await mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'roadmapItem { id }', milestone);
  }
  const alignment = { itemId: spending.id, inputMetricKey: 'm', rationale: 'R' };
  await mutate(world, 'alignmentSet', 'AlignmentInput', 'roadmapItem { id }', alignment);
  expect(await impactOf('guarded')).toEqual({
    customerCount: 2,
    annualRevenue: 1_500,
    items: [
      { identifier: spending.identifier, team: null, milestones: [{ title: 'Done' }, { title: 'To do' }] },
      { identifier: depending.identifier, team: null, milestones: [] },
    ],
    milestones: [{ title: 'To do' }],
    inputs: [{ belief: 'It helps' }],
  });
  expect(await impactOf('free')).toEqual({ customerCount: 0, annualRevenue: 0, items: [], milestones: [], inputs: [] });
  const page = (search: string) => `{ slos(filter: { search: "${search}" }) { nodes { ${impact} } } }`;
  const one = (await world.statements(() => world.ask(page('guarded')))).length;
  expect((await world.statements(() => world.ask(page('')))).length).toBe(one);
});

test('an objective without work that protects it is not funded', async () => {
  const slugs = async (funded: boolean) =>
    (
      await world.ask('query ($funded: Boolean) { slos(filter: { funded: $funded }) { nodes { slug } } }', { funded })
    ).data.slos.nodes.map(({ slug }: { slug: string }) => slug);
  expect(await slugs(true)).toEqual([]);
  expect(await slugs(false)).toEqual(expect.arrayContaining(['guarded', 'free']));
});

test('an objective goes with its measurements, but not while items are linked to it', async () => {
  await saveSlo(world, 'gone');
  const end = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  await record(world, 'gone', [{ from: end - 3_600_000, to: end, good: 1, total: 1 }]);
  const id = await idOf('gone');
  const { id: itemId } = await makeItem(world);
  await link(itemId, 'gone', 'SPENDS');
  expect((await remove(id)).userErrors).toMatchObject([
    { code: 'GUARD_FAILED', message: expect.stringContaining('WM-') },
  ]);
  const links = (await world.ask('{ slo(slug: "gone") { links { id } } }')).data.slo.links;
  await mutate(world, 'sloLinkDelete', 'DeleteInput', 'roadmapItem { id }', { id: links[0].id });
  expect((await remove(id, await tokenWith(world, ['READ']))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await remove(id)).toMatchObject({ deletedId: id, userErrors: [] });
  expect((await world.ask('{ slo(slug: "gone") { id } }')).data.slo).toBeNull();
  const kept = `select count(*)::integer as count from row_version where table_name = 'sli_measurement'`;
  expect((await world.dataSource.query(kept))[0].count).toBe(1);
  expect((await remove(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
});

test('work that protects an objective is proposed with what is known of it', async () => {
  const fields = `subject { ... on SloLink { relation slo { slug } } }
    roadmapItem { title problem outcome kind status valueDrivers horizon rank slos { relation frozen } findings { rule } }`;
  const protect = (sloSlug: string, token?: string) =>
    mutate(world, 'sloProtect', 'SloProtectInput', fields, { sloSlug }, token);
  const { roadmapItem, subject, userErrors } = await protect('Guarded');
  expect(userErrors).toEqual([]);
  expect(subject).toEqual({ relation: 'PROTECTS', slo: { slug: 'guarded' } });
  expect(roadmapItem).toMatchObject({
    title: expect.stringMatching(/^Protect /),
    problem: expect.stringContaining('too little was measured'),
    outcome: expect.stringContaining('holds over a whole window'),
    kind: 'TECHNICAL_INVESTMENT',
    status: 'PROPOSED',
    valueDrivers: ['RELIABILITY'],
    slos: [{ relation: 'PROTECTS', frozen: false }],
  });
  expect(roadmapItem.rank).toBeGreaterThan(0);
  expect((await protect('no-such')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['sloSlug'] }]);
  const reader = await tokenWith(world, ['READ']);
  expect((await protect('guarded', reader)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('an objective is funded by committed work that protects it', async () => {
  const funded = async (is: boolean) =>
    (await world.ask('query ($is: Boolean!) { slos(filter: { funded: $is }) { nodes { slug } } }', { is })).data.slos
      .nodes;
  expect(await funded(true)).toEqual([]);
  const item = await makeItem(world, { title: 'Funds', touchesNoSlo: false });
  await link(item.id, 'free', 'PROTECTS');
  await takeItemTo(world, { ...item, version: item.version + 1 }, 'COMMITTED');
  expect(await funded(true)).toEqual([{ slug: 'free' }]);
  expect(await funded(false)).toEqual([{ slug: 'guarded' }]);
});
