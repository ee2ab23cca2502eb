import { tokenWith } from '../../testing/callers.ts';
import { mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { rowsOf, sendFile } from '../testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const metric = { key: 'weekly_teams', name: 'Teams', unit: 'teams', direction: 'INCREASE', definition: 'D' };
  await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', metric);
});
afterAll(() => world.stop());

const points = async () =>
  (await world.ask('{ metric(key: "weekly_teams") { points(first: 50) { nodes { at value note source } } } }')).data
    .metric.points.nodes;

test('values come in, are known again by instant and source, and are replaced when they differ', async () => {
  const file =
    'key,at,value,note\nWeekly teams,2024-01-01T00:00:00Z,"1,234.5",first\nweekly_teams,2024-01-08,-2,\nweekly_teams,2024-01-08,-2,\n';
  const run = await sendFile(world, 'metrics', 'source=bi&dryRun=false&timeZone=UTC', file);
  expect(run.totals).toMatchObject({ rows: 3, created: 2, duplicate: 1, failed: 0 });
  expect(await points()).toEqual(
    expect.arrayContaining([
      { at: '2024-01-01T00:00:00.000Z', value: 1234.5, note: 'first', source: 'bi' },
      { at: '2024-01-08T00:00:00.000Z', value: -2, note: null, source: 'bi' },
    ]),
  );
  expect((await sendFile(world, 'metrics', 'source=bi&dryRun=false&timeZone=UTC', file)).totals).toMatchObject({
    unchanged: 2,
    duplicate: 1,
  });
  const other = await sendFile(
    world,
    'metrics',
    'source=bi&dryRun=false',
    '{"key":"weekly_teams","at":"2024-01-08T00:00:00Z","value":3}\n',
  );
  expect(other.totals).toMatchObject({ updated: 1 });
  await mutate(world, 'importUndo', 'DeleteInput', 'importRun { status }', { id: other.id });
  expect((await points()).map(({ value }: { value: number }) => value).sort()).toEqual([-2, 1234.5]);
});

test('unknown metrics, two values for one instant, the future and what is no number fail by line', async () => {
  const file =
    'metric,at,value\nnone,2024-01-01T00:00:00Z,1\nweekly_teams,2024-02-01T00:00:00Z,1\nweekly_teams,2024-02-01T00:00:00Z,2\nweekly_teams,2999-01-01T00:00:00Z,1\nweekly_teams,2024-03-01T00:00:00Z,many\n,,\n,2024-03-01T00:00:00Z,1\n';
  const run = await sendFile(world, 'metrics', 'source=bad&dryRun=false', file);
  expect(run.totals).toMatchObject({ created: 1, failed: 5 });
  expect(
    (await rowsOf(world, run, ['FAIL'])).map(({ line, errors }) => [line, errors[0]!.column, errors[0]!.code]),
  ).toEqual([
    [2, 'metric', 'UNKNOWN_VALUE'],
    [4, 'value', 'CONFLICT'],
    [5, 'at', 'INVALID'],
    [6, 'value', 'INVALID'],
    [8, 'metric', 'REQUIRED'],
  ]);
});

test('it needs IMPORT and MEASURE', async () => {
  const token = await tokenWith(world, ['IMPORT']);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
  expect(await sendFile(world, 'metrics', 'source=x', 'key,at,value\n', headers)).toMatchObject({ httpStatus: 403 });
});
