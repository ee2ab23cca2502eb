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
  /** For the mean of ratios: the good events of all slices that had the same total. */
  byTotal: Events[];
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
  const { eventful = 0, good = 0, byTotal = [] } = outcomes.slices ?? {};
  if (eventful === 0) return null;
  const sum = method === BudgetingMethod.TIMESLICES ? Fraction.of(good) : Fraction.sum(byTotal.flatMap(ratioOrNone));
  return sum.over(Fraction.of(eventful));
}

function ratioOrNone(events: Events): Fraction[] {
  const ratio = ratioOf(events);
  return ratio ? [ratio] : [];
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
  if (eventful === 0) return null;
  return Fraction.of(eventful - good).over(budgetedRatioOf(measure.objective).times(allSlices));
}

/** How long the rest of the budget lasts at this burn rate, in milliseconds; null when nothing burns. */
export function timeLeftOf(remaining: Fraction, burnRate: Fraction | null, windowMs: number): Fraction | null {
  if (!burnRate || burnRate.isZero()) return null;
  const left = remaining.isBelow(Fraction.zero) ? Fraction.zero : remaining;
  return left.times(Fraction.of(windowMs)).over(burnRate);
}
