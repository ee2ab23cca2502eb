import { startWorld, type World } from '../testing/world.ts';
import { record, saveService, saveSlo, sloInput } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const minuteMs = 60_000;

/** Minutes up to an instant, the last one first: how many of 100 were bad; null is a gap. */
const back = (until: number, bad: (number | null)[]) =>
  bad.flatMap((each, n) =>
    each === null ? [] : [{ from: until - (n + 1) * minuteMs, to: until - n * minuteMs, bad: each, total: 100 }],
  );
const minutes = (count: number, bad: number | null) => Array.from({ length: count }, () => bad);

async function alertsOf(slug: string): Promise<Record<string, unknown>[]> {
  const query =
    'query ($slug: String!) { slo(slug: $slug) { alerts { severity longWindow shortWindow factor firing } } }';
  return (await world.ask(query, { slug })).data.slo.alerts;
}
const firing = async (slug: string) => (await alertsOf(slug)).map((alert) => alert.firing);

test('an alert fires when both of its windows burn faster than its factor', async () => {
  await saveSlo(world, 'burns', { objective: 0.9 });
  expect(await alertsOf('burns')).toEqual([
    { severity: 'CRITICAL', longWindow: 'PT1H', shortWindow: 'PT5M', factor: 14.4, firing: null },
    { severity: 'CRITICAL', longWindow: 'PT6H', shortWindow: 'PT30M', factor: 6, firing: null },
    { severity: 'WARNING', longWindow: 'P1D', shortWindow: 'PT2H', factor: 3, firing: null },
    { severity: 'WARNING', longWindow: 'P3D', shortWindow: 'PT6H', factor: 1, firing: null },
  ]);
  const now = Date.now() - minuteMs;
  await record(world, 'burns', back(now, [...minutes(180, 70), ...minutes(180, 60)]));
  expect(await firing('burns')).toEqual([false, true, true, true]);
  await saveSlo(world, 'ended', { objective: 0.99 });
  await record(world, 'ended', back(now, [...minutes(5, 0), ...minutes(30, 50), ...minutes(600, 0)]));
  expect(await firing('ended')).toEqual([false, false, false, true]);
});

test('without data an alert keeps its state, whatever goes on in other ways', async () => {
  const now = Date.now() - minuteMs;
  await saveSlo(world, 'silent', { objective: 0.99 });
  await record(world, 'silent', back(now - 600 * minuteMs, minutes(90, 50)));
  expect((await firing('silent')).slice(0, 2)).toEqual([true, true]);
  // Measured, but nobody came: the last events are those of ten hours ago.
  const quiet = back(now, minutes(600, 0)).map((slice) => ({ ...slice, total: 0 }));
  await record(world, 'silent', quiet);
  expect(await firing('silent')).toEqual([true, true, true, true]);
  await record(world, 'silent', back(now, minutes(6, 0)), 'other');
  expect((await firing('silent'))[0]).toBe(false);
});

test('measurements longer than the short window say nothing of it', async () => {
  const now = Date.now() - minuteMs;
  await saveSlo(world, 'coarse', { objective: 0.99 });
  await record(world, 'coarse', [{ from: now - 60 * minuteMs, to: now, good: 0, total: 10 }]);
  expect(await firing('coarse')).toEqual([null, null, true, true]);
  await saveSlo(world, 'coarse-slices', {
    objective: 0.9,
    budgetingMethod: 'RATIO_TIMESLICES',
    timeSliceWindow: 'PT15M',
  });
  await record(world, 'coarse-slices', back(Math.floor(now / (15 * minuteMs)) * 15 * minuteMs, minutes(60, 100)));
  expect((await firing('coarse-slices')).slice(0, 2)).toEqual([false, true]);
});

const save = `mutation ($input: SloInput!) { sloSave(input: $input) { userErrors { code field message }
  slo { version policy { activeAction revisitOn thresholds { remainingBelow action freezes active } } } } }`;
const send = async (slug: string, changes: Record<string, unknown>) =>
  (await world.ask(save, { input: sloInput(slug, changes) })).data.sloSave;
const policy = {
  revisitOn: '2027-01-01',
  thresholds: [
    { remainingBelow: 0.25, action: 'Only what protects it', freezes: ['SPENDS', 'DEPENDS_ON'] },
    { remainingBelow: 0.5, action: ' Look at it weekly ' },
  ],
};

