import sql from 'sql-template-tag';
import { systemActor } from '../platform/actor.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { Work } from '../platform/work.ts';
import { tokenWith } from '../testing/callers.ts';
import { makeItem, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const key of ['activation', 'waiting_days']) {
    const metric = {
      key,
      name: key,
      unit: '%',
      direction: key === 'activation' ? 'INCREASE' : 'DECREASE',
      definition: 'Counted daily',
    };
    await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', metric);
  }
  const northStar = {
    statement: 'Cards in hands',
    metricKey: 'activation',
    target: 90,
    inputs: [{ metricKey: 'waiting_days', belief: 'Waiting loses people' }],
  };
  await mutate(world, 'northStarSet', 'NorthStarInputInput', 'northStar { id }', northStar);
});
afterAll(() => world.stop());

const item =
  'roadmapItem { id version progress milestones { id position title status deliveredAt } successMetrics { id verdict target metric { key } } alignments { id rationale confidence observedDelta input { metric { key } personWeeks items { totalCount } } } }';
const milestone = (input: object, token?: string) =>
  mutate(
    world,
    'milestoneSave',
    'MilestoneSaveInput',
    `${item} subject { id __typename }`,
    { kind: 'INCREMENT', value: 'Worth it', ...input },
    token,
  );
const titles = (payload: { roadmapItem: { milestones: { title: string; status: string }[] } }) =>
  payload.roadmapItem.milestones.map((each) => `${each.title} ${each.status}`);

test('milestones stand in their order, the first open one is next, and the item’s version rises', async () => {
  const { id } = await makeItem(world);
  await milestone({ itemId: id, title: 'A' });
  await milestone({ itemId: id, title: 'B', target: { date: '2020-01-01', resolution: 'DAY' } });
  const made = await milestone({ itemId: id, title: 'C', position: 1 });
  expect(made.subject).toMatchObject({ __typename: 'Milestone' });
  expect(titles(made)).toEqual(['C NEXT', 'A PLANNED', 'B OVERDUE']);
  expect(made.roadmapItem).toMatchObject({ version: 4, progress: 0 });
  const delivered = await milestone({ id: made.subject.id, itemId: id, title: 'C', delivered: true });
  expect(titles(delivered)).toEqual(['C DELIVERED', 'A NEXT', 'B OVERDUE']);
  expect(delivered.roadmapItem.progress).toBeCloseTo(1 / 3);
  const last = delivered.roadmapItem.milestones[2].id;
  await milestone({ id: last, itemId: id, title: 'B', dropped: true });
  const gone = await mutate(world, 'milestoneDelete', 'DeleteInput', item, { id: made.subject.id });
  expect(
    gone.roadmapItem.milestones.map((each: { position: number; title: string }) => [each.position, each.title]),
  ).toEqual([
    [1, 'A'],
    [2, 'B'],
  ]);
});

test('a milestone is refused by name when it is blank, nobody’s, another’s, both delivered and dropped, or one too many', async () => {
  const { id } = await makeItem(world);
  const codes = async (input: object, token?: string) =>
    (await milestone(input, token)).userErrors.map(
      (error: { code: string; field: string[] | null }) => `${error.code} ${error.field?.join('.') ?? ''}`,
    );
  expect(await codes({ itemId: id, title: ' ', value: '' })).toEqual(['REQUIRED title', 'REQUIRED value']);
  expect(await codes({ itemId: 'rubbish', title: 'A' })).toEqual(['NOT_FOUND itemId']);
  expect(await codes({ itemId: id, title: 'A', delivered: true, dropped: true })).toEqual(['INVALID dropped']);
  expect(await codes({ itemId: id, title: 'A', effortPersonWeeks: -1, position: 0 })).toEqual([
    'INVALID effortPersonWeeks',
    'INVALID position',
  ]);
  expect(await codes({ itemId: id, title: 'A' }, await tokenWith(world, ['READ']))).toEqual(['FORBIDDEN ']);
  const own = await milestone({ itemId: id, title: 'A' });
  const other = await makeItem(world);
  expect(await codes({ id: own.subject.id, itemId: other.id, title: 'A' })).toEqual(['INVALID itemId']);
  await fillUp(own.roadmapItem.id, 199);
  expect(await codes({ itemId: id, title: 'One too many' })).toEqual(['LIMIT_EXCEEDED itemId']);
});

function fillUp(id: string, count: number): Promise<unknown> {
  return Work.transact(world.dataSource, systemActor, { via: 'api' }, (work) =>
    work.query(sql`insert into milestone (item_id, position, title, kind, value)
      select ${ownId('RoadmapItem', id)}::uuid, n + 1, 'Filler', 'INCREMENT', 'V' from generate_series(1, ${count}::integer) n`),
  );
}

test('a success metric is set, changed by its metric, judged, and taken away', async () => {
  const { id } = await makeItem(world);
  const set = (input: object) =>
    mutate(world, 'successMetricSet', 'SuccessMetricInput', `${item} subject { id }`, {
      itemId: id,
      metricKey: 'waiting_days',
      target: 3,
      ...input,
    });
  expect((await set({ baseline: 14 })).roadmapItem.successMetrics).toMatchObject([
    { verdict: 'UNMEASURED', target: 3, metric: { key: 'waiting_days' } },
  ]);
  const measured = await set({ actual: 2.5 });
  expect(measured.roadmapItem.successMetrics).toMatchObject([{ verdict: 'MET' }]);
  expect((await set({ metricKey: 'nothing' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['metricKey'] }]);
  const gone = await mutate(world, 'successMetricDelete', 'DeleteInput', item, { id: measured.subject.id });
  expect(gone.roadmapItem.successMetrics).toEqual([]);
});

test('an alignment says why, and what the input moved after release', async () => {
  const made = await makeItem(world, { effort: { low: 1, likely: 3, high: 5 } });
  const align = (input: object) =>
    mutate(world, 'alignmentSet', 'AlignmentInput', item, {
      itemId: made.id,
      inputMetricKey: 'waiting_days',
      rationale: 'Fewer days',
      ...input,
    });
  const aligned = (await align({ expectedDelta: -5 })).roadmapItem;
  expect(aligned.alignments).toMatchObject([
    {
      confidence: 'MEDIUM',
      observedDelta: null,
      input: { metric: { key: 'waiting_days' }, personWeeks: 3, items: { totalCount: 1 } },
    },
  ]);
  const point = (at: Date, value: number) =>
    mutate(world, 'metricRecord', 'MetricRecordInput', 'metric { id }', {
      key: 'waiting_days',
      points: [{ at: at.toISOString(), value }],
    });
  await point(new Date(Date.now() - 86_400_000), 14);
  await takeItemTo(world, aligned, 'COMMITTED', 'IN_PROGRESS', 'RELEASED');
  await point(new Date(), 9);
  const { data } = await world.ask(
    'query ($id: ID!) { roadmapItem(id: $id) { alignments { observedDelta } } roadmap { northStar { alignedShare unalignedItems { totalCount } } } }',
    { id: made.id },
  );
  expect(data.roadmapItem.alignments).toEqual([{ observedDelta: -5 }]);
  expect(data.roadmap.northStar.alignedShare).toBe(1);
  expect((await align({ rationale: ' ' })).userErrors).toMatchObject([{ code: 'REQUIRED', field: ['rationale'] }]);
  expect((await align({ inputMetricKey: 'activation' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['inputMetricKey'] },
  ]);
});
