import fc from 'fast-check';
import { makeItem, makeTheme, mutate, recordDecision, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', {
    key: 'm',
    name: 'M',
    unit: '%',
    direction: 'INCREASE',
    definition: 'D',
  });
});
afterAll(() => world.stop());

const everything = `roadmap(asOf: $at) { revision northStar { statement inputs { belief } alignedShare }
  groups(by: TEAM) { key label count personWeeks items { nodes { identifier } } }
  items(first: 100) { totalCount edges { cursor } nodes { identifier title version status rank horizon target { label } committedTarget { label } driftDays progress
    team { name members { name } items { totalCount } } milestones { title position status } alignments { rationale input { belief personWeeks } }
    successMetrics { target verdict } risks { statement open agreed } concerns { statement status } decisions { totalCount nodes { identifier question agreed dueForRevisit items { identifier } } } themes { slug name decisions { totalCount } stats { feedbackCount customerCount annualRevenue } parent { name } } evidence { level stats { customerCount annualRevenue } awaiting { totalCount nodes { name } } } } } }`;

/** The whole roadmap, without the instant that was asked for. */
async function read(at: string | null): Promise<unknown> {
  const { data, errors } = await world.ask(`query ($at: DateTime) { ${everything} }`, { at });
  expect(errors).toBeUndefined();
  return data.roadmap;
}

const pause = () => new Promise((done) => setTimeout(done, 3));

test('the roadmap as of any instant is what it answered then', async () => {
  const told: { at: string; answer: unknown }[] = [];
  const items: Awaited<ReturnType<typeof makeItem>>[] = [];
  let count = 0;
  const one = () => items[count % Math.max(1, items.length)]!;
  const deeds: Record<string, () => Promise<unknown>> = {
    add: async () =>
      items.push(await makeItem(world, { title: `Item ${count}`, effort: { low: 1, likely: count, high: 99 } })),
    team: () => mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'team', name: `Team ${count}` }),
    theme: () => makeTheme(world, `theme ${count}`, [{ name: `Customer ${count % 3}`, annualRevenue: 1_000 * count }]),
    northStar: () =>
      mutate(world, 'northStarSet', 'NorthStarInputInput', 'northStar { id }', {
        statement: `Star ${count}`,
        metricKey: 'm',
        target: 1,
        inputs: [{ metricKey: 'm', belief: 'B' }],
      }),
    move: async () =>
      items.length &&
      mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'roadmapItem { id }', {
        id: one().id,
        beforeId: items[0]!.id,
      }),
    align: async () =>
      items.length &&
      mutate(world, 'alignmentSet', 'AlignmentInput', 'roadmapItem { id }', {
        itemId: one().id,
        inputMetricKey: 'm',
        rationale: `R${count}`,
      }),
    milestone: async () =>
      items.length &&
      mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'roadmapItem { id }', {
        itemId: one().id,
        title: `M${count}`,
        kind: 'INCREMENT',
        value: 'V',
        delivered: count % 2 === 0,
      }),
    edit: async () =>
      items.length &&
      editOne(one().id, { teamSlug: 'team', themeSlugs: [`theme-${count - 1}`], title: `Edited ${count}` }),
    worry: async () =>
      items.length &&
      mutate(world, 'concernRaise', 'ConcernRaiseInput', 'roadmapItem { id }', {
        ...{ itemId: one().id, discipline: 'PRODUCT', statement: `C${count}`, whatWouldResolveIt: 'W' },
      }),
    risk: async () =>
      items.length &&
      mutate(world, 'riskSave', 'RiskSaveInput', 'roadmapItem { id }', {
        ...{ itemId: one().id, termKey: 'lone-expert', statement: `R${count}` },
        ...{ likelihood: 'LOW', impact: 'LOW', response: 'ACCEPT' },
      }),
    decide: async () =>
      items.length &&
      recordDecision(world, {
        ...{ question: `Q${count}`, itemIds: [one().id] },
        revisitWhen: [{ metricKey: 'm', comparison: 'ABOVE', value: count }],
      }),
    discover: async () =>
      items.length &&
      takeItemTo(world, { ...one(), version: await versionOf(one().id) }, 'DISCOVERY').catch(() => undefined),
    remove: async () =>
      items.length > 3 && mutate(world, 'roadmapItemDelete', 'DeleteInput', 'deletedId', { id: one().id }),
  };
  const story = fc.array(fc.constantFrom(...Object.keys(deeds)), { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      for (const step of steps) {
        count += 1;
        await deeds[step]!();
        await pause();
        told.push({ at: new Date().toISOString(), answer: await read(null) });
        await pause();
      }
    }),
    { numRuns: 4 },
  );
  for (const { at, answer } of told) expect(await read(at)).toEqual(answer);
});

