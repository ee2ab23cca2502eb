import { record, saveService, saveSlo, sloInput } from '../slo/testing/objectives.ts';
import { makeItem, makeTheme, mutate, recordDecision } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const codes = ({ userErrors }: { userErrors: { code: string; field: string[] }[] }) =>
  userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);
const send = (input: object) =>
  mutate(world, 'decisionRecord', 'DecisionRecordInput', 'decision { id identifier }', {
    ...{ kind: 'TRADE_OFF', question: 'Which?', outcome: 'This', rationale: 'So', ...input },
  });
const idOf = async (query: string) => (await world.ask(`{ it: ${query} { id } }`)).data.it.id;
const due = async (): Promise<string[]> =>
  (await world.ask('{ decisions(filter: { dueForRevisit: true }) { nodes { identifier } } }')).data.decisions.nodes.map(
    ({ identifier }: { identifier: string }) => identifier,
  );

test('a decision is found from all that it is about, and their histories tell of it', async () => {
  const item = await makeItem(world, { title: 'Offline maps' });
  const theme = await makeTheme(world, 'Offline', [{ name: 'Ann' }]);
  await saveSlo(world, 'maps');
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'maps', name: 'Maps' });
  const themeId = await idOf(`theme(slug: "${theme}")`);
  const sloId = await idOf('slo(slug: "maps")');
  const links = { itemIds: [item.id, item.id], themeIds: [themeId], sloIds: [sloId], teamSlugs: ['Maps'] };
  const { identifier } = await recordDecision(world, { kind: 'DECLINE', question: 'Offline?', ...links });
  const { data } = await world.ask(
    `query ($item: ID!, $theme: ID!, $name: String!) {
      decision(identifier: $name) { items { title } themes { slug } slos { slug } teams { slug } }
      roadmapItem(id: $item) { decisions { nodes { identifier } totalCount } history(first: 1) { nodes { field after } } }
      theme(id: $theme) { decisions(first: 1) { nodes { identifier } } history(first: 1) { nodes { field subjectLabel after } } }
      ofItem: decisions(filter: { itemId: $item }) { nodes { identifier } }
      ofTheme: decisions(filter: { themeId: $theme, kind: [COMMIT] }) { totalCount } }`,
    { item: item.id, theme: themeId, name: identifier },
  );
  const nodes = [{ identifier }];
  const after = JSON.stringify(`${identifier} Offline?`);
  expect(data).toEqual({
    decision: {
      ...{ items: [{ title: 'Offline maps' }], themes: [{ slug: 'offline' }] },
      ...{ slos: [{ slug: 'maps' }], teams: [{ slug: 'maps' }] },
    },
    roadmapItem: { decisions: { nodes, totalCount: 1 }, history: { nodes: [{ field: 'decisions', after }] } },
    theme: { decisions: { nodes }, history: { nodes: [{ field: 'decisions', subjectLabel: 'Offline', after }] } },
    ofItem: { nodes },
    ofTheme: { totalCount: 0 },
  });
});

test('ids of other types, unknown ids and names are refused, each with its place', async () => {
  const item = await makeItem(world);
  const unknown = Buffer.from('RoadmapItem:00000000-0000-4000-8000-000000000000').toString('base64url');
  const refused = await send({
    ...{ itemIds: [item.id, unknown, 'x'], themeIds: [item.id], sloIds: [item.id], teamSlugs: ['nobody'] },
    revisitWhen: [
      { comparison: 'ABOVE', value: 1 },
      { metricKey: 'm', themeSlug: 't', comparison: 'ABOVE', value: 1 },
      { sloSlug: 'nothing', comparison: 'BELOW', value: 0.5 },
    ],
  });
  expect(codes(refused).sort()).toEqual([
    'INVALID revisitWhen.0',
    'INVALID revisitWhen.1',
    'NOT_FOUND itemIds.1',
    'NOT_FOUND itemIds.2',
    'NOT_FOUND revisitWhen.2.sloSlug',
    'NOT_FOUND sloIds.0',
    'NOT_FOUND teamSlugs.0',
    'NOT_FOUND themeIds.0',
  ]);
  const many = Array.from({ length: 51 }, () => ({ metricKey: 'm', comparison: 'ABOVE', value: 1 }));
  expect(codes(await send({ revisitWhen: many }))).toEqual(['LIMIT_EXCEEDED revisitWhen']);
});

test('a waiver may set findings aside, and no other decision may', async () => {
  const item = await makeItem(world);
  const findings = { waivesFindings: ['STALE_HEALTH', 'STALE_HEALTH'], itemIds: [item.id] };
  expect(codes(await send({ ...findings, waives: ['SCOPED'] }))).toEqual(['INVALID waives', 'INVALID waivesFindings']);
  const { identifier } = await recordDecision(world, { kind: 'WAIVER', ...findings });
  const { data } = await world.ask(`{ decision(identifier: "${identifier}") { waives waivesFindings } }`);
  expect(data.decision).toEqual({ waives: [], waivesFindings: ['STALE_HEALTH'] });
});

