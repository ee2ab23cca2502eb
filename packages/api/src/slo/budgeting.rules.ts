import { Fraction } from './fraction.ts';
import { BudgetingMethod } from './slo.types.ts';

/** Good events of all events, as decimal texts. */
export interface Events {
  good: string;
  total: string;
}

/** What slices of time say about a span. */
export interface Slices {
  /** How many were measured. */
  measured: number;
  /** How many of those had events: the others are neither good nor bad. */
  eventful: number;
  /** How many had a ratio of at least the target; 0 when there is no target. */
  good: number;
  /** The sum of the ratios of those that had events; nothing unless their mean is asked for. */
  ratios: Fraction;
}

/** What was measured over a span: its events, and its slices where the method looks at slices. */
export interface Outcomes extends Events {
  slices: Slices | null;
}

/** What a budget is measured by. */
export interface Measure {
  /** A decimal text, above 0 and below 1. */
  objective: string;
  budgetingMethod: BudgetingMethod;
}

/** The budget of an objective: the share that may be bad. */
export function budgetedRatioOf(objective: string): Fraction {
  return Fraction.one.minus(Fraction.of(objective));
}

/** Good of all; null without events. */
export function ratioOf({ good, total }: Events): Fraction | null {
  const all = Fraction.of(total);
  return all.isZero() ? null : Fraction.of(good).over(all);
}

/**
 * The good share of what was measured: of events by OCCURRENCES, of slices with events by TIMESLICES, the mean ratio
 * of slices with events by RATIO_TIMESLICES. Null without events.
 */
export function attainmentOf(outcomes: Outcomes, method: BudgetingMethod): Fraction | null {
  if (method === BudgetingMethod.OCCURRENCES) return ratioOf(outcomes);
  const { eventful = 0, good = 0, ratios = Fraction.zero } = outcomes.slices ?? {};
  if (eventful === 0) return null;
  return (method === BudgetingMethod.TIMESLICES ? Fraction.of(good) : ratios).over(Fraction.of(eventful));
}

/** In how many decimals the ratio of a slice is written down, cut off. */
export const ratioDigits = 40;
const longestDenominator = 10n ** 15n;

/**
 * The sum of ratios that were cut off after `ratioDigits` decimals, `cutOff` of which lost something by it: the
 * simplest fraction that it can have been. So a sum with a denominator up to 10 to the 15th is exact again, and any
 * other off by less than 10 to the −33rd: too little to be seen or to decide a comparison with a decimal.
 */
export function ratioSumOf(sum: string, cutOff: number): Fraction {
  const least = Fraction.of(sum);
  if (cutOff === 0) return least;
  return Fraction.simplest(least, least.plus(Fraction.of(`${cutOff}e-${ratioDigits}`)), longestDenominator) ?? least;
}

/** Bad ratio divided by the budgeted ratio: 1 spends exactly the budget in the window. Null without events. */
export function burnRateOf(outcomes: Outcomes, { objective, budgetingMethod }: Measure): Fraction | null {
  const attainment = attainmentOf(outcomes, budgetingMethod);
  return attainment && Fraction.one.minus(attainment).over(budgetedRatioOf(objective));
}

/**
 * The share of a window's budget that is spent; null without events. By TIMESLICES the budget is a share of all the
 * slices of the window, `allSlices`, so that slices without data spend nothing of it; by the other methods it is a
 * share of what was measured.
 */
export function consumedOf(outcomes: Outcomes, measure: Measure, allSlices: Fraction): Fraction | null {
  if (measure.budgetingMethod !== BudgetingMethod.TIMESLICES) return burnRateOf(outcomes, measure);
  const { eventful = 0, good = 0 } = outcomes.slices ?? {};
  if (eventful === 0 || allSlices.isZero()) return null;
  return Fraction.of(eventful - good).over(budgetedRatioOf(measure.objective).times(allSlices));
}

/** How long the rest of the budget lasts at this burn rate, in milliseconds; null when nothing burns. */
export function timeLeftOf(remaining: Fraction, burnRate: Fraction | null, windowMs: number): Fraction | null {
  if (!burnRate || burnRate.isZero()) return null;
  const left = remaining.isBelow(Fraction.zero) ? Fraction.zero : remaining;
  return left.times(Fraction.of(windowMs)).over(burnRate);
}