async function versionOf(id: string): Promise<number> {
  return (
    (await world.ask('query ($id: ID!) { roadmapItem(id: $id) { version } }', { id })).data.roadmapItem?.version ?? 1
  );
}

async function editOne(id: string, changes: object): Promise<unknown> {
  return mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', {
    id,
    version: await versionOf(id),
    ...changes,
  });
}

test('before the first commit there is nothing; the future is refused', async () => {
  expect(await read('2020-01-01T00:00:00Z')).toMatchObject({
    revision: '0',
    northStar: null,
    groups: [],
    items: { totalCount: 0 },
  });
  const { errors } = await world.ask('{ roadmap(asOf: "2999-01-01T00:00:00Z") { revision } }');
  expect(errors).toMatchObject([{ extensions: { code: 'INVALID', field: ['asOf'] } }]);
});

test('one item, and the present beside the past in one answer', async () => {
  const { id } = await makeItem(world, { title: 'Before' });
  await pause();
  const at = new Date().toISOString();
  await pause();
  await editOne(id, { title: 'After' });
  const { data } = await world.ask(
    `query ($id: ID!, $at: DateTime!) { past: roadmapItem(id: $id, asOf: $at) { title ...Same } present: roadmapItem(id: $id) { title ...Same } }
    fragment Same on RoadmapItem { version milestones { title } }`,
    { id, at },
  );
  expect(data).toEqual({
    past: { title: 'Before', version: 1, milestones: [] },
    present: { title: 'After', version: 2, milestones: [] },
  });
});

test('the past costs as many statements as the present', async () => {
  const counted = async (at: string | null) => (await world.statements(() => read(at))).length;
  expect(await counted(new Date(Date.now() - 5).toISOString())).toBe(await counted(null));
});

test('every table with a history is shown in the past with all its columns', async () => {
  const differences = await world.dataSource.query(`
    select c.table_name, c.column_name from information_schema.columns c
    join kept_tables() k on k::text = c.table_name and c.table_schema = 'public'
    left join information_schema.columns p on p.table_schema = 'past' and p.table_name = c.table_name and p.column_name = c.column_name
      and p.ordinal_position = c.ordinal_position and p.udt_name = c.udt_name
    where p.column_name is null`);
  expect(differences).toEqual([]);
});

test('a theme as it was, with the evidence that it had', async () => {
  const slug = await makeTheme(world, 'once small', [{ name: 'Acme' }]);
  const { data: made } = await world.ask('query ($slug: String!) { theme(slug: $slug) { id version } }', { slug });
  await pause();
  const at = new Date().toISOString();
  await pause();
  await mutate(world, 'themeSave', 'ThemeInput', 'theme { id }', {
    id: made.theme.id,
    version: 1,
    slug: 'now-big',
    name: 'Now big',
  });
  await makeTheme(world, 'now big', [{ name: 'Bolt' }]).catch(() => undefined);
  const { data } = await world.ask(
    `query ($at: DateTime!) { past: theme(slug: "once-small", asOf: $at) { name stats { customerCount } trend(buckets: 1) { from } }
      present: theme(slug: "once-small") { name history { nodes { field before after } } } }`,
    { at },
  );
  expect(data.past).toMatchObject({ name: 'once small', stats: { customerCount: 1 } });
  expect(new Date(data.past.trend[0].from).getTime()).toBeLessThan(new Date(at).getTime());
  expect(data.present.name).toBe('Now big');
  expect(data.present.history.nodes).toContainEqual({ field: 'name', before: '"once small"', after: '"Now big"' });
});
