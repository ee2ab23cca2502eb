import fc from 'fast-check';
import { backOffMs, dueAfter, fewestSteps, measurementsOf, mostSteps, nextPage, stepsAfter } from './fetching.rules.ts';

const minute = 60_000;
const grid = { stepMs: minute, lagMs: 2 * minute, steps: 100 };

test.each([
  ['begins at the next step of the grid', 90_000, 10 * minute, { from: 2 * minute, to: 8 * minute }],
  ['waits for data that may be on its way', 2 * minute, 4 * minute + 59_999, null],
  ['takes a step as soon as its lag is over', 2 * minute, 5 * minute, { from: 2 * minute, to: 3 * minute }],
  ['is no longer than was asked for', 0, 1_000 * minute, { from: 0, to: 100 * minute }],
  ['has nothing of the future', 10 * minute, 5 * minute, null],
])('a page %s', (_, through, now, page) => {
  expect(nextPage(through, now, grid)).toEqual(page);
});

test('pages follow each other without a gap and without an overlap, up to what is due', () => {
  fc.assert(
    fc.property(
      fc.nat(1e9),
      fc.nat(1e7),
      fc.integer({ min: 1, max: 3_600 }),
      fc.nat(1e6),
      fc.integer({ min: 1, max: 50 }),
      (start, span, step, lagMs, steps) => {
        const stepMs = step * 1_000;
        const now = start + span;
        let through = start;
        let expected = Math.ceil(start / stepMs) * stepMs;
        for (
          let page = nextPage(through, now, { stepMs, lagMs, steps });
          page;
          page = nextPage(through, now, { stepMs, lagMs, steps })
        ) {
          expect(page.from).toBe(expected);
          expect((page.to - page.from) % stepMs).toBe(0);
          expect(page.to).toBeLessThanOrEqual(now - lagMs);
          through = page.to;
          expected = page.to;
        }
        expect(dueAfter(through, { stepMs, lagMs })).toBeGreaterThan(now);
      },
    ),
  );
});

test('a step is measured where both numbers are there; rounding is put right, what is wrong is left out', () => {
  const points = new Map(
    [
      [1, 10],
      [2, 10.000000001],
      [3, 12],
      [4, -1e-12],
      [6, 5],
      [7, -1],
    ].map(([n, value]) => [n! * minute, value!] as const),
  );
  const totals = new Map(
    [
      [1, 20],
      [2, 10],
      [3, 10],
      [4, 10],
      [5, 10],
      [7, 10],
    ].map(([n, value]) => [n! * minute, value!] as const),
  );
  const { measurements, odd } = measurementsOf({ from: 0, to: 8 * minute }, minute, { part: 'bad', points, totals });
  expect(
    measurements.map(({ from, to, bad, good, total }) => [
      from.getTime() / minute,
      to.getTime() / minute,
      bad,
      good,
      total,
    ]),
  ).toEqual([
    [0, 1, 10, undefined, 20],
    [1, 2, 10, undefined, 10],
    [3, 4, 0, undefined, 10],
  ]);
  expect(odd).toBe(2);
});

test('waiting after failures is anywhere up to a bound that doubles and ends', () => {
  expect([1, 2, 3, 30].map((failures) => backOffMs(failures, 1))).toEqual([5_000, 10_000, 20_000, 900_000]);
  expect(backOffMs(5, 0)).toBe(0);
  expect(backOffMs(2, 0.5)).toBe(5_000);
});

test('pages shrink when they are too much, and grow again', () => {
  expect(stepsAfter(mostSteps, true)).toBe(mostSteps / 2);
  expect(stepsAfter(fewestSteps, true)).toBe(fewestSteps);
  expect(stepsAfter(mostSteps, false)).toBe(mostSteps);
  expect(stepsAfter(1_000, false)).toBe(2_000);
});
