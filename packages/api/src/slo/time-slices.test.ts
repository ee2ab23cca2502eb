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

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const start = day('2026-01-01');

/** Slices of one length after each other from `start` on; null is a gap. */
const after = (length: number, events: ([good: number, total: number] | null)[]): Slice[] =>
  events.flatMap((each, n) => {
    const from = start + n * length;
    return each ? [{ from, to: from + length, good: each[0], total: each[1] }] : [];
  });

async function measured(slices: readonly Slice[], overrides: Record<string, unknown>): Promise<string> {
  count += 1;
  const slug = `slo-${count}`;
  await saveSlo(world, slug, overrides);
  await record(world, slug, slices);
  return slug;
}

const byGoodness = (timeSliceWindow: string, timeSliceTarget = 0.95) => ({
  budgetingMethod: 'TIMESLICES',
  timeSliceWindow,
  timeSliceTarget,
});
const byRatio = (timeSliceWindow: string) => ({ budgetingMethod: 'RATIO_TIMESLICES', timeSliceWindow });

test.each([
  ['OCCURRENCES', {}, 89 / 94, 5 / 94 / 0.05],
  ['TIMESLICES', byGoodness('P1D'), 8 / 10, 2 / (0.05 * 10)],
  ['RATIO_TIMESLICES', byRatio('P1D'), 9.2 / 10, 0.8 / 10 / 0.05],
])('%s: ten days of which one is worse and a quiet one half bad', async (_, method, attainment, consumed) => {
  const events = Array.from({ length: 10 }, (_each, n): [number, number] =>
    n === 3 ? [7, 10] : n === 7 ? [2, 4] : [10, 10],
  );
  const slug = await measured(after(24 * hourMs, events), { objective: 0.95, window: 'P10D', ...method });
  const budget = await budgetOf(world, slug, start + 10 * 24 * hourMs);
  expect(budget).toMatchObject({ good: 89, total: 94, coverage: 1 });
  expect(budget.attainment).toBeCloseTo(attainment, 14);
  expect(budget.consumed).toBeCloseTo(consumed, 12);
  expect(budget.remaining).toBeCloseTo(1 - consumed, 12);
});

test('a slice is good from its target on, and sources are added up before it is judged', async () => {
  const slug = await measured(
    after(hourMs, [
      [95, 100],
      [949, 1_000],
      [90, 100],
    ]),
    { objective: 0.5, ...byGoodness('PT1H') },
  );
  await record(world, slug, after(hourMs, [null, null, [100, 100]]), 'other');
  expect(await budgetOf(world, slug, start + 3 * hourMs)).toMatchObject({
    attainment: 2 / 3,
    good: 1_234,
    total: 1_300,
  });
});

test('one bad slice of five minutes in a week spends about half of a budget of 0.1 %', async () => {
  const events = Array.from({ length: 2_016 }, (_, n): [number, number] => (n === 77 ? [0, 1] : [1, 1]));
  const slug = await measured(after(5 * minuteMs, events), { objective: 0.999, window: 'P7D', ...byGoodness('PT5M') });
  const budget = await budgetOf(world, slug, start + 7 * 24 * hourMs);
  expect(budget).toMatchObject({ state: 'HEALTHY', coverage: 1 });
  expect(budget.consumed).toBeCloseTo(1 / 2.016, 14);
});

test('a slice that is not complete waits; one without events is measured, but neither good nor bad', async () => {
  const minutes = after(
    minuteMs,
    Array.from({ length: 14 }, (_, n) => (n < 5 ? [0, 0] : n < 10 ? [1, 1] : [0, 1])),
  );
  const slug = await measured(minutes, { objective: 0.5, ...byGoodness('PT5M') });
  expect(await budgetOf(world, slug, start + 14 * minuteMs)).toMatchObject({
    windowEnd: new Date(start + 10 * minuteMs).toISOString(),
    measuredThrough: new Date(start + 14 * minuteMs).toISOString(),
    attainment: 1,
    coverage: 1,
    total: 5,
  });
  await record(world, slug, [{ from: start + 14 * minuteMs, to: start + 15 * minuteMs, good: 0, total: 1 }]);
  expect(await budgetOf(world, slug, start + 15 * minuteMs)).toMatchObject({ attainment: 0.5, coverage: 1, total: 10 });
});

