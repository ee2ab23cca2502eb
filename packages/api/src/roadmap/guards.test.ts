import { record, saveService, saveSlo } from '../slo/testing/objectives.ts';
import {
  agreeOn,
  leadsOf,
  type MadeItem,
  makeItem,
  makeTheme,
  mutate,
  recordDecision,
  takeItemTo,
} from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const metric = { key: 'wait', name: 'Days of waiting', unit: 'days', direction: 'DECREASE', definition: 'D' };
  await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', metric);
  await mutate(world, 'northStarSet', 'NorthStarInputInput', 'northStar { id }', {
    ...{ statement: 'Cards in hands', metricKey: 'wait', target: 1, inputs: [{ metricKey: 'wait', belief: 'B' }] },
  });
  await makeTheme(world, 'Card arrival', [{ name: 'Ann' }]);
  await saveService(world, 'web');
  const policy = { thresholds: [{ remainingBelow: 0.5, action: 'Repair first', freezes: ['SPENDS'] }] };
  await saveSlo(world, 'burnt', { coverageFloor: 0, policy });
  const until = Date.now() - 60_000;
  await record(world, 'burnt', [{ from: until - 60_000, to: until, good: 0, total: 100 }]);
});
afterAll(() => world.stop());

const checks = 'passed checks { criterion passed detail waivedBy { identifier } }';
const fields = `id version status readiness { ${checks} } doneCheck { ${checks} }`;
interface Check {
  criterion: string;
  passed: boolean | null;
  detail: string;
  waivedBy: { identifier: string } | null;
}
const read = async ({ id }: { id: string }) =>
  (await world.ask(`query ($id: ID!) { roadmapItem(id: $id) { ${fields} } }`, { id })).data.roadmapItem;
const go = async (item: { id: string }, to: string, rest: object = {}) => {
  const { version } = await read(item);
  const input = { id: item.id, version, to, ...rest };
  return mutate(world, 'roadmapItemTransition', 'RoadmapItemTransitionInput', `roadmapItem { ${fields} }`, input);
};
const refused = ({ userErrors }: { userErrors: { code: string; field: string[] }[] }) => {
  expect(userErrors.every(({ code }) => code === 'GUARD_FAILED')).toBe(true);
  return userErrors.flatMap(({ field }) => field);
};
const unmet = (list: { checks: Check[] }) =>
  list.checks.filter(({ passed, waivedBy }) => !passed && !waivedBy).map(({ criterion }) => criterion);
const part = async (mutation: string, type: string, input: object) => {
  const payload = await mutate(world, mutation, type, 'subject { id }', input);
  expect(payload.userErrors).toEqual([]);
  return payload.subject?.id as string;
};

/** An item to which nothing is missing, as people make one. */
async function readyItem(overrides: object = {}): Promise<MadeItem> {
  const [product, engineering] = await leadsOf(world);
  const item = await makeItem(world, {
    ...{ touchesNoSlo: true, themeSlugs: ['card-arrival'], productOwnerId: product!.personId },
    ...{
      engineeringOwnerId: engineering!.personId,
      target: { date: '2027-01-01', resolution: 'QUARTER' },
      ...overrides,
    },
  });
  const itemId = item.id;
  await part('milestoneSave', 'MilestoneSaveInput', {
    itemId,
    title: 'One',
    kind: 'INCREMENT',
    value: 'V',
    effortPersonWeeks: 6,
  });
  await part('successMetricSet', 'SuccessMetricInput', { itemId, metricKey: 'wait', baseline: 14, target: 3 });
  await part('alignmentSet', 'AlignmentInput', { itemId, inputMetricKey: 'wait', rationale: 'They wait less' });
  await agreeOn(world, itemId);
  return item;
}

test('a bare item is refused with every unmet check at once; nothing is done', async () => {
  const item = await makeItem(world);
  const criteria = ['SCOPED', 'TRUSTED', 'MEASURABLE', 'ALIGNED', 'EVIDENCED', 'AGREED'];
  const before = await read(item);
  expect(unmet(before.readiness)).toEqual(criteria);
  const answer = await go(item, 'COMMITTED');
  expect(refused(answer)).toEqual(criteria);
  expect(answer.userErrors[0].message).toBe('SCOPED: It has no milestone.');
  expect(await read(item)).toEqual(before);
});

test('an item to which nothing is missing is committed, without any waiver', async () => {
  const item = await readyItem();
  expect((await read(item)).readiness).toMatchObject({ passed: true });
  const { roadmapItem, userErrors } = await go(item, 'COMMITTED');
  expect(userErrors).toEqual([]);
  expect(roadmapItem.status).toBe('COMMITTED');
});

test('a waiver counts once both have agreed to it, for its item and its criteria, until it is superseded', async () => {
  const item = await readyItem({ themeSlugs: [], touchesNoSlo: false });
  expect(unmet((await read(item)).readiness)).toEqual(['TRUSTED', 'EVIDENCED']);
  const waives = ['TRUSTED', 'EVIDENCED', 'METRICS_MET'];
  const other = await recordDecision(world, { kind: 'WAIVER', waives, itemIds: [(await makeItem(world)).id] });
  await agreeOn(world, other.id);
  const waiver = await recordDecision(world, { kind: 'WAIVER', waives, itemIds: [item.id] });
  expect(refused(await go(item, 'COMMITTED'))).toEqual(['TRUSTED', 'EVIDENCED']);
  await agreeOn(world, waiver.id);
  const { readiness } = await read(item);
  expect(readiness.passed).toBe(true);
  expect(readiness.checks.find(({ criterion }: Check) => criterion === 'EVIDENCED')).toMatchObject({
    ...{ passed: false, waivedBy: { identifier: waiver.identifier } },
  });
  const narrower = { kind: 'WAIVER', waives: ['TRUSTED'], itemIds: [item.id], supersedesId: waiver.id };
  await agreeOn(world, (await recordDecision(world, narrower)).id);
  expect(refused(await go(item, 'COMMITTED'))).toEqual(['EVIDENCED']);
});

