import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let reader: string;
let meter: string;
beforeAll(async () => {
  world = await startWorld();
  reader = await tokenWith(world, ['READ']);
  meter = await tokenWith(world, ['MEASURE']);
});
afterAll(() => world.stop());

const saving = `mutation ($input: MetricInput!) { metricSave(input: $input) {
  metric { id key name unit direction definition owner { name } } revision userErrors { field code } } }`;
const recording = `mutation ($input: MetricRecordInput!) { metricRecord(input: $input) {
  metric { key stale latest { at value note source } points(first: 100) { nodes { value } } } revision userErrors { field code } } }`;
const metric = (key: string) => ({ key, name: key, unit: 'teams', direction: 'INCREASE', definition: 'Counted.' });
const save = async (input: object, token?: string) => (await world.ask(saving, { input }, token)).data.metricSave;
const record = async (input: object, token?: string) =>
  (await world.ask(recording, { input }, token)).data.metricRecord;
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

test('a metric is defined, changed by its key in any spelling, and found', async () => {
  const made = await save(metric('active_teams'));
  expect(made).toMatchObject({ metric: { ...metric('active_teams'), owner: null }, userErrors: [] });
  const changed = await save({ ...metric('Active-Teams'), name: 'Active teams', direction: 'MAINTAIN' });
  expect(changed.metric).toEqual({ ...made.metric, name: 'Active teams', direction: 'MAINTAIN' });
  expect((await save({ ...metric('active_teams'), name: 'Active teams', direction: 'MAINTAIN' })).revision).toBe(
    changed.revision,
  );
  const { data } = await world.ask(
    '{ metric(key: "ACTIVE TEAMS") { name latest { value } stale points { totalCount } } none: metric(key: "none") { id } }',
  );
  expect(data).toEqual({
    metric: { name: 'Active teams', latest: null, stale: true, points: { totalCount: 0 } },
    none: null,
  });
});

test('an owner is named, stays when nothing is said, and is taken away by null', async () => {
  const { data } = await world.ask(`mutation { personSave(input: {
    name: "Ada", email: "ada@example.com", discipline: PRODUCT, role: LEAD }) { person { id } } }`);
  const owned = await save({ ...metric('owned'), ownerId: data.personSave.person.id });
  expect(owned.metric.owner).toEqual({ name: 'Ada' });
  expect((await save(metric('owned'))).metric.owner).toEqual({ name: 'Ada' });
  expect((await save({ ...metric('owned'), ownerId: null })).metric.owner).toBeNull();
});

test.each([
  ['blank texts', { key: ' ', name: '', unit: '', definition: ' ' }, ['REQUIRED', 'REQUIRED', 'REQUIRED', 'REQUIRED']],
  ['a key of signs', { key: '%%' }, ['INVALID']],
  ['an owner that is nobody', { ownerId: 'rubbish' }, ['NOT_FOUND']],
])('%s: refused', async (_, wrong, codes) => {
  const { metric: none, userErrors } = await save({ ...metric('refused'), ...wrong });
  expect(none).toBeNull();
  expect(userErrors.map((each: { code: string }) => each.code)).toEqual(codes);
  expect((await world.ask('{ metric(key: "refused") { id } }')).data.metric).toBeNull();
});

test('measurements are kept once, corrected, and told apart by their source', async () => {
  await save(metric('kept'));
  const points = [
    { at: ago(2), value: 10, note: 'estimated' },
    { at: ago(1), value: 11 },
  ];
  const first = await record({ key: 'kept', source: 'warehouse', points });
  expect(first).toMatchObject({ metric: { latest: { value: 11, source: 'warehouse' }, stale: false }, userErrors: [] });
  expect(await record({ key: 'kept', source: ' warehouse ', points: [points[1], points[0], points[0]] })).toEqual(
    first,
  );
  const other = await record({ key: 'kept', points: [{ at: points[0]!.at, value: 12 }] });
  expect(other.metric.points.nodes).toHaveLength(3);
  const corrected = await record({ key: 'kept', source: 'warehouse', points: [{ at: points[0]!.at, value: 9 }] });
  expect(Number(corrected.revision)).toBe(Number(other.revision) + 1);
  expect(corrected.metric.points.nodes).toHaveLength(3);
  const kept = await world.dataSource.query(
    "select data->>'value' as value, data->>'note' as note from row_version where table_name = 'metric_point'",
  );
  expect(kept).toEqual([{ value: '10', note: 'estimated' }]);
});

