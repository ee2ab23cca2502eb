import fc from 'fast-check';
import { attainmentOf, burnRateOf, timeLeftOf } from './budgeting.rules.ts';
import { errorBudgetOf, type Measured } from './error-budget.rules.ts';
import type { ErrorBudget } from './error-budget.types.ts';
import { Fraction } from './fraction.ts';
import { BudgetingMethod } from './slo.types.ts';
import { dayMs } from './window.rules.ts';

const through = new Date('2026-11-22T09:00:00Z');
const window = { ms: 30 * dayMs, calendar: null, grid: null };
const measure = (objective: string) => ({ objective, budgetingMethod: BudgetingMethod.OCCURRENCES });
const target = { ...measure('0.999'), coverageFloor: '0.9', window, createdAt: new Date(0) };

const events = (good: number, total: number) => ({ good: String(good), total: String(total), slices: null });

const measured = (good: number, total: number, changes: Partial<Measured> = {}): Measured => ({
  ...events(good, total),
  firstAt: new Date(0),
  through,
  until: through,
  measuredMs: 30 * dayMs,
  excluded: [],
  ...changes,
});

const budget = (whole: Measured, lastDay = events(1, 1), at = through, changes = {}): ErrorBudget =>
  errorBudgetOf({ ...target, ...changes }, whole, lastDay, at);

test.each([
  ['0.999', 999_500, 1_000_000, 0.9995, 0.5],
  ['0.9', 3_556, 7_112, 0.5, 5],
  ['0.9999', 1_000_000, 1_000_007, 0.9999930000489997, 0.06999951000343],
  ['0.99', 100, 100, 1, 0],
])('%s with %d good of %d: attainment %d, consumed %d', (objective, good, total, attainment, consumed) => {
  const found = budget(measured(good, total), undefined, through, { objective });
  expect(found.attainment!.toNumber()).toBeCloseTo(attainment, 14);
  expect(found.consumed!.toNumber()).toBeCloseTo(consumed, 12);
  expect(found.remaining!.toNumber()).toBeCloseTo(1 - consumed, 12);
});

test('a burn rate at a limit is not over it, where floating point is off', () => {
  const burn = burnRateOf(events(9_856, 10_000), measure('0.999'))!;
  expect(burn.compare(Fraction.of('14.4'))).toBe(0);
});

test('without events there is neither attainment nor burn, and no data', () => {
  expect(attainmentOf(events(0, 0), BudgetingMethod.OCCURRENCES)).toBeNull();
  expect(burnRateOf(events(0, 0), measure('0.99'))).toBeNull();
  expect(budget(measured(0, 0), events(0, 0))).toMatchObject({ state: 'NO_DATA', consumed: null, exhaustsAt: null });
});

describe('the rest of the budget', () => {
  test.each([
    ['30 days at 14.4: 50 hours', '1', '14.4', 50],
    ['a quarter at 2: 90 hours', '0.25', '2', 90],
    ['an overspent one lasts no longer', '-0.5', '2', 0],
  ])('%s', (_, remaining, burn, hours) => {
    const left = timeLeftOf(Fraction.of(remaining), Fraction.of(burn), 30 * dayMs)!;
    expect(left.toNumber() / 3_600_000).toBe(hours);
  });

  test('it lasts for ever when nothing burns or nothing is known', () => {
    expect(timeLeftOf(Fraction.one, Fraction.zero, dayMs)).toBeNull();
    expect(timeLeftOf(Fraction.one, null, dayMs)).toBeNull();
  });
});

describe('the state', () => {
  const young = { createdAt: through, objective: '0.999' };
  test.each([
    ['HEALTHY with exactly half left', measured(999_500, 1_000_000), events(1, 1), 0, {}, 'HEALTHY'],
    ['WATCH with a little less', measured(999_499, 1_000_000), events(1, 1), 0, {}, 'WATCH'],
    ['AT_RISK at a burn over 1', measured(999_900, 1_000_000), events(9_989, 10_000), 0, {}, 'AT_RISK'],
    ['WATCH at a burn of 1', measured(999_400, 1_000_000), events(999, 1_000), 0, {}, 'WATCH'],
    ['EXHAUSTED with nothing left', measured(999_000, 1_000_000), events(1, 1), 0, {}, 'EXHAUSTED'],
    ['EXHAUSTED goes before AT_RISK', measured(990, 1_000), events(0, 10), 0, {}, 'EXHAUSTED'],
    ['data at the coverage floor', measured(1, 1, { measuredMs: 27 * dayMs }), events(1, 1), 0, {}, 'HEALTHY'],
    ['NO_DATA under it', measured(1, 1, { measuredMs: 27 * dayMs - 1 }), events(1, 1), 0, {}, 'NO_DATA'],
    ['data until a tenth of the window was silent', measured(1, 1), events(1, 1), 3 * dayMs - 1, {}, 'HEALTHY'],
    ['NO_DATA from then on', measured(0, 1), events(0, 1), 3 * dayMs, {}, 'NO_DATA'],
    [
      'a young objective is not measured by the time before it',
      measured(1, 1, { measuredMs: dayMs, firstAt: new Date(+through - dayMs) }),
      events(1, 1),
      0,
      young,
      'HEALTHY',
    ],
  ])('%s', (_, whole, lastDay, silence, changes, state) => {
    expect(budget(whole, lastDay, new Date(+through + silence), changes).state).toBe(state);
  });
});

test('the end of the budget is told when it lies within the reach of dates', () => {
  const soon = budget(measured(999_750, 1_000_000), events(998, 1_000));
  expect(soon.exhaustsAt).toEqual(new Date(+through + (0.75 * 30 * dayMs) / 2));
  expect(budget(measured(999_999, 1_000_000), events(1e6 - 1, 1e6)).exhaustsAt).not.toBeNull();
  expect(budget(measured(1e15 - 1, 1e15), events(1e15 - 1, 1e15)).exhaustsAt).toBeNull();
});

const counts = fc
  .tuple(fc.bigInt(0n, 10n ** 30n), fc.bigInt(0n, 10n ** 30n))
  .map(([good, bad]) => ({ good: String(good), bad, total: String(good + bad) }));
const objectives = fc.integer({ min: 1, max: 999_999 }).map((parts) => `0.${String(parts).padStart(6, '0')}`);

test('more bad events never raise what remains', () => {
  fc.assert(
    fc.property(counts, fc.bigInt(1n, 10n ** 30n), objectives, ({ good, total }, more, objective) => {
      const before = burnRateOf({ good, total, slices: null }, measure(objective));
      const after = burnRateOf({ good, total: String(BigInt(total) + more), slices: null }, measure(objective))!;
      expect(before !== null && after.isBelow(before)).toBe(false);
    }),
  );
});

test('consumed and remaining are one, and the budget is exhausted exactly when the bad reach it', () => {
  fc.assert(
    fc.property(counts, objectives, ({ good, bad, total }, objective) => {
      fc.pre(total !== '0');
      const found = budget({ ...measured(0, 1), good, total }, undefined, through, { objective });
      expect(found.consumed!.plus(found.remaining!).compare(Fraction.one)).toBe(0);
      const budgeted = Fraction.one.minus(Fraction.of(objective)).times(Fraction.of(total));
      expect(found.state === 'EXHAUSTED').toBe(!Fraction.of(String(bad)).isBelow(budgeted));
    }),
  );
});
