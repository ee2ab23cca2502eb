import fs from 'node:fs';
import path from 'node:path';
import { signedIn } from '../../testing/callers.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { rowsOf, sendFile } from '../testing/sending.ts';
import { sloText as slo } from './testing/definitions.ts';

const sources = JSON.stringify({ prod: { url: 'https://prometheus.invalid' } });
let world: World;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_SLI_SOURCES: sources });
});
afterAll(() => world.stop());

const yaml = { 'content-type': 'application/yaml' };
const send = (body: string, query = 'source=repo&dryRun=false', to = world) => sendFile(to, 'slo', query, body, yaml);
const exportOf = async (from: World) => (await from.fetch('/export/slo')).text();

async function shown(slug: string, to = world) {
  const query = `query ($slug: String!) { slo(slug: $slug) { name version objective window windowType budgetingMethod calendarStart timeZone
    timeSliceTarget timeSliceWindow sliKind coverageFloor description service { slug name }
    sliSource { connection goodQuery badQuery totalQuery step lag } openSlo } }`;
  return (await to.ask(query, { slug })).data.slo;
}

test('a definition becomes an objective of its service, measured from its source', async () => {
  const run = await send(slo('first'));
  expect(run).toMatchObject({ httpStatus: 200, status: 'COMPLETED', totals: { rows: 1, created: 1, failed: 0 } });
  expect(await shown('first')).toMatchObject({
    ...{ name: 'The first', version: 1, objective: 0.99, window: 'P28D', windowType: 'ROLLING', sliKind: 'OTHER' },
    ...{ budgetingMethod: 'OCCURRENCES', service: { slug: 'web', name: 'web' }, coverageFloor: 0.9 },
    sliSource: {
      ...{ connection: 'prod', goodQuery: null, step: 'PT5M', lag: 'PT2M' },
      ...{ badQuery: 'sum(increase(bad_total[5m]))', totalQuery: 'sum(increase(all_total[5m]))' },
    },
    openSlo: expect.stringMatching(/^apiVersion: openslo\/v1\nkind: SLO\nmetadata:\n {2}name: first\n/),
  });
  const [row] = await rowsOf(world, run);
  expect(row).toMatchObject({ line: 1, action: 'CREATE', subject: { id: expect.any(String) } });
  expect(row!.warnings.map(({ column, message }) => `${column}: ${message}`)).toEqual([
    expect.stringMatching(/metricSourceRef: Line 13: There is no DataSource "prod"/),
    expect.stringMatching(/metricSourceRef: Line 14: There is no DataSource "prod"/),
    'spec.service: There was no service "web"; it is made.',
  ]);
});

test('the same again changes nothing, another content changes what differs, a dry run tells the truth', async () => {
  const both = `${slo('again')}---\n${slo('twice')}`;
  await send(both);
  expect((await send(both)).totals).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  const tighter = both.replace('0.99}', '0.995}');
  const dry = await send(tighter, 'source=repo');
  expect(dry.totals).toMatchObject({ updated: 1, unchanged: 1 });
  expect(dry.message).toContain('dry run');
  expect(await shown('again')).toMatchObject({ objective: 0.99, version: 1 });
  expect((await send(tighter)).totals).toEqual(dry.totals);
  expect(await shown('again')).toMatchObject({ objective: 0.995, version: 2 });
  expect(await shown('twice')).toMatchObject({ version: 1 });
});

test('each fault has its line and place; good definitions are taken unless all are rejected', async () => {
  const mixed = `${slo('sound')}---\n${slo('faulty', { target: '1' })}---\n${slo('none', { target: '0' })}`;
  const rejected = await send(mixed, 'source=repo&dryRun=false&errorPolicy=REJECT_EVERYTHING');
  expect(rejected).toMatchObject({ httpStatus: 422, status: 'FAILED' });
  expect(await shown('sound')).toBeNull();
  const run = await send(mixed);
  expect(run.totals).toMatchObject({ created: 1, failed: 2 });
  expect(run.failedRows).toMatchObject([
    {
      line: 19,
      errors: [
        { column: 'spec.objectives[0].target', code: 'INVALID', message: expect.stringMatching(/^Line 35: It is 1/) },
      ],
    },
    {
      line: 37,
      errors: [{ column: 'spec.objectives[0].target', message: expect.stringMatching(/^Line 53: Sound as OpenSLO/) }],
    },
  ]);
  expect(await shown('faulty')).toBeNull();
});