test('AGREED and a freeze stand whatever is waived', async () => {
  const item = await readyItem();
  await part('sloLinkSet', 'SloLinkInput', { itemId: item.id, sloSlug: 'burnt', relation: 'SPENDS' });
  const waiver = await recordDecision(world, { kind: 'WAIVER', waives: ['TRUSTED'], itemIds: [item.id] });
  await agreeOn(world, waiver.id);
  const { version } = await read(item);
  const change = { id: item.id, version, outcome: 'Another one' };
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', change);
  const answer = await go(item, 'COMMITTED');
  expect(refused(answer)).toEqual(['TRUSTED', 'AGREED']);
  expect(answer.userErrors[0].message).toContain('burnt (SPENDS)');
});

test('what was paused goes on only where it was, and has to answer the same questions again', async () => {
  const item = await readyItem();
  await go(item, 'COMMITTED');
  await go(item, 'PAUSED');
  const { version } = await read(item);
  const change = { id: item.id, version, problem: 'Another one' };
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', change);
  expect(refused(await go(item, 'IN_PROGRESS'))).toEqual(['to']);
  expect(refused(await go(item, 'COMMITTED'))).toEqual(['AGREED']);
  await agreeOn(world, item.id);
  await go(item, 'COMMITTED');
  await go(item, 'IN_PROGRESS');
  await part('sloLinkSet', 'SloLinkInput', { itemId: item.id, sloSlug: 'burnt', relation: 'SPENDS' });
  await go(item, 'PAUSED');
  expect(refused(await go(item, 'IN_PROGRESS'))).toEqual(['to']);
});

test('released is not done: what is open is named at once, and done when it is measured', async () => {
  const item = await readyItem();
  await part('successMetricSet', 'SuccessMetricInput', { itemId: item.id, metricKey: 'wait', target: 3, actual: 2 });
  const released = await takeItemTo(
    world,
    { ...item, version: (await read(item)).version },
    'COMMITTED',
    'IN_PROGRESS',
    'RELEASED',
  );
  const { doneCheck } = await read(item);
  expect(doneCheck.checks.map(({ criterion, passed }: Check) => [criterion, passed])).toEqual([
    ['MILESTONES_DELIVERED', false],
    ['METRICS_MEASURED', false],
    ['METRICS_MET', true],
    ['SLOS_KEPT', true],
    ['REQUESTERS_TOLD', true],
  ]);
  expect(refused(await go(item, 'DONE'))).toEqual(['MILESTONES_DELIVERED', 'METRICS_MEASURED']);
  const { data } = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { milestones { id } } }', { id: item.id });
  const step = { itemId: item.id, id: data.roadmapItem.milestones[0].id, title: 'One', kind: 'INCREMENT', value: 'V' };
  await part('milestoneSave', 'MilestoneSaveInput', { ...step, delivered: true });
  const measure = { itemId: item.id, metricKey: 'wait', target: 3 };
  await part('successMetricSet', 'SuccessMetricInput', { ...measure, actual: 9 });
  expect(refused(await go(item, 'DONE'))).toEqual(['METRICS_MET']);
  await part('successMetricSet', 'SuccessMetricInput', { ...measure, actual: 3 });
  expect((await go(item, 'DONE')).roadmapItem).toMatchObject({
    id: released.id,
    status: 'DONE',
    doneCheck: { passed: true },
  });
});

test('a budget that is exhausted stands against being done, and may be waived', async () => {
  const item = await readyItem();
  const version = (await read(item)).version;
  await takeItemTo(world, { ...item, version }, 'COMMITTED', 'IN_PROGRESS', 'RELEASED');
  await part('sloLinkSet', 'SloLinkInput', { itemId: item.id, sloSlug: 'burnt', relation: 'DEPENDS_ON' });
  expect(refused(await go(item, 'DONE'))).toContain('SLOS_KEPT');
  const { doneCheck } = await read(item);
  expect(doneCheck.checks[3]).toMatchObject({ passed: false, detail: expect.stringContaining('burnt') });
  expect((await takeItemTo(world, { ...item, version: (await read(item)).version }, 'DONE')).id).toBe(item.id);
});

test('checks of many items, now and then, take as many statements as those of one', async () => {
  const query = (first: number, at?: string) =>
    `{ roadmap${at ? `(asOf: "${at}")` : ''} { items(first: ${first}) { nodes { readiness { passed checks { waivedBy { identifier } } } doneCheck { passed checks { waivedBy { identifier } } } } } } }`;
  const counted = async (text: string) => (await world.statements(() => world.ask(text))).length;
  const item = await readyItem({ touchesNoSlo: false });
  await takeItemTo(world, { ...item, version: (await read(item)).version }, 'COMMITTED');
  const now = () => new Date().toISOString();
  const few = [await counted(query(100)), await counted(query(100, now()))];
  for (let more = 0; more < 20; more++) await makeItem(world);
  const at = now();
  expect([await counted(query(100)), await counted(query(100, at))]).toEqual(few);
  const present = await world.ask(query(100));
  expect((await world.ask(query(100, at))).data).toEqual(present.data);
});
