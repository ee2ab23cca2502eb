import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { budgetOf, day, record, type Slice, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const start = day('2026-01-01');
const slice = (from: number, to: number, good: number, total: number): Slice => ({
  from: start + from * 1_000,
  to: start + to * 1_000,
  good,
  total,
});
const outcomes = (recorded: { results: { outcome: string }[] }) => recorded.results.map(({ outcome }) => outcome);
const eventsOf = async (slug: string, end: number) => {
  const { good, total } = await budgetOf(world, slug, start + end * 1_000);
  return { good, total };
};

test('the same again counts once, a correction replaces, and what it replaced stays in the history', async () => {
  await saveSlo(world, 'again');
  expect(outcomes(await record(world, 'again', [slice(0, 60, 99, 100)]))).toEqual(['CREATED']);
  const second = await record(world, 'again', [slice(0, 60, 99, 100)]);
  expect(outcomes(second)).toEqual(['UNCHANGED']);
  const third = await record(world, 'again', [{ ...slice(0, 60, 0, 100), good: undefined, bad: 10 }]);
  expect(outcomes(third)).toEqual(['REPLACED']);
  expect(Number(third.revision)).toBe(Number(second.revision) + 1);
  expect(await eventsOf('again', 60)).toEqual({ good: 90, total: 100 });
  const [version] = await world.dataSource.query(
    `select data->>'good' as good from row_version where table_name = 'sli_measurement'`,
  );
  expect(version).toEqual({ good: '99' });
});

test('several sources add up, and each is settled for itself', async () => {
  await saveSlo(world, 'sources');
  await record(world, 'sources', [slice(0, 60, 99, 100)], 'eu');
  expect(outcomes(await record(world, 'sources', [slice(30, 90, 50, 50)], 'us'))).toEqual(['CREATED']);
  expect(outcomes(await record(world, 'sources', [slice(30, 90, 50, 50)], 'eu'))).toEqual(['CONFLICT']);
  expect(await eventsOf('sources', 90)).toEqual({ good: 149, total: 150 });
});

test('a bad one does not sink the rest, on record or in the same batch', async () => {
  await saveSlo(world, 'mixed');
  await record(world, 'mixed', [slice(0, 60, 1, 1)]);
  const { results } = await record(world, 'mixed', [
    slice(60, 120, 1, 1),
    slice(59, 60, 1, 1),
    slice(120, 180, 2, 1),
    slice(119, 121, 1, 1),
    { ...slice(120, 180, 1, 1), bad: 0 },
    { from: Date.now(), to: Date.now() + 120_000, good: 1, total: 1 },
    slice(240, 240, 1, 1),
    slice(-60, 0, 1, 1),
  ]);
  expect(outcomes({ results })).toEqual([
    'CREATED',
    'CONFLICT',
    'REJECTED',
    'CONFLICT',
    'REJECTED',
    'REJECTED',
    'REJECTED',
    'CREATED',
  ]);
  expect(results.map(({ message }) => message === null)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(await eventsOf('mixed', 120)).toEqual({ good: 3, total: 3 });
});

test('fractions and huge numbers are kept exactly', async () => {
  await saveSlo(world, 'exact');
  const bad = (from: number, count: number, total: number): Slice => ({
    ...slice(from, from + 60, 0, total),
    good: undefined,
    bad: count,
  });
  await record(world, 'exact', [bad(0, 0.1, 0.3), bad(60, 1, 1e30), bad(120, 1e-7, 1)]);
  const rows = await world.dataSource.query(
    'select good from sli_measurement where good <> 1 and good <> 3 order by starts_at',
  );
  const kept = rows.map(({ good }: { good: string }) => good);
  expect(kept).toEqual(expect.arrayContaining(['0.2', '999999999999999999999999999999', '0.9999999']));
});

test('batches at the same moment do not get past each other', async () => {
  await saveSlo(world, 'race');
  const batch = (shift: number) =>
    Array.from({ length: 50 }, (_, n) => slice(shift + n * 60, shift + n * 60 + 60, 1, 1));
  const answers = await Promise.all([0, 0, 30, 0, 30].map((shift) => record(world, 'race', batch(shift))));
  const all = answers.flatMap(outcomes);
  expect(all).toHaveLength(250);
  expect(new Set(all)).toEqual(new Set(['CREATED', 'UNCHANGED', 'CONFLICT']));
  const [{ overlaps }] = await world.dataSource.query(`
    select count(*)::int as overlaps from sli_measurement a join sli_measurement b
      on a.slo_id = b.slo_id and a.source = b.source and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at`);
  expect(overlaps).toBe(0);
});

test('5,000 are recorded in one pass, 5,001 are refused', async () => {
  await saveSlo(world, 'many');
  const slices = Array.from({ length: 5_001 }, (_, n) => slice(n * 60, n * 60 + 60, 9, 10));
  const refused = await record(world, 'many', slices);
  expect(refused).toMatchObject({ results: [], userErrors: [{ code: 'LIMIT_EXCEEDED', field: ['measurements'] }] });
  const recorded = await record(world, 'many', slices.slice(1));
  expect(new Set(outcomes(recorded))).toEqual(new Set(['CREATED']));
  expect(await eventsOf('many', 5_001 * 60)).toEqual({ good: 45_000, total: 50_000 });
  expect(new Set(outcomes(await record(world, 'many', slices.slice(1))))).toEqual(new Set(['UNCHANGED']));
});

test('an unknown objective and a blank source are refused', async () => {
  expect((await record(world, 'none', [])).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['sloSlug'] }]);
  expect((await record(world, 'none', [], ' ')).userErrors).toMatchObject([{ code: 'REQUIRED', field: ['source'] }]);
});

test('recording needs MEASURE', async () => {
  const send = `mutation { sliRecord(input: { sloSlug: "many", source: "x", measurements: [] }) { slo { slug } results { outcome } userErrors { code } } }`;
  const planner = await world.ask(send, {}, await tokenWith(world, ['READ', 'WRITE']));
  expect(planner.data.sliRecord).toEqual({ slo: null, results: [], userErrors: [{ code: 'FORBIDDEN' }] });
  const meter = await world.ask(send, {}, await tokenWith(world, ['READ', 'MEASURE']));
  expect(meter.data.sliRecord).toEqual({ slo: { slug: 'many' }, results: [], userErrors: [] });
});