test('a lenient reading mends, and says what; a strict one refuses', async () => {
  const slips = slo('slips', { target: '"0.99"' });
  expect((await send(slips)).totals).toMatchObject({ failed: 1 });
  const run = await send(slips, 'source=repo&dryRun=false&lenient=true');
  expect(run.totals).toMatchObject({ created: 1, failed: 0 });
  const [row] = await rowsOf(world, run);
  expect(row!.warnings).toContainEqual({
    column: 'spec.objectives[0].target',
    code: 'INVALID',
    message: 'Line 17: The text "0.99" was read as a number.',
  });
});

test('several objectives, slices and the calendar', async () => {
  const text = slo('several', { target: '0.99}, {displayName: Great, targetPercent: 99.95' })
    .replace('Occurrences', 'Timeslices')
    .replaceAll(/(target(Percent)?: [\d.]+)/g, '$1, timeSliceTarget: 0.9, timeSliceWindow: 5m')
    .replace('28d, isRolling: true', '1Q, calendar: {startTime: "2026-01-01 00:00:00", timeZone: Europe/Berlin}');
  expect((await send(text)).totals).toMatchObject({ created: 1, failed: 0 });
  const common = {
    window: 'P3M',
    windowType: 'CALENDAR',
    calendarStart: '2026-01-01 00:00:00',
    timeZone: 'Europe/Berlin',
  };
  const slices = { budgetingMethod: 'TIMESLICES', timeSliceTarget: 0.9, timeSliceWindow: 'PT5M' };
  expect(await shown('several-good')).toMatchObject({
    name: 'The several: Good',
    objective: 0.99,
    ...common,
    ...slices,
  });
  const great = await shown('several-great');
  expect(great).toMatchObject({ objective: 0.9995, ...common, ...slices });
  expect(great.openSlo).toContain('name: several-great');
  expect((await send(text)).totals).toMatchObject({ unchanged: 1 });
  expect((await exportOf(world)).match(/^ {2}name: several$/gm)).toHaveLength(1);
});

test('what has no place in the model is kept as it came, and a reference may lead to an earlier import', async () => {
  const target =
    'apiVersion: openslo/v1\nkind: AlertNotificationTarget\nmetadata: {name: mail}\nspec: {target: email, description: "on: call"}\n';
  const policy = `apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: page, annotations: {a.example/b: "yes"}}
spec:
  conditions: [{kind: AlertCondition, metadata: {name: fast}, spec: {severity: page, condition: {kind: burnrate, op: gt, threshold: 2, lookbackWindow: 1h}}}]
  notificationTargets: [{targetRef: mail}]
`;
  await send(target);
  const run = await send(policy);
  expect(run.totals).toMatchObject({ created: 1, warnings: 0 });
  expect((await rowsOf(world, run))[0]).toMatchObject({ action: 'CREATE', subject: null });
  const text = await exportOf(world);
  expect(text).toContain('target: email');
  expect(text).toContain('a.example/b: "yes"');
  expect((await send(policy)).totals).toMatchObject({ unchanged: 1 });
});

test('an indicator of its own is found by its name, in the file and from an earlier import', async () => {
  const sli = `apiVersion: openslo/v1
kind: SLI
metadata: {name: shared}
spec:
  thresholdMetric: {metricSource: {metricSourceRef: prod, spec: {query: latency_seconds}}}
`;
  const byName = slo('by-name', { target: '0.9, op: lt, value: 0.3, timeSliceTarget: 1, timeSliceWindow: 1m' })
    .replace(/ {2}indicator:[\s\S]*?(?= {2}timeWindow)/, '  indicatorRef: shared\n')
    .replace('Occurrences', 'Timeslices');
  await send(sli);
  await send(byName);
  expect((await shown('by-name')).sliSource).toMatchObject({
    goodQuery: '(latency_seconds) < bool 0.3',
    totalQuery: '(latency_seconds) * 0 + 1',
    step: 'PT1M',
  });
});