test('a note may follow later and stays when the same value comes without one', async () => {
  await save(metric('noted'));
  const at = ago(1);
  await record({ key: 'noted', points: [{ at, value: 1 }] });
  await record({ key: 'noted', points: [{ at, value: 1, note: 'checked' }] });
  const last = await record({ key: 'noted', points: [{ at, value: 1 }] });
  expect(last.metric.latest).toEqual({ at, value: 1, note: 'checked', source: null });
});

test('each bad point is named, and then nothing is kept', async () => {
  await save(metric('strict'));
  const points = `[{ at: "${ago(1)}", value: 1 }, { at: "${ago(-1)}", value: 2 }, { at: "${ago(3)}", value: 1e999 },
    { at: "2026-01-01T00:00:00Z", value: 1 }, { at: "2026-01-01T01:00:00+01:00", value: 2 }]`;
  const { data } = await world.ask(`mutation { metricRecord(input: { key: "strict", points: ${points} }) {
    metric { key } userErrors { field code } } }`);
  expect(data.metricRecord).toEqual({
    metric: null,
    userErrors: [
      { field: ['points', '1', 'at'], code: 'INVALID' },
      { field: ['points', '2', 'value'], code: 'INVALID' },
      { field: ['points', '4', 'value'], code: 'INVALID' },
    ],
  });
  expect((await record({ key: 'strict', points: [] })).metric).toMatchObject({ latest: null, stale: true });
  const soon = new Date(Date.now() + 30_000).toISOString();
  expect((await record({ key: 'strict', points: [{ at: soon, value: 1 }] })).userErrors).toEqual([]);
});

test('5,000 points are kept at once, 5,001 refused', async () => {
  await save(metric('many'));
  const points = Array.from({ length: 5_001 }, (_, index) => ({ at: ago(6_000 - index), value: index }));
  expect((await record({ key: 'many', points })).userErrors).toEqual([{ field: ['points'], code: 'LIMIT_EXCEEDED' }]);
  expect((await record({ key: 'many', points: points.slice(0, 5_000) })).userErrors).toEqual([]);
  const { data } = await world.ask('{ metric(key: "many") { points { totalCount } } }');
  expect(data.metric.points.totalCount).toBe(5_000);
});

test('points are paged from the oldest, within a half-open span', async () => {
  await save(metric('paged'));
  const at = (day: number) => `2026-03-0${day}T00:00:00.000Z`;
  await record({ key: 'paged', points: [1, 2, 3, 4, 5].map((day) => ({ at: at(day), value: day })) });
  const page = `query ($after: String) { metric(key: "paged") {
    points(from: "${at(2)}", to: "${at(5)}", first: 2, after: $after) {
      nodes { id value } pageInfo { hasNextPage endCursor } totalCount } } }`;
  const first = (await world.ask(page)).data.metric.points;
  expect(first).toMatchObject({ nodes: [{ value: 2 }, { value: 3 }], pageInfo: { hasNextPage: true }, totalCount: 3 });
  const second = (await world.ask(page, { after: first.pageInfo.endCursor })).data.metric.points;
  expect(second).toMatchObject({ nodes: [{ value: 4 }], pageInfo: { hasNextPage: false } });
  const { data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on MetricPoint { at value } } }', {
    id: first.nodes[0].id,
  });
  expect(data.node).toEqual({ at: at(2), value: 2 });
});

test('a list of metrics takes one statement a field, whatever their number', async () => {
  const list = (first: number) =>
    `{ metrics(first: ${first}) { nodes { key latest { value } stale owner { name } points(last: 3) { nodes { value } } } } }`;
  const one = await world.statements(() => world.ask(list(1)));
  const all = await world.statements(() => world.ask(list(100)));
  expect(all).toHaveLength(one.length);
  const { data } = await world.ask(list(100));
  const keys = data.metrics.nodes.map((each: { key: string }) => each.key);
  expect(keys).toEqual([...keys].sort());
  expect(data.metrics.nodes.find((each: { key: string }) => each.key === 'paged')).toMatchObject({
    latest: { value: 5 },
    stale: true,
    points: { nodes: [{ value: 3 }, { value: 4 }, { value: 5 }] },
  });
});

test('who measures may not define, and who reads may do neither', async () => {
  const points = [{ at: ago(1), value: 1 }];
  expect((await record({ key: 'active_teams', points }, meter)).userErrors).toEqual([]);
  expect((await save(metric('stranger'), meter)).userErrors).toEqual([{ field: null, code: 'FORBIDDEN' }]);
  expect((await record({ key: 'active_teams', points }, reader)).userErrors).toEqual([
    { field: null, code: 'FORBIDDEN' },
  ]);
  expect((await record({ key: 'unknown', points })).userErrors).toEqual([{ field: ['key'], code: 'NOT_FOUND' }]);
});
