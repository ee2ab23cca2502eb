import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const key of ['active-teams', 'activation', 'retention', 'latency', 'speed']) {
    await world.ask(`mutation { metricSave(input: {
      key: "${key}", name: "${key}", unit: "%", direction: INCREASE, definition: "Counted." }) { revision } }`);
  }
  for (const slug of ['trust', 'growth']) {
    await world.ask(`mutation { prioritySave(input: { slug: "${slug}", title: "${slug}" }) { revision } }`);
  }
});
afterAll(() => world.stop());

const fields = `id statement why metric { key } baseline target targetDate progress validFrom supersededAt
  inputs { id metric { key } belief target } guardrails { key } priorities { slug }`;
const mutation = `mutation ($input: NorthStarInputInput!) { northStarSet(input: $input) {
  northStar { ${fields} } revision userErrors { field message code } } }`;
const set = async (input: object, token?: string) => (await world.ask(mutation, { input }, token)).data.northStarSet;
const inForce = async () => (await world.ask(`{ northStar { ${fields} } }`)).data.northStar;
const record = (value: number, at = new Date()) =>
  world.ask('mutation ($input: MetricRecordInput!) { metricRecord(input: $input) { revision } }', {
    input: { key: 'active-teams', points: [{ at: at.toISOString(), value }] },
  });
const lever = (metricKey: string, target?: number) => ({ metricKey, belief: `${metricKey} moves it`, target });
const star = {
  statement: 'Teams that plan together',
  why: 'They stay',
  metricKey: 'active-teams',
  baseline: 100,
  target: 200,
  targetDate: '2027-03-31',
  inputs: [lever('activation', 0.5), lever('retention')],
  guardrailKeys: ['latency', 'latency'],
  prioritySlugs: ['growth', 'trust', 'Growth'],
};

test('a North Star is set, amended and superseded, and one is in force', async () => {
  expect((await set({ ...star, amend: true })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['amend'] }]);
  const { northStar: first } = await set(star);
  expect(first).toMatchObject({
    statement: 'Teams that plan together',
    metric: { key: 'active-teams' },
    targetDate: '2027-03-31',
    progress: null,
    supersededAt: null,
    inputs: [
      { metric: { key: 'activation' }, belief: 'activation moves it', target: 0.5 },
      { metric: { key: 'retention' }, target: null },
    ],
    guardrails: [{ key: 'latency' }],
    priorities: [{ slug: 'trust' }, { slug: 'growth' }],
  });
  await record(150);
  expect(await inForce()).toEqual({ ...first, progress: 0.5 });

  const { statement, metricKey } = star;
  const { northStar: amended } = await set({
    ...{ statement, metricKey, target: 300, amend: true },
    inputs: [lever('speed'), { metricKey: 'activation', belief: 'still' }],
  });
  expect(amended).toEqual({
    ...{ ...first, target: 300, progress: 0.25 },
    inputs: [
      { id: expect.any(String), metric: { key: 'speed' }, belief: 'speed moves it', target: null },
      { ...first.inputs[0], belief: 'still' },
    ],
  });
  const cleared = await set({
    ...star,
    amend: true,
    why: null,
    baseline: null,
    guardrailKeys: null,
    prioritySlugs: [],
  });
  expect(cleared.northStar).toMatchObject({
    why: null,
    baseline: null,
    progress: null,
    guardrails: [],
    priorities: [],
  });
  expect((await set({ ...star, amend: true })).northStar.progress).toBe(0.5);

  const { northStar: second } = await set({ statement: 'Another', metricKey: 'active-teams', target: 1, inputs: [] });
  expect(second).toMatchObject({ why: null, baseline: null, guardrails: [], priorities: [], inputs: [] });
  await record(190, new Date(Date.now() + 1_000));
  const { northStars } = (await world.ask(`{ northStars { ${fields} } }`)).data;
  expect(northStars.map((each: { id: string }) => each.id)).toEqual([second.id, first.id]);
  expect(northStars[1]).toMatchObject({ progress: 0.5, supersededAt: second.validFrom });
  expect(await inForce()).toEqual(second);
});

test('the same amendment again changes nothing', async () => {
  await set(star);
  const once = await set({ ...star, amend: true });
  expect(await set({ ...star, amend: true })).toEqual(once);
});

test('when several are set at the same moment, one of them is in force', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map((target) => set({ ...star, target })));
  expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], [], [], []]);
  const { northStars } = (await world.ask('{ northStars { supersededAt } }')).data;
  expect(northStars.filter((each: { supersededAt: string | null }) => each.supersededAt === null)).toHaveLength(1);
});

test('the database itself holds that one is in force', async () => {
  const insert = `insert into north_star (statement, metric_id, target, valid_from)
    select 'x', id, 1, now() from metric limit 1`;
  await expect(
    world.dataSource.transaction(async (manager) => {
      await manager.query('select open_work()');
      await manager.query(insert);
    }),
  ).rejects.toMatchObject({ code: '23505', constraint: 'north_star_in_force_idx' });
});

test('everything that is wrong is named at once, and nothing is done', async () => {
  const before = await inForce();
  const { northStar, userErrors } = await set({
    ...{ statement: ' ', metricKey: 'nothing', target: 1, guardrailKeys: ['latency', 'no'], prioritySlugs: ['none'] },
    inputs: [{ metricKey: 'activation', belief: '' }, lever('Activation'), lever('gone')],
  });
  expect(northStar).toBeNull();
  expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`)).toEqual([
    'REQUIRED statement',
    'REQUIRED inputs.0.belief',
    'NOT_FOUND metricKey',
    'NOT_FOUND inputs.2.metricKey',
    'NOT_FOUND guardrailKeys.1',
    'TAKEN inputs.1.metricKey',
    'NOT_FOUND prioritySlugs.0',
  ]);
  const { data } = await world.ask(`mutation { northStarSet(input: { statement: "x", metricKey: "active-teams",
    baseline: -1e999, target: 1e999, inputs: [{ metricKey: "speed", belief: "x", target: 1e999 }] }) {
    userErrors { field code } } }`);
  expect(data.northStarSet.userErrors).toEqual([
    { field: ['baseline'], code: 'INVALID' },
    { field: ['target'], code: 'INVALID' },
    { field: ['inputs', '0', 'target'], code: 'INVALID' },
  ]);
  expect(await inForce()).toEqual(before);
});

test('who only reads may neither set the North Star nor a priority', async () => {
  const secret = await tokenWith(world, ['READ']);
  expect((await set(star, secret)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const priority = await world.ask(
    'mutation { prioritySave(input: { slug: "mine", title: "Mine" }) { userErrors { code } } }',
    {},
    secret,
  );
  expect(priority.data.prioritySave.userErrors).toEqual([{ code: 'FORBIDDEN' }]);
});

test('all North Stars with all their parts take one statement a field', async () => {
  const asked = `{ northStars { ${fields} } }`;
  const few = (await world.statements(() => world.ask(asked))).length;
  await set(star);
  expect(await world.statements(() => world.ask(asked))).toHaveLength(few);
});
