import fs from 'node:fs';
import path from 'node:path';
import { startWorld, type World } from '../testing/world.ts';
import { increasesOf } from './counter.rules.ts';
import { budgetOf, record, type Slice, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const fiveMinutesMs = 300_000;

function rowsOf(name: string): string[][] {
  const text = fs.readFileSync(path.join(__dirname, '../../testdata/sli-series', name), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','));
}

/** Values at instants, as they came. */
const valuesOf = (name: string) =>
  rowsOf(name).map(([at, value]) => ({ at: Date.parse(`${at!.replace(' ', 'T')}Z`), value: Number(value) }));

test('counters of real hosts: what came in between adds up to the last less the first', async () => {
  const rows = rowsOf('nginx-counters.csv');
  const zones = [...new Set(rows.map(([, zone]) => zone!))];
  expect(zones).toHaveLength(3);
  for (const zone of zones) {
    const own = rows.filter((row) => row[1] === zone);
    const instants = own.map(([at]) => Date.parse(at!));
    const [all, bad] = [9, 8].map((column) => own.map((row) => Number(row[column])));
    const [allRose, badRose] = [increasesOf(all!), increasesOf(bad!)];
    const slices = allRose.map((total, index) => ({
      from: instants[index]!,
      to: instants[index + 1]!,
      bad: badRose[index]!,
      total,
    }));
    const slug = zone.replaceAll('.', '-');
    await saveSlo(world, slug, { objective: 0.99, window: 'P1D' });
    const { results } = await record(world, slug, slices);
    expect(results.every(({ outcome }) => outcome === 'CREATED')).toBe(true);
    const total = all!.at(-1)! - all![0]!;
    const failed = bad!.at(-1)! - bad![0]!;
    const budget = await budgetOf(world, slug, instants.at(-1));
    expect(budget).toMatchObject({ total, good: total - failed, coverage: 1 });
    expect(budget.measuredThrough).toBe(new Date(instants.at(-1)!).toISOString());
    expect(budget.consumed).toBeCloseTo(failed / total / 0.01, 12);
  }
});

test('requests of a load balancer: its gaps are neither good nor bad, and stay in the coverage', async () => {
  const values = valuesOf('elb-requests.csv');
  const slices: Slice[] = values.map(({ at, value }) => ({ from: at, to: at + fiveMinutesMs, bad: 0, total: value }));
  await saveSlo(world, 'balancer', { objective: 0.999, window: 'P30D' });
  await record(world, 'balancer', slices);
  const end = slices.at(-1)!.to;
  const budget = await budgetOf(world, 'balancer', end);
  const total = values.reduce((all, { value }) => all + value, 0);
  expect(budget).toMatchObject({ state: 'HEALTHY', total, good: total, consumed: 0 });
  expect(budget.coverage).toBeCloseTo((slices.length * fiveMinutesMs) / (end - slices[0]!.from), 12);
  expect(budget.coverage).toBeLessThan(1);
});

test('latencies whose clock was changed: a repeated interval replaces, one that overlaps is refused', async () => {
  const most = 60;
  const values = valuesOf('latency.csv');
  const slices: Slice[] = values.map(({ at, value }) => ({
    from: at,
    to: at + fiveMinutesMs,
    good: value <= most ? 1 : 0,
    total: 1,
  }));
  const settings = { budgetingMethod: 'TIMESLICES', timeSliceWindow: 'PT5M', timeSliceTarget: 1 };
  await saveSlo(world, 'latency', { objective: 0.95, window: 'P30D', ...settings });
  const { results } = await record(world, 'latency', slices);
  // Where the clock was changed an instant repeats; the next follows it after a minute and overlaps it.
  const conflicts = results.flatMap(({ outcome }, index) => (outcome === 'CONFLICT' ? [index] : []));
  expect(conflicts).toHaveLength(1);
  const taken = slices.filter((_, index) => !conflicts.includes(index));
  const last = new Map(taken.map((slice) => [slice.from, slice]));
  const repeated = taken.length - last.size;
  expect(repeated).toBeGreaterThan(0);
  expect(results.filter(({ outcome }) => outcome === 'CREATED')).toHaveLength(last.size);
  expect(results.filter(({ outcome }) => ['REPLACED', 'UNCHANGED'].includes(outcome))).toHaveLength(repeated);
  const end = Math.max(...last.keys()) + fiveMinutesMs;
  const budget = await budgetOf(world, 'latency', end);
  // The last slice ends after the last measurement, which does not begin on the grid: it is not complete.
  const complete = [...last.values()].filter(
    ({ from }) => (Math.floor(from / fiveMinutesMs) + 1) * fiveMinutesMs <= end - (end % fiveMinutesMs),
  );
  const good = complete.filter((slice) => slice.good === 1).length;
  expect(budget).toMatchObject({ good, total: complete.length });
  expect(budget.attainment).toBeCloseTo(good / complete.length, 12);
});