test('triggers trip by themselves: a metric, the budget of an SLO, the feedback of a theme', async () => {
  const metric = { key: 'churn', name: 'Churn', unit: '%', direction: 'DECREASE', definition: 'D' };
  await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', metric);
  const hot = await makeTheme(world, 'Hot', [{ name: 'Ann' }]);
  await saveSlo(world, 'trip', { coverageFloor: 0 });
  const byMetric = await recordDecision(world, {
    revisitWhen: [{ metricKey: 'Churn', comparison: 'ABOVE', value: 5 }],
  });
  const byTheme = await recordDecision(world, { revisitWhen: [{ themeSlug: 'hot', comparison: 'ABOVE', value: 1 }] });
  const bySlo = await recordDecision(world, { revisitWhen: [{ sloSlug: 'trip', comparison: 'BELOW', value: 0.5 }] });
  expect(await due()).toEqual([]);
  const points = { key: 'churn', points: [{ at: '2026-01-01T00:00:00Z', value: 5 }] };
  await mutate(world, 'metricRecord', 'MetricRecordInput', 'metric { id }', points);
  expect(await due()).toEqual([]);
  points.points.push({ at: '2026-02-01T00:00:00Z', value: 5.1 });
  await mutate(world, 'metricRecord', 'MetricRecordInput', 'metric { id }', points);
  expect(await due()).toEqual([byMetric.identifier]);
  await makeTheme(world, 'Hotter', []);
  await mutate(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', {
    ...{ source: 'desk', body: 'Again', submittedAt: '2026-11-02T00:00:00Z', themes: [hot], customerName: 'Bo' },
  });
  const hour = 3_600_000;
  const until = Date.now() - hour;
  await record(world, 'trip', [{ from: until - hour, to: until, good: 992, total: 1000 }]);
  expect((await due()).sort()).toEqual([byMetric, byTheme, bySlo].map(({ identifier }) => identifier).sort());
  const { data } = await world.ask(
    `{ decision(identifier: "${bySlo.identifier}") { dueForRevisit revisitWhen { metric { key } slo { slug } theme { slug } comparison value tripped } } }`,
  );
  expect(data.decision).toEqual({
    dueForRevisit: true,
    revisitWhen: [{ metric: null, slo: { slug: 'trip' }, theme: null, comparison: 'BELOW', value: 0.5, tripped: true }],
  });
  await recordDecision(world, { supersedesId: bySlo.id });
  expect(await due()).not.toContain(bySlo.identifier);
});

test('other triggers are another decision: they clear its sign-offs and stand in the history', async () => {
  await makeTheme(world, 'Quiet', []);
  const trigger = { themeSlug: 'quiet', comparison: 'ABOVE', value: 3 };
  const { id } = await recordDecision(world, { revisitWhen: [trigger] });
  const update = (revisitWhen: object[] | null) =>
    mutate(world, 'decisionUpdate', 'DecisionUpdateInput', 'decision { revisitWhen { value } } revision', {
      id,
      revisitWhen,
    });
  const same = await update([trigger]);
  expect((await update([trigger])).revision).toBe(same.revision);
  expect((await update([{ ...trigger, value: 9 }])).decision).toEqual({ revisitWhen: [{ value: 9 }] });
  const { data } = await world.ask('{ roadmap { changes(last: 2) { nodes { field before after } } } }');
  expect(data.roadmap.changes.nodes).toHaveLength(2);
  expect(data.roadmap.changes.nodes).toEqual(
    expect.arrayContaining([
      { field: 'revisitWhen', before: JSON.stringify('Quiet ABOVE 3'), after: null },
      { field: 'revisitWhen', before: null, after: JSON.stringify('Quiet ABOVE 9') },
    ]),
  );
  expect((await update(null)).decision).toEqual({ revisitWhen: [] });
});

test('an objective is changed by an SLO_CHANGE decision about it; the history has it with before and after', async () => {
  await saveSlo(world, 'asked');
  const sloId = await idOf('slo(slug: "asked")');
  const save = (changes: object) =>
    mutate(world, 'sloSave', 'SloInput', 'slo { objective } revision', { ...sloInput('asked'), ...changes });
  const other = await recordDecision(world, { kind: 'COMMIT' });
  expect(codes(await save({ objective: 0.95, decisionId: other.id }))).toEqual([
    'GUARD_FAILED decisionId',
    'GUARD_FAILED decisionId',
  ]);
  const change = await recordDecision(world, { kind: 'SLO_CHANGE', sloIds: [sloId] });
  expect((await save({ objective: 0.95, decisionId: change.id })).slo).toEqual({ objective: 0.95 });
  const { data } = await world.ask(
    '{ roadmap { changes(last: 1) { nodes { field before after decision { identifier } } } } }',
  );
  expect(data.roadmap.changes.nodes).toEqual([
    { field: 'objective', before: '0.99', after: '0.95', decision: { identifier: change.identifier } },
  ]);
  const agreed = async (is: boolean) =>
    (await world.ask(`{ slos(filter: { agreed: ${is}, search: "asked" }) { totalCount } }`)).data.slos.totalCount;
  expect([await agreed(true), await agreed(false)]).toEqual([0, 1]);
});

test('the number of statements does not depend on the number of decisions', async () => {
  const item = await makeItem(world);
  const query = `{ decisions(first: 100) { nodes { dueForRevisit items { title decisions { nodes { id } } } themes { slug }
    slos { slug } teams { slug } revisitWhen { tripped theme { slug } slo { slug } metric { key } } } } }`;
  const counted = async () => (await world.statements(() => world.ask(query))).length;
  const few = await counted();
  for (let more = 0; more < 5; more++) {
    const trigger = { themeSlug: 'hot', comparison: 'ABOVE', value: more };
    await recordDecision(world, { itemIds: [item.id], revisitWhen: [trigger] });
  }
  expect(await counted()).toBe(few);
});
