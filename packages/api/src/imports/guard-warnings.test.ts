import { agreeOn, leadsOf, makeTheme, mutate, recordDecision } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await makeTheme(world, 'Heard', [{ name: 'Ann' }]);
});
afterAll(() => world.stop());

interface Row {
  action: string;
  warnings: { column: string | null; code: string; message: string }[];
}
const bring = async (rows: object[], dryRun = false): Promise<Row[]> => {
  const input = {
    source: 'plan',
    dryRun,
    rows: rows.map((row) => ({ problem: 'P', outcome: 'O', kind: 'FEATURE', ...row })),
  };
  const fields = 'importRun { status rows(first: 100) { nodes { action warnings { column code message } } } }';
  const { importRun } = await mutate(world, 'roadmapImport', 'RoadmapImportInput', fields, input);
  expect(importRun.status).toBe('COMPLETED');
  return importRun.rows.nodes;
};
const unmet = ({ warnings }: Row) =>
  warnings.filter(({ code }) => code === 'GUARD_UNMET').map(({ message }) => /without (\w+):/.exec(message)?.[1]);
const itemOf = async (externalId: string) =>
  (
    await world.ask(
      `{ roadmap { items(filter: { search: "${externalId}" }) { nodes { id version status readiness { checks { criterion passed } } } } } }`,
    )
  ).data.roadmap.items.nodes[0];

test('an item arrives in the status that it has, with a warning for each unmet check, in a dry run the same', async () => {
  const rows = [
    { externalId: 'bare', title: 'bare', status: 'COMMITTED' },
    {
      externalId: 'heard',
      title: 'heard',
      status: 'IN_PROGRESS',
      themes: ['heard'],
      milestones: [{ title: 'M', value: 'V' }],
    },
    { externalId: 'worthless', title: 'worthless', status: 'RELEASED', problem: ' ', milestones: [{ title: 'M' }] },
    { externalId: 'undone', title: 'undone', status: 'DONE', milestones: [{ title: 'M', delivered: false }] },
    { externalId: 'done', title: 'done', status: 'DONE', milestones: [{ title: 'M', delivered: true }] },
    { externalId: 'early', title: 'early', status: 'DISCOVERY' },
  ];
  const dry = await bring(rows, true);
  const [bare, heard, worthless, undone, done, early] = dry as [Row, Row, Row, Row, Row, Row];
  expect(unmet(bare)).toEqual(['SCOPED', 'TRUSTED', 'MEASURABLE', 'ALIGNED', 'EVIDENCED', 'AGREED']);
  expect(bare.warnings[0]).toEqual({
    ...{ column: 'status', code: 'GUARD_UNMET' },
    message:
      'It arrives as COMMITTED without SCOPED: a problem, an outcome and milestones, each with a value and within an iteration.',
  });
  expect(unmet(heard)).toEqual(['TRUSTED', 'MEASURABLE', 'ALIGNED', 'AGREED']);
  expect(unmet(worthless)).toEqual(['SCOPED', 'TRUSTED', 'MEASURABLE', 'ALIGNED', 'EVIDENCED', 'AGREED']);
  expect([unmet(undone), unmet(done), unmet(early)]).toEqual([['MILESTONES_DELIVERED'], [], []]);
  expect((await bring(rows)).map(unmet)).toEqual(dry.map(unmet));
  for (const row of ['bare', 'heard', 'worthless']) {
    const { readiness } = await itemOf(row);
    const open = readiness.checks.filter(({ passed }: { passed: boolean }) => !passed);
    expect(open.map(({ criterion }: { criterion: string }) => criterion)).toEqual(
      unmet(dry[rows.findIndex(({ title }) => title === row)]!),
    );
  }
  expect((await bring(rows)).map(({ action }) => action)).toEqual(Array(6).fill('UNCHANGED'));
});

test('the guards hold from its first later step', async () => {
  const { id, version } = await itemOf('undone');
  const step = { id, version, to: 'PROPOSED', reason: 'Not done after all' };
  const reopened = await mutate(
    world,
    'roadmapItemTransition',
    'RoadmapItemTransitionInput',
    'roadmapItem { version }',
    step,
  );
  const commit = { id, version: reopened.roadmapItem.version, to: 'COMMITTED' };
  const refused = await mutate(
    world,
    'roadmapItemTransition',
    'RoadmapItemTransitionInput',
    'roadmapItem { id }',
    commit,
  );
  expect(refused.userErrors.map(({ field }: { field: string[] }) => field[0])).toContain('AGREED');
});

test('what a known item has already, and what is waived, is not warned of', async () => {
  await bring([{ externalId: 'known', title: 'known', themes: ['heard'], milestones: [{ title: 'M', value: 'V' }] }]);
  const { id, version } = await itemOf('known');
  const [product, engineering] = await leadsOf(world);
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', {
    ...{
      id,
      version,
      touchesNoSlo: true,
      productOwnerId: product!.personId,
      engineeringOwnerId: engineering!.personId,
    },
  });
  await agreeOn(world, id);
  const waiver = await recordDecision(world, { kind: 'WAIVER', waives: ['ALIGNED'], itemIds: [id] });
  await agreeOn(world, waiver.id);
  const row = { externalId: 'known', title: 'known', status: 'COMMITTED' };
  const [committed] = await bring([row]);
  expect(unmet(committed!)).toEqual(['MEASURABLE']);
  const [further] = await bring([{ ...row, title: 'known better' }]);
  expect(unmet(further!)).toEqual([]);
});

test('a target that moves behind the promise is named, once; the promise stays', async () => {
  const row = { externalId: 'promised', title: 'promised', status: 'COMMITTED' };
  const moved = ({ warnings }: Row) => warnings.filter(({ column }) => column === 'target');
  const [arrived] = await bring([{ ...row, target: '2027-06-30' }]);
  expect(moved(arrived!)).toEqual([]);
  const [later] = await bring([{ ...row, target: '2027-08' }], true);
  expect(moved(later!)).toEqual([
    {
      ...{ column: 'target', code: 'GUARD_UNMET' },
      message: 'It moves the target 62 days behind the promise, and names no decision.',
    },
  ]);
  await bring([{ ...row, target: '2027-08' }]);
  const [nearer] = await bring([{ ...row, target: '2027-07-31' }]);
  expect(moved(nearer!)).toEqual([]);
  const { data } = await world.ask(
    '{ roadmap { items(filter: { search: "promised" }) { nodes { target { label } committedTarget { label } driftDays } } } }',
  );
  expect(data.roadmap.items.nodes).toMatchObject([{ driftDays: 31 }]);
});