test('a policy is kept, changed and taken away with the version, and says what applies now', async () => {
  const made = await send('agreed', { policy, window: 'P1D', objective: 0.9 });
  const [half, quarter] = [
    { remainingBelow: 0.5, action: 'Look at it weekly', freezes: [], active: false },
    { remainingBelow: 0.25, action: 'Only what protects it', freezes: ['DEPENDS_ON', 'SPENDS'], active: false },
  ];
  expect(made).toEqual({
    userErrors: [],
    slo: { version: 1, policy: { activeAction: null, revisitOn: '2027-01-01', thresholds: [half, quarter] } },
  });
  expect(await send('agreed', { policy, window: 'P1D', objective: 0.9 })).toEqual(made);
  expect(await send('agreed', { window: 'P1D', objective: 0.9 })).toEqual(made);
  const now = Date.now() - minuteMs;
  await record(world, 'agreed', back(now, minutes(1_440, 6)));
  const active = await send('agreed', { window: 'P1D', objective: 0.9 });
  expect(active.slo.policy).toMatchObject({
    activeAction: 'Look at it weekly',
    thresholds: [{ active: true }, { active: false }],
  });
  const changed = await send('agreed', {
    policy: { thresholds: [{ ...policy.thresholds[0], remainingBelow: 0.5 }] },
    window: 'P1D',
    objective: 0.9,
  });
  expect(changed.slo).toMatchObject({
    version: 2,
    policy: { revisitOn: null, thresholds: [{ freezes: ['DEPENDS_ON', 'SPENDS'], active: true }] },
  });
  const both = await send('agreed', {
    policy: { thresholds: policy.thresholds },
    window: 'P1D',
    objective: 0.8,
    version: 2,
  });
  expect(both.slo).toMatchObject({
    version: 3,
    policy: { thresholds: [{ action: 'Look at it weekly' }, { remainingBelow: 0.25 }] },
  });
  expect((await send('agreed', { policy: null, window: 'P1D', objective: 0.8 })).slo).toEqual({
    version: 4,
    policy: null,
  });
});

test('an exhausted budget without data freezes nothing', async () => {
  await send('unknown', { policy, objective: 0.9 });
  await record(world, 'unknown', [
    { from: Date.now() - 10 * 86_400_000, to: Date.now() - 9 * 86_400_000, good: 0, total: 1 },
  ]);
  const { slo } = await send('unknown', { objective: 0.9 });
  expect(slo.policy).toMatchObject({ activeAction: null, thresholds: [{ active: false }, { active: false }] });
});

test.each([
  ['no thresholds', [], [['REQUIRED', 'policy.thresholds']]],
  ['a blank action', [{ remainingBelow: 0.5, action: ' ' }], [['REQUIRED', 'policy.thresholds.0.action']]],
  ['a share above 1', [{ remainingBelow: 50, action: 'A' }], [['INVALID', 'policy.thresholds.0.remainingBelow']]],
  [
    'the same share twice',
    [
      { remainingBelow: 0.5, action: 'A' },
      { remainingBelow: 0.5, action: 'B' },
    ],
    [['INVALID', 'policy.thresholds.1.remainingBelow']],
  ],
])('a policy with %s is refused, and nothing is done', async (_, thresholds, issues) => {
  const { slo, userErrors } = await send('x', { policy: { thresholds } });
  expect(slo).toBeNull();
  expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, field.join('.')])).toEqual(
    issues,
  );
  expect((await world.ask('{ slo(slug: "x") { id } }')).data.slo).toBeNull();
});

test('alerts and policies of many take as many statements as those of one', async () => {
  const query = (first: number) =>
    `{ slos(first: ${first}) { nodes { slug alerts { firing } policy { activeAction } errorBudget { state } burnRate(over: "PT1H") } } }`;
  await send('a', { policy });
  await send('b', { policy, budgetingMethod: 'TIMESLICES', timeSliceTarget: 0.9, timeSliceWindow: 'PT1M' });
  const [one, many] = [
    await world.statements(() => world.ask(query(1))),
    await world.statements(() => world.ask(query(50))),
  ];
  expect(many).toHaveLength(one.length);
});

test('an objective is read as it was, with what was known then', async () => {
  await send('past', { policy, objective: 0.9 });
  const now = Date.now() - 2 * minuteMs;
  await record(world, 'past', back(now, minutes(10, 0)));
  const then = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));
  await record(world, 'past', back(now, minutes(10, 50)));
  await send('past', { policy: null, objective: 0.8 });
  const query = `query ($at: DateTime) { slo(slug: "past", asOf: $at) { objective policy { revisitOn } errorBudget { good } burnRate(over: "PT1H") alerts { firing } } }`;
  const [past, present] = [(await world.ask(query, { at: then })).data.slo, (await world.ask(query)).data.slo];
  expect(past).toMatchObject({
    objective: 0.9,
    policy: { revisitOn: '2027-01-01' },
    errorBudget: { good: 1_000 },
    burnRate: 0,
  });
  expect(present).toMatchObject({ objective: 0.8, policy: null, errorBudget: { good: 500 }, burnRate: 2.5 });
  expect([past.alerts[2].firing, present.alerts[3].firing]).toEqual([false, true]);
});
