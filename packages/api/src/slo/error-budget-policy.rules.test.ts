import fc from 'fast-check';
import type { BudgetThreshold } from './budget-threshold.entity.ts';
import { BudgetState } from './error-budget.types.ts';
import { policyOf } from './error-budget-policy.rules.ts';
import { Fraction } from './fraction.ts';
import { SloRelation } from './slo.types.ts';

const threshold = (remainingBelow: string): BudgetThreshold =>
  ({ remainingBelow, action: `below ${remainingBelow}`, freezes: [SloRelation.SPENDS] }) as BudgetThreshold;
const judged = (remaining: string, state = BudgetState.WATCH) =>
  policyOf(['0', '0.5', '0.25', '-1'].map(threshold), '2027-01-01', { state, remaining: Fraction.of(remaining) })!;

test.each([
  ['0.5', [], null],
  ['0.4999', ['0.5'], 'below 0.5'],
  ['0.25', ['0.5'], 'below 0.5'],
  ['0', ['0.5', '0.25'], 'below 0.25'],
  ['-0.0001', ['0.5', '0.25', '0'], 'below 0'],
  ['-3', ['0.5', '0.25', '0', '-1'], 'below -1'],
])('with %s left, those above it are active and the last of them is what is done', (remaining, active, action) => {
  const { thresholds, activeAction, revisitOn } = judged(remaining);
  expect(thresholds.map(({ remainingBelow }) => remainingBelow)).toEqual(['0.5', '0.25', '0', '-1']);
  expect(thresholds.filter((each) => each.active).map(({ remainingBelow }) => remainingBelow)).toEqual(active);
  expect([activeAction, revisitOn]).toEqual([action, '2027-01-01']);
});

test('without data nothing is active; without thresholds there is no policy', () => {
  expect(judged('-3', BudgetState.NO_DATA)).toMatchObject({ activeAction: null });
  expect(judged('-3', BudgetState.NO_DATA).thresholds.some(({ active }) => active)).toBe(false);
  expect(policyOf([], null, { state: BudgetState.EXHAUSTED, remaining: Fraction.zero })).toBeNull();
});

test('the less is left, the more is active', () => {
  const shares = fc.integer({ min: -5_000, max: 1_000 }).map((parts) => `${parts}e-3`);
  fc.assert(
    fc.property(shares, shares, (one, other) => {
      const [less, more] = Fraction.of(one).isBelow(Fraction.of(other)) ? [one, other] : [other, one];
      const active = (remaining: string) => judged(remaining).thresholds.filter((each) => each.active).length;
      expect(active(less!)).toBeGreaterThanOrEqual(active(more!));
    }),
  );
});
