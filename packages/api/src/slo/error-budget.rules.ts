import { BudgetState, type ErrorBudget } from './error-budget.types.ts';
import { Fraction } from './fraction.ts';

/** Good events of all events, as decimal texts. */
export interface Events {
  good: string;
  total: string;
}

/** What the measurements say about a span that ends at the end of the last complete one. */
export interface Measured extends Events {
  /** The start of the first measurement of all; null when there is none. */
  firstAt: Date | null;
  /** The end of the last complete measurement; null when there is none. */
  through: Date | null;
  /** How much of the span was measured, in milliseconds: the union over all sources. */
  measuredMs: number;
}

/** What is asked of a service, and since when. */
export interface Target {
  /** A decimal text, above 0 and below 1. */
  objective: string;
  coverageFloor: string;
  windowMs: number;
  createdAt: Date;
}

const half = Fraction.of('0.5');
const lastInstant = Date.UTC(9999, 11, 31);

/** The budget of an objective: the share of events that may be bad. */
export function budgetedRatioOf(objective: string): Fraction {
  return Fraction.one.minus(Fraction.of(objective));
}

/** Good of all; null without events. */
export function attainmentOf({ good, total }: Events): Fraction | null {
  const all = Fraction.of(total);
  return all.isZero() ? null : Fraction.of(good).over(all);
}

/**
 * Bad ratio divided by the budgeted ratio; null without events. Over the whole window it is the consumed share of the
 * budget, over a shorter span it is the burn rate: 1 spends exactly the budget in the window.
 */
export function burnRateOf(events: Events, objective: string): Fraction | null {
  const attainment = attainmentOf(events);
  return attainment && Fraction.one.minus(attainment).over(budgetedRatioOf(objective));
}

/** How long the rest of the budget lasts at this burn rate, in milliseconds; null when nothing burns. */
export function timeLeftOf(remaining: Fraction, burnRate: Fraction | null, windowMs: number): Fraction | null {
  if (!burnRate || burnRate.isZero()) return null;
  const left = remaining.isBelow(Fraction.zero) ? Fraction.zero : remaining;
  return left.times(Fraction.of(windowMs)).over(burnRate);
}

/**
 * The measured share of a window. The window of a young objective begins with the objective: at its creation or its
 * first measurement, whichever is earlier.
 */
export function coverageOf(measured: Measured, target: Target): Fraction {
  if (!measured.through) return Fraction.zero;
  const end = measured.through.getTime();
  const began = Math.min(target.createdAt.getTime(), measured.firstAt?.getTime() ?? end);
  const span = Math.min(target.windowMs, end - began);
  return span > 0 ? Fraction.of(measured.measuredMs).over(Fraction.of(span)) : Fraction.zero;
}

/** Whether nothing was measured for a tenth of the window. */
export function isSilent(through: Date | null, windowMs: number, at: Date): boolean {
  return through === null || (at.getTime() - through.getTime()) * 10 >= windowMs;
}

interface Standing {
  remaining: Fraction | null;
  lastDayBurn: Fraction | null;
  timeLeft: Fraction | null;
  hasData: boolean;
}

/** The state of a budget: the first that applies of NO_DATA, EXHAUSTED, AT_RISK, WATCH, HEALTHY. */
export function budgetStateOf({ remaining, lastDayBurn, timeLeft, hasData }: Standing, windowMs: number): BudgetState {
  if (!hasData || !remaining) return BudgetState.NO_DATA;
  if (!Fraction.zero.isBelow(remaining)) return BudgetState.EXHAUSTED;
  const burnsTooFast = lastDayBurn !== null && Fraction.one.isBelow(lastDayBurn);
  const endsWithin = timeLeft !== null && !Fraction.of(windowMs).isBelow(timeLeft);
  if (burnsTooFast && endsWithin) return BudgetState.AT_RISK;
  return remaining.isBelow(half) ? BudgetState.WATCH : BudgetState.HEALTHY;
}

/**
 * The error budget by occurrences over a rolling window, at an instant: `window` is what was measured over the whole
 * window, `lastDay` over its last day. Nothing is rounded before it is compared, and `remaining` is never clamped.
 */
export function errorBudgetOf(target: Target, window: Measured, lastDay: Events, at: Date): ErrorBudget {
  const { objective, windowMs } = target;
  const end = window.through ?? at;
  const consumed = burnRateOf(window, objective);
  const remaining = consumed && Fraction.one.minus(consumed);
  const lastDayBurn = burnRateOf(lastDay, objective);
  const timeLeft = remaining && timeLeftOf(remaining, lastDayBurn, windowMs);
  const coverage = coverageOf(window, target);
  const hasData = !coverage.isBelow(Fraction.of(target.coverageFloor)) && !isSilent(window.through, windowMs, at);
  return {
    state: budgetStateOf({ remaining, lastDayBurn, timeLeft, hasData }, windowMs),
    windowStart: new Date(end.getTime() - windowMs),
    windowEnd: end,
    good: Fraction.of(window.good),
    total: Fraction.of(window.total),
    attainment: attainmentOf(window),
    consumed,
    remaining,
    exhaustsAt: timeLeft && instantAfter(end, timeLeft),
    coverage,
    measuredThrough: window.through,
  };
}

/** The end of a time from an instant on; null when it lies beyond what a date can say. */
function instantAfter(start: Date, time: Fraction): Date | null {
  const end = start.getTime() + time.toNumber();
  return end < lastInstant ? new Date(end) : null;
}