test('slices that lack stay in the coverage and in the budget', async () => {
  const hours = Array.from({ length: 24 }, (_, n): [number, number] | null =>
    n % 10 === 5 ? null : n === 8 ? [0, 1] : [1, 1],
  );
  const slug = await measured(after(hourMs, hours), { objective: 0.9, window: 'P1D', ...byGoodness('PT1H') });
  const budget = await budgetOf(world, slug, start + 24 * hourMs);
  expect(budget).toMatchObject({ attainment: 21 / 22, coverage: 22 / 24, state: 'HEALTHY' });
  expect(budget.consumed).toBeCloseTo(1 / 2.4, 14);
});

test('a burn rate looks at whole slices, at least one', async () => {
  const slug = await measured(
    after(hourMs, [
      [1, 1],
      [1, 4],
      [1, 2],
    ]),
    { objective: 0.9, ...byRatio('PT1H') },
  );
  const query = `query ($slug: String!, $over: Duration!) { slo(slug: $slug) { burnRate(over: $over, asOf: "2026-01-01T03:30:00Z") } }`;
  const over = async (text: string) => (await world.ask(query, { slug, over: text })).data.slo.burnRate;
  expect([await over('PT5M'), await over('PT1H'), await over('PT61M')]).toEqual([5, 5, 6.25]);
  expect(await over('P1D')).toBeCloseTo((1.25 / 3) * 10, 12);
});

interface Expected {
  ratios: (number | null)[];
  through: number;
}

/** The slices of the day before the last complete one, by hand: each measurement counts where it begins. */
function slicesOf(measurements: readonly Slice[], sliceMs: number): Expected {
  const through = Math.max(...measurements.map(({ to }) => to));
  const until = Math.floor(through / sliceMs) * sliceMs;
  const sums = new Map<number, [number, number]>();
  for (const { from, good, total } of measurements) {
    const slice = Math.floor(from / sliceMs);
    const [goods, totals] = sums.get(slice) ?? [0, 0];
    const isWithin = slice * sliceMs >= until - 24 * hourMs && from < until;
    if (isWithin) sums.set(slice, [goods + good!, totals + total]);
  }
  return { ratios: [...sums.values()].map(([good, total]) => (total === 0 ? null : good / total)), through };
}

test('whatever is measured, the slices are those that one counts by hand', async () => {
  const part = fc.record({ gap: fc.nat(20), length: fc.integer({ min: 1, max: 9 }), good: fc.nat(9), bad: fc.nat(3) });
  const series = fc.array(part, { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(series, series), fc.constantFrom(5, 7, 60), async (sources, sliceMinutes) => {
      const parts = sources.map((each) => {
        let minute = -90;
        return each.map(({ gap, length, good, bad }): Slice => {
          minute += gap + length;
          return { from: start + (minute - length) * minuteMs, to: start + minute * minuteMs, good, total: good + bad };
        });
      });
      const { ratios, through } = slicesOf(parts.flat(), sliceMinutes * minuteMs);
      const eventful = ratios.filter((ratio) => ratio !== null);
      const slice = `PT${sliceMinutes}M`;
      const attainments = [
        [byGoodness(slice, 0.75), eventful.filter((ratio) => ratio >= 0.75).length / eventful.length],
        [byRatio(slice), eventful.reduce((all, ratio) => all + ratio, 0) / eventful.length],
      ] as const;
      for (const [method, expected] of attainments) {
        const slug = await measured(parts[0]!, { window: 'P1D', ...method });
        await record(world, slug, parts[1]!, 'other');
        const { attainment } = await budgetOf(world, slug, through);
        if (eventful.length === 0) expect(attainment).toBeNull();
        else expect(attainment).toBeCloseTo(expected, 12);
      }
    }),
    { numRuns: 15 },
  );
});
