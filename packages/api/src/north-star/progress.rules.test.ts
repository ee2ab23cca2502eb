import fc from 'fast-check';
import { MetricDirection } from './metric.entity.ts';
import { progressOf } from './progress.rules.ts';

const { INCREASE, DECREASE, MAINTAIN } = MetricDirection;
const number = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true });
const direction = fc.constantFrom(INCREASE, DECREASE, MAINTAIN);

test.each([
  ['half the way up', INCREASE, 10, 20, 15, 0.5],
  ['half the way down', DECREASE, 20, 10, 15, 0.5],
  ['beyond the target', INCREASE, 10, 20, 25, 1.5],
  ['the wrong way', DECREASE, 20, 10, 30, -1],
  ['no way to go and there', INCREASE, 10, 10, 11, 1],
  ['no way to go and fallen behind', INCREASE, 10, 10, 9, 0],
  ['no way to go and lower, where lower is better', DECREASE, 10, 10, 9, 1],
  ['kept on its target', MAINTAIN, 90, 100, 100, 1],
  ['kept, halfway back to the baseline', MAINTAIN, 90, 100, 95, 0.5],
  ['kept, the same distance to the other side', MAINTAIN, 90, 100, 105, 0.5],
  ['kept where it was, a tenth off', MAINTAIN, 100, 100, 90, 0.9],
  ['kept at nothing', MAINTAIN, 0, 0, 0, 1],
  ['kept at nothing, and something came', MAINTAIN, 0, 0, 1, 0],
])('progress: %s', (_, way, baseline, target, value, expected) => {
  expect(progressOf({ direction: way, baseline, target, value })).toBeCloseTo(expected, 12);
});

test('nothing is said without a measurement, without a baseline, or beyond all numbers', () => {
  expect(progressOf({ direction: INCREASE, baseline: 1, target: 2, value: null })).toBeNull();
  expect(progressOf({ direction: INCREASE, baseline: null, target: 2, value: 2 })).toBeNull();
  expect(progressOf({ direction: INCREASE, baseline: 0, target: 1e-300, value: 1e300 })).toBeNull();
});

test('it is 0 at the baseline and 1 at the target, whichever way is better', () => {
  fc.assert(
    fc.property(direction, number, number, (way, baseline, target) => {
      fc.pre(baseline !== target);
      expect(progressOf({ direction: way, baseline, target, value: target })).toBe(1);
      expect(progressOf({ direction: way, baseline, target, value: baseline })).toBeCloseTo(0, 12);
    }),
  );
});

test('a step towards the target never lowers it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(direction, number, number, number, share, (way, baseline, target, value, step) => {
      const nearer = value + (target - value) * step;
      const [before, after] = [value, nearer].map((each) =>
        progressOf({ direction: way, baseline, target, value: each }),
      );
      // Up or down beyond the target, coming back to it is no progress.
      const beyond = way !== MAINTAIN && before !== null && before !== undefined && before > 1;
      const noWay = way !== MAINTAIN && baseline === target;
      if (before != null && after != null && !beyond && !noWay) expect(after).toBeGreaterThanOrEqual(before - 1e-6);
    }),
  );
});

test('it does not depend on the unit', () => {
  const size = fc.integer({ min: -1_000, max: 1_000 });
  const factor = fc.constantFrom(0.5, 2, 4, 1_024);
  fc.assert(
    fc.property(direction, size, size, size, factor, (way, baseline, target, value, unit) => {
      const scaled = { direction: way, baseline: baseline * unit, target: target * unit, value: value * unit };
      expect(progressOf(scaled)).toBe(progressOf({ direction: way, baseline, target, value }));
    }),
  );
});