test('sign-offs end when an import changes what was agreed on, and the history says so', async () => {
  await send(slo('agreed'));
  const id = (await world.ask('{ slo(slug: "agreed") { id } }')).data.slo.id;
  const guards = async (changes: Record<string, string>) => {
    const [row] = await rowsOf(world, await send(slo('agreed', changes)));
    return row!.warnings.filter(({ code }) => code === 'GUARD_UNMET').map(({ message }) => message);
  };
  expect(await guards({ target: '0.95' })).toEqual([]);
  const lead = await signedIn(world);
  await lead.ask('mutation ($id: ID!) { signOff(input: { subjectId: $id }) { revision } }', { id });
  expect(await guards({ target: '0.95', more: ' anew' })).toEqual([]);
  expect(await guards({ target: '0.9' })).toEqual([
    expect.stringContaining(
      '"agreed" changes (objective 0.95 to 0.9, window P28D to P28D), so its sign-offs are cleared.',
    ),
  ]);
  expect((await world.ask('{ slo(slug: "agreed") { signOffs { discipline } } }')).data.slo.signOffs).toEqual([]);
  const { data } = await world.ask(
    'query ($id: ID!) { node(id: $id) { ... on ServiceLevelObjective { history(first: 5) { nodes { field before after via } } } } }',
    { id },
  );
  expect(data.node.history.nodes).toContainEqual({
    field: 'objective',
    before: '0.95',
    after: '0.9',
    via: 'import:repo',
  });
});

test('undo takes back what a run made and puts back what it changed', async () => {
  await send(slo('undone'));
  const before = await exportOf(world);
  const run = await send(`${slo('undone', { target: '0.5', service: 'other' })}---\n${slo('undone-too')}`);
  expect(await exportOf(world)).not.toBe(before);
  const { data } = await world.ask(
    'mutation ($id: ID!) { importUndo(input: { id: $id }) { importRun { status undo { restored left(first: 5) { totalCount } } } userErrors { message } } }',
    { id: run.id },
  );
  expect(data.importUndo).toMatchObject({
    importRun: { status: 'UNDONE', undo: { left: { totalCount: 0 } } },
    userErrors: [],
  });
  expect(await exportOf(world)).toBe(before);
  expect(await shown('undone-too')).toBeNull();
});

test('what is exported, imported elsewhere and exported again is the same', async () => {
  const corpus = path.resolve('testdata/openslo-corpus/valid');
  const texts = fs.readdirSync(corpus).map((name) => fs.readFileSync(path.join(corpus, name), 'utf8'));
  for (const text of texts) await send(text);
  await world.ask(
    `mutation { sloSave(input: { slug: "made-here", name: "Made here: größer", serviceSlug: "web", sliKind: LATENCY, objective: 0.95, window: "P1M3D",
      sliSource: { kind: PROMETHEUS, connection: "prod", goodQuery: "good", totalQuery: "all", step: "PT30S" }, userJourney: "Buying" }) { revision } }`,
  );
  await world.ask('mutation { serviceSave(input: { slug: "größe", name: "Größe", tier: 2 }) { revision } }');
  const exported = await exportOf(world);
  const other = await startWorld({ WAYMARK_SLI_SOURCES: sources });
  try {
    const run = await send(exported, 'source=other&dryRun=false', other);
    expect(run.totals).toMatchObject({ failed: 0 });
    expect(await exportOf(other)).toBe(exported);
    expect(await shown('made-here', other)).toEqual({ ...(await shown('made-here')), version: 1 });
    expect((await send(exported, 'source=other&dryRun=false', other)).totals).toMatchObject({ created: 0, updated: 0 });
  } finally {
    await other.stop();
  }
});
