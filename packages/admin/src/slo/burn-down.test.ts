import fc from 'fast-check';
import { burnDown, domainOf, lengthOf, stepFor } from './burn-down.ts';

const hour = (index: number): string => new Date(Date.UTC(2026, 10, 1, index)).toISOString();
const point = (index: number, bad: number, total = 100) => ({
  from: hour(index),
  to: hour(index + 1),
  good: total - bad,
  total,
  ratio: total === 0 ? null : (total - bad) / total,
});
const spent = {
  method: 'OCCURRENCES',
  timeSliceTarget: null,
  consumed: 0.5,
  windowStart: hour(0),
  exclusions: [],
} as const;
const left = (curve: { remaining: number }[]) => curve.map(({ remaining }) => Number(remaining.toFixed(6)));

test('bad events take their share, a gap takes nothing, and the end is what the server says', () => {
  expect(left(burnDown([point(0, 1), point(1, 0, 0), point(2, 4)], spent))).toEqual([1, 0.9, 0.5]);
});

test('slices count whole, and ratios by what is missing', () => {
  const points = [point(0, 1), point(1, 10), point(2, 30)];
  const slices = { ...spent, method: 'TIMESLICES', timeSliceTarget: 0.95 } as const;
  expect(left(burnDown(points, slices))).toEqual([1, 1, 0.75, 0.5]);
  expect(left(burnDown([point(0, 10), point(1, 30)], { ...spent, method: 'RATIO_TIMESLICES' }))).toEqual([
    1, 0.875, 0.5,
  ]);
});

test('what lies in an exclusion takes nothing', () => {
  const exclusions = [{ from: hour(1), to: hour(2) }];
  const curve = burnDown([point(0, 1), point(1, 99), point(2, 1)], { ...spent, consumed: 1.2, exclusions });
  expect(left(curve)).toEqual([1, 0.4, -0.2]);
});

test('a curve never rises, begins whole and ends as the server says', () => {
  const badness = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(badness, fc.double({ min: 0, max: 3, noNaN: true }), (bad, consumed) => {
      const curve = burnDown(
        bad.map((each, index) => point(index, each)),
        { ...spent, consumed },
      );
      for (const [index, each] of curve.entries()) {
        expect(each.remaining).toBeLessThanOrEqual((curve[index - 1]?.remaining ?? 1) + 1e-9);
      }
      const some = bad.some((each) => each > 0);
      expect(curve.at(-1)?.remaining).toBeCloseTo(some ? 1 - consumed : 1, 9);
    }),
  );
});

test('nothing measured is no curve', () => {
  expect(burnDown([point(0, 0, 0)], spent)).toEqual([]);
});

test('steps are few enough to draw, and slices are asked for one by one', () => {
  const span = (hours: number) => ({ from: hour(0), to: hour(hours) });
  expect(stepFor(span(24), null)).toBe('PT5M');
  expect(stepFor(span(28 * 24), null)).toBe('PT1H');
  expect(stepFor(span(28 * 24), 'PT30M')).toBe('PT30M');
  expect(stepFor(span(28 * 24), 'PT1M')).toBe('PT1H');
  expect(stepFor(span(366 * 24), null)).toBe('P1D');
  expect(lengthOf('P7D')).toBe(604_800_000);
  expect(lengthOf('P1M')).toBeUndefined();
});

test('the end of the budget is drawn when it is near', () => {
  const budget = { windowStart: hour(0), windowEnd: hour(28) };
  expect(domainOf({ ...budget, exhaustsAt: hour(40) }).end).toBe(Date.parse(hour(40)));
  expect(domainOf({ ...budget, exhaustsAt: hour(90) }).end).toBe(Date.parse(hour(28)));
  expect(domainOf({ ...budget, exhaustsAt: null }).exhausts).toBeNull();
});
