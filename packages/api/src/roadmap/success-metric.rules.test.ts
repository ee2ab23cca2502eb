import fc from 'fast-check';
import { MetricDirection } from '../north-star/metric.entity.ts';
import { verdictOf } from './success-metric.rules.ts';

const { INCREASE, DECREASE, MAINTAIN } = MetricDirection;
const today = '2027-06-15';

test.each([
  [INCREASE, 10, 20, null, null, 'UNMEASURED'],
  [INCREASE, 10, 20, 20, null, 'MET'],
  [INCREASE, 10, 20, 15, '2027-06-15', 'PENDING'],
  [INCREASE, 10, 20, 15, '2027-06-14', 'MISSED'],
  [INCREASE, 10, 20, 15, null, 'MISSED'],
  [INCREASE, 10, 20, 9, '2027-12-31', 'REGRESSED'],
  [INCREASE, null, 20, 9, '2027-12-31', 'PENDING'],
  [DECREASE, 30, 20, 20, null, 'MET'],
  [DECREASE, 30, 20, 25, null, 'MISSED'],
  [DECREASE, 30, 20, 31, null, 'REGRESSED'],
  [MAINTAIN, 5, 5, 5, null, 'MET'],
])('%s from %s to %s, measured %s by %s: %s', (direction, baseline, target, actual, measureBy, verdict) => {
  expect(verdictOf({ direction, baseline, target, actual, measureBy }, today)).toBe(verdict);
});

test('DECREASE is INCREASE in the mirror', () => {
  const value = fc.integer({ min: -1_000, max: 1_000 });
  fc.assert(
    fc.property(value, value, value, (baseline, target, actual) => {
      const up = verdictOf({ direction: INCREASE, baseline, target, actual, measureBy: null }, today);
      const down = verdictOf(
        { direction: DECREASE, baseline: -baseline, target: -target, actual: -actual, measureBy: null },
        today,
      );
      expect(up).toBe(down);
    }),
  );
});
