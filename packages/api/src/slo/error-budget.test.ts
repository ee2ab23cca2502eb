import fc from 'fast-check';
import { startWorld, type World } from '../testing/world.ts';
import { budgetOf, day, record, type Slice, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
let count = 0;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const start = day('2026-01-01');

/** A new objective with these measurements; its slug. */
async function measured(slices: readonly Slice[], overrides: Record<string, unknown> = {}): Promise<string> {
  count += 1;
  const slug = `slo-${count}`;
  await saveSlo(world, slug, overrides);
  await record(world, slug, slices);
  return slug;
}

const days = (totals: [good: number, total: number][]): Slice[] =>
  totals.map(([good, total], n) => ({ from: start + n * dayMs, to: start + (n + 1) * dayMs, good, total }));

test('a rolling window forgets a bad day; the budget is that of the instant', async () => {
  const usual: [number, number] = [999_500, 1_000_000];
  const totals = Array.from({ length: 41 }, (_, n): [number, number] => (n === 10 ? [990_000, 1_000_000] : usual));
  const slug = await measured(days(totals), { objective: 0.999 });
  expect(await budgetOf(world, slug, start + 30 * dayMs)).toEqual({
    state: 'WATCH',
    windowStart: '2026-01-01T00:00:00.000Z',
    windowEnd: '2026-01-31T00:00:00.000Z',
    good: 29_975_500,
    total: 30_000_000,
    attainment: 0.9991833333333333,
    consumed: 0.8166666666666667,
    remaining: 0.18333333333333332,
    exhaustsAt: '2026-02-11T00:00:00.000Z',
    coverage: 1,
    measuredThrough: '2026-01-31T00:00:00.000Z',
  });
  expect(await budgetOf(world, slug, start + 41 * dayMs)).toMatchObject({ state: 'HEALTHY', consumed: 0.5 });
  expect(await budgetOf(world, slug, start + 41 * dayMs - 1)).toMatchObject({ windowEnd: '2026-02-10T00:00:00.000Z' });
});

test('nothing measured is no data: not all good and not all bad', async () => {
  const slug = await measured([]);
  const at = start + dayMs;
  expect(await budgetOf(world, slug, at)).toEqual({
    state: 'NO_DATA',
    windowStart: new Date(at - 30 * dayMs).toISOString(),
    windowEnd: new Date(at).toISOString(),
    good: 0,
    total: 0,
    attainment: null,
    consumed: null,
    remaining: null,
    exhaustsAt: null,
    coverage: 0,
    measuredThrough: null,
  });
});

test('a gap counts neither as good nor as bad and stays in the coverage', async () => {
  const slices = days(Array.from({ length: 10 }, (): [number, number] => [100, 100]));
  const gappy = await measured(
    slices.filter((_, n) => n !== 4 && n !== 5),
    { window: 'P10D' },
  );
  expect(await budgetOf(world, gappy, start + 10 * dayMs)).toMatchObject({
    state: 'NO_DATA',
    attainment: 1,
    coverage: 0.8,
  });
  await record(world, gappy, [{ ...slices[4]!, good: 0 }], 'other');
  expect(await budgetOf(world, gappy, start + 10 * dayMs)).toMatchObject({ state: 'EXHAUSTED', coverage: 0.9 });
});

test('two sources at the same time are measured time once', async () => {
  const slices = days([
    [50, 50],
    [50, 50],
  ]);
  const slug = await measured(slices, { window: 'P2D' });
  await record(world, slug, [{ from: start + dayMs / 2, to: start + 3 * hourMs + dayMs, good: 0, total: 1 }], 'other');
  expect(await budgetOf(world, slug, start + 2 * dayMs)).toMatchObject({ coverage: 1, total: 101 });
});

test('late data counts inside the window; what begins before the window is left out whole', async () => {
  const slug = await measured([{ from: start + dayMs, to: start + 2 * dayMs - hourMs, good: 90, total: 100 }], {
    window: 'P1D',
  });
  await record(world, slug, [
    { from: start + 2 * dayMs - hourMs, to: start + 2 * dayMs, good: 100, total: 100 },
    { from: start + dayMs - 1, to: start + dayMs, good: 0, total: 100 },
  ]);
  expect(await budgetOf(world, slug, start + 2 * dayMs)).toMatchObject({ good: 190, total: 200, coverage: 1 });
  const straddling = await measured([{ from: start, to: start + dayMs + 1, good: 1, total: 1 }], { window: 'P1D' });
  expect(await budgetOf(world, straddling, start + 2 * dayMs)).toMatchObject({
    total: 0,
    coverage: 0,
    state: 'NO_DATA',
  });
});

test('the burn rate ends where the measurements end and is null without events', async () => {
  const slug = await measured(
    days([
      [100, 100],
      [98, 100],
      [0, 0],
    ]),
  );
  const query = `query ($slug: String!, $over: Duration!) { slo(slug: $slug) { burnRate(over: $over, asOf: "2026-02-01T00:00:00Z") } }`;
  const over = async (text: string) => (await world.ask(query, { slug, over: text })).data?.slo?.burnRate;
  expect(await over('P1D')).toBeNull();
  expect(await over('P2D')).toBe(2);
  expect(await over('P1M')).toBe(1);
  const { errors } = await world.ask(query, { slug, over: 'PT0S' });
  expect(errors![0]!.extensions).toMatchObject({ code: 'INVALID', field: ['over'] });
});

test('measurements are given in steps, gaps included', async () => {
  const slug = await measured(
    days([
      [1, 2],
      [3, 4],
    ]),
  );
  const query = `query ($slug: String!, $to: DateTime!, $step: Duration!) { slo(slug: $slug) {
    measurements(from: "2025-12-31T00:00:00Z", to: $to, step: $step) { from to good total ratio } } }`;
  const to = '2026-01-03T06:00:00Z';
  const points = (await world.ask(query, { slug, to, step: 'P1D' })).data.slo.measurements;
  expect(points.map(({ good, total, ratio }: Record<string, number>) => [good, total, ratio])).toEqual([
    [0, 0, null],
    [1, 2, 0.5],
    [3, 4, 0.75],
    [0, 0, null],
  ]);
  expect(points[3]).toMatchObject({ from: '2026-01-03T00:00:00.000Z', to: '2026-01-03T06:00:00.000Z' });
  for (const [step, end, code] of [
    ['PT1S', to, 'LIMIT_EXCEEDED'],
    ['PT0S', to, 'INVALID'],
    ['P1D', '2025-01-01T00:00:00Z', 'INVALID'],
  ]) {
    expect((await world.ask(query, { slug, to: end, step })).errors![0]!.extensions.code).toBe(code);
  }
});

test('the budgets of many objectives take as many statements as that of one', async () => {
  const query = (first: number) => `{ slos(first: ${first}) { nodes { slug service { slug } productOwner { name }
    errorBudget { state } hour: burnRate(over: "PT1H") day: burnRate(over: "P1D")
    measurements(from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z", step: "P1D") { total } } } }`;
  const statements = (first: number) => world.statements(() => world.ask(query(first)));
  const [one, many] = [await statements(1), await statements(50)];
  expect(many).toHaveLength(one.length);
  expect(many.filter((text) => text.includes('budget_reading') || text.includes('range_agg'))).toHaveLength(3);
});

test('neither order nor splitting changes a budget', async () => {
  const slice = fc.record({ gap: fc.nat(2), length: fc.integer({ min: 2, max: 6 }), good: fc.nat(50), bad: fc.nat(9) });
  await fc.assert(
    fc.asyncProperty(fc.array(slice, { minLength: 1, maxLength: 12 }), fc.nat(), async (parts, seed) => {
      let hour = 0;
      const slices = parts.map(({ gap, length, good, bad }): Slice => {
        const from = start + (hour + gap) * hourMs;
        hour += gap + length;
        return { from, to: from + length * hourMs, good, total: good + bad };
      });
      const at = start + hour * hourMs;
      const turned = slices.map((_, n) => slices[(n + seed) % slices.length]!).reverse();
      const split = slices.flatMap(({ from, to, good, total }) => [
        { from, to: from + hourMs, good: Math.min(good!, 1), total: Math.min(total, 1) },
        { from: from + hourMs, to, good: good! - Math.min(good!, 1), total: total - Math.min(total, 1) },
      ]);
      const [plain, reordered, finer] = await Promise.all(
        [slices, turned, split].map(async (each) => budgetOf(world, await measured(each, { window: 'P7D' }), at)),
      );
      expect(reordered).toEqual(plain);
      // A part may lie within the last day where the whole does not: the present burn is finer, all else is the same.
      const withoutBurn = { exhaustsAt: null, state: null };
      expect({ ...finer, ...withoutBurn }).toEqual({ ...plain, ...withoutBurn });
    }),
    { numRuns: 15 },
  );
});
