import sql from 'sql-template-tag';
import { systemActor } from '../platform/actor.ts';
import { Work } from '../platform/work.ts';
import { saveService, saveSlo } from '../slo/testing/objectives.ts';
import { leadsOf, makeItem, makeTheme } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { dayFromNow, done } from './testing/story.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  await saveSlo(world, 'web');
  await done(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'cards', name: 'Cards' });
  for (const key of ['m', 'n']) {
    const metric = { key, name: key, unit: '%', direction: 'INCREASE', definition: 'D' };
    await done(world, 'metricSave', 'MetricInput', 'metric { id }', metric);
  }
  const inputs = [{ metricKey: 'n', belief: 'B' }];
  await done(world, 'northStarSet', 'NorthStarInputInput', 'northStar { id }', {
    statement: 'S',
    metricKey: 'm',
    target: 1,
    inputs,
  });
});
afterAll(() => world.stop());

const everything = `query ($at: DateTime) { roadmap(asOf: $at) { items(first: 100) { nodes { identifier rank progress driftDays
  team { name capacity { committed load state overflow { title } coverGaps { area } } } productOwner { name } engineeringOwner { name } agreed signOffs { person { name } }
  milestones { title status } successMetrics { verdict metric { key } } alignments { observedDelta input { metric { key } } } priorities { title }
  themes { name stats { customerCount } } evidence { level stale stats { feedbackCount } } slos { relation frozen slo { name errorBudget { state } } }
  readiness { passed checks { criterion passed } } doneCheck { passed checks { criterion passed } } risks { statement agreed } concerns { statement }
  dependsOn { violated dependsOn { identifier } } blocks { item { identifier } } score { rice reach stale } supportBurden { outsized }
  health healthFreshness updates(first: 2) { nodes { body author { __typename } changesSincePrevious { field } } }
  allocations { personWeeks team { slug } period { name } } findings { rule message because waivedBy { identifier } subject { ... on Node { id } } } externalRefs { source } } } } }`;

/** So many items that have one of everything. */
async function add(count: number): Promise<void> {
  const owners = (await leadsOf(world)).map(({ personId }) => personId);
  const period = { name: `P ${count}`, start: dayFromNow(-1), end: dayFromNow(1) };
  const { id: periodId } = (await done(world, 'periodSave', 'PeriodInput', 'period { id }', period)).period;
  const [term] = (await world.ask('{ terms(kind: [RISK]) { key } }')).data.terms;
  let before: string | null = null;
  for (let index = 0; index < count; index++) {
    const word = `${count} ${index}`;
    const { id } = await makeItem(world, {
      title: word,
      teamSlug: 'cards',
      themeSlugs: [await makeTheme(world, word, [{ name: word }])],
      productOwnerId: owners[0],
      engineeringOwnerId: owners[1],
      effort: { low: 1, likely: 2, high: 3 },
      start: { date: '2027-01-01', resolution: 'DAY' },
      externalRef: { source: 'test', externalId: word },
    });
    const part = (name: string, type: string, input: object) =>
      done(world, name, type, 'roadmapItem { id }', { itemId: id, ...input });
    await part('milestoneSave', 'MilestoneSaveInput', {
      title: 'M',
      kind: 'INCREMENT',
      value: 'V',
      effortPersonWeeks: 9,
    });
    await part('successMetricSet', 'SuccessMetricInput', { metricKey: 'm', target: 1 });
    await part('alignmentSet', 'AlignmentInput', { inputMetricKey: 'n', rationale: 'R' });
    await part('sloLinkSet', 'SloLinkInput', { sloSlug: 'web', relation: 'PROTECTS' });
    await part('riskSave', 'RiskSaveInput', {
      termKey: term.key,
      statement: 'S',
      likelihood: 'LOW',
      impact: 'HIGH',
      response: 'ACCEPT',
    });
    await part('concernRaise', 'ConcernRaiseInput', { discipline: 'PRODUCT', statement: 'S', whatWouldResolveIt: 'W' });
    await part('scoreSet', 'ScoreInput', { impact: 1, confidence: 1 });
    await part('supportBurdenSet', 'SupportBurdenInput', { expectedHoursPerWeek: 1, actualHoursPerWeek: 9 });
    await part('statusUpdatePost', 'StatusUpdateInput', { health: 'ON_TRACK', body: 'B' });
    await part('allocationSet', 'AllocationInput', { teamSlug: 'cards', periodId, personWeeks: 1 });
    if (before) await part('dependencySet', 'DependencyInput', { dependsOnId: before });
    before = id;
  }
}

async function counted(at: string | null): Promise<{ count: number; items: number }> {
  let items = 0;
  const statements = await world.statements(async () => {
    const { data, errors } = await world.ask(everything, { at });
    expect(errors).toBeUndefined();
    items = data.roadmap.items.nodes.length;
  });
  return { count: statements.length, items };
}

test('a page of items with everything takes as many statements however many items there are, in the past too', async () => {
  await add(2);
  const first = new Date().toISOString();
  const few = await counted(null);
  await add(6);
  const second = new Date().toISOString();
  expect(await counted(null)).toEqual({ count: few.count, items: 8 });
  await Work.transact(world.dataSource, systemActor, { via: 'api' }, async (work) => {
    await work.query(sql`update roadmap_item set title = title || ' later'`);
  });
  const fewThen = await counted(first);
  expect(fewThen.items).toBe(2);
  expect(await counted(second)).toEqual({ count: fewThen.count, items: 8 });
}, 60_000);
