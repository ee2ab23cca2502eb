import { type BudgetWindow, type SliceGrid, sliceStartOf } from './budget-window.rules.ts';
import { attainmentOf, burnRateOf, consumedOf, type Measure, type Outcomes, timeLeftOf } from './budgeting.rules.ts';
import { BudgetState, type ErrorBudget } from './error-budget.types.ts';
import { Fraction } from './fraction.ts';

/** A span that counts for nothing, in milliseconds since 1970. */
export interface Excluded {
  from: number;
  to: number;
}

/** What the measurements say about a span. */
export interface Measured extends Outcomes {
  /** The start of the first measurement of all; null when there is none. */
  firstAt: Date | null;
  /** The end of the last complete measurement; null when there is none. */
  through: Date | null;
  /** Where the span ends: at `through`, or at the end of the last complete slice; null when there is none. */
  until: Date | null;
  /** How much of the span was measured, in milliseconds: the union over all sources, or whole slices. */
  measuredMs: number;
  /** What is taken out of the objective's measurements, whether in the span or not: apart, the first first. */
  excluded: readonly Excluded[];
}

/** What is asked of a service, since when, and over which window. */
export interface Target extends Measure {
  coverageFloor: string;
  createdAt: Date;
  window: BudgetWindow;
}

const half = Fraction.of('0.5');
const lastInstant = Date.UTC(9999, 11, 31);

/**
 * Where the counted part of a window starts and where its measured part ends, in milliseconds. The window of a young
 * objective begins with the objective: at its creation or its first measurement, whichever is earlier.
 */
function countedPartOf(measured: Measured, { window, createdAt }: Target): { start: number; end: number } | null {
  if (!measured.until) return null;
  const end = measured.until.getTime();
  const began = new Date(Math.min(createdAt.getTime(), measured.firstAt?.getTime() ?? end));
  const windowStart = window.calendar?.start.getTime() ?? end - window.ms;
  return { start: Math.max(windowStart, sliceStartOf(began, window.grid)), end };
}

/** How much of a span is left when what is excluded is taken out of it: with slices, each that it touches. */
export function leftOf(start: number, end: number, excluded: readonly Excluded[], grid: SliceGrid | null): number {
  let [left, done] = [end - start, start];
  for (const { from, to } of excluded) {
    const first = Math.max(done, grid ? sliceStartOf(new Date(from), grid) : from);
    const last = Math.min(end, grid ? sliceStartOf(new Date(to - 1), grid) + grid.ms : to);
    left -= Math.max(0, last - first);
    done = Math.max(done, last);
  }
  return left;
}

/** The measured share of a window, up to where the measurements end; what is excluded is no part of it. */
export function coverageOf(measured: Measured, target: Target): Fraction {
  const { start, end } = countedPartOf(measured, target) ?? { start: 0, end: 0 };
  const all = end > start ? leftOf(start, end, measured.excluded, target.window.grid) : 0;
  return all > 0 ? Fraction.of(measured.measuredMs).over(Fraction.of(all)) : Fraction.zero;
}

/**
 * How many slices the window of a budget has, the unmeasured and those to come included, the excluded not; 0 without
 * slices.
 */
export function allSlicesOf(measured: Measured, target: Target): Fraction {
  const part = countedPartOf(measured, target);
  if (!part || !target.window.grid) return Fraction.zero;
  const end = target.window.calendar?.end.getTime() ?? part.end;
  const left = leftOf(part.start, end, measured.excluded, target.window.grid);
  return Fraction.of(left).over(Fraction.of(target.window.grid.ms));
}

/** Whether nothing was measured for a tenth of the window. */
export function isSilent(through: Date | null, windowMs: number, at: Date): boolean {
  return through === null || at >= silentAt(through, windowMs);
}

/** From when on nothing was measured for a tenth of the window. */
export function silentAt(through: Date, windowMs: number): Date {
  return new Date(Math.ceil(through.getTime() + windowMs / 10));
}

interface Standing {
  remaining: Fraction | null;
  lastDayBurn: Fraction | null;
  /** Whether the budget ends within the window if the last day’s burn goes on. */
  endsWithin: boolean;
  hasData: boolean;
}

/** The state of a budget: the first that applies of NO_DATA, EXHAUSTED, AT_RISK, WATCH, HEALTHY. */
export function budgetStateOf({ remaining, lastDayBurn, endsWithin, hasData }: Standing): BudgetState {
  if (!hasData || !remaining) return BudgetState.NO_DATA;
  if (!Fraction.zero.isBelow(remaining)) return BudgetState.EXHAUSTED;
  const burnsTooFast = lastDayBurn !== null && Fraction.one.isBelow(lastDayBurn);
  if (burnsTooFast && endsWithin) return BudgetState.AT_RISK;
  return remaining.isBelow(half) ? BudgetState.WATCH : BudgetState.HEALTHY;
}

/**
 * The error budget at an instant: `measured` is what was measured over the whole window, `lastDay` over the last day
 * of it all. Nothing is rounded before it is compared, and `remaining` is never clamped.
 */
export function errorBudgetOf(target: Target, measured: Measured, lastDay: Outcomes, at: Date): ErrorBudget {
  const { window, coverageFloor } = target;
  const { through } = measured;
  const end = window.calendar?.end ?? measured.until ?? at;
  const consumed = consumedOf(measured, target, allSlicesOf(measured, target));
  const remaining = consumed && Fraction.one.minus(consumed);
  const lastDayBurn = burnRateOf(lastDay, target);
  const timeLeft = remaining && timeLeftOf(remaining, lastDayBurn, window.ms);
  const endsWithin = timeLeft !== null && through !== null && isWithin(timeLeft, window, through);
  const coverage = coverageOf(measured, target);
  const hasData = !coverage.isBelow(Fraction.of(coverageFloor)) && !isSilent(through, window.ms, at);
  return {
    state: budgetStateOf({ remaining, lastDayBurn, endsWithin, hasData }),
    windowStart: window.calendar?.start ?? new Date(end.getTime() - window.ms),
    windowEnd: end,
    good: Fraction.of(measured.good),
    total: Fraction.of(measured.total),
    attainment: attainmentOf(measured, target.budgetingMethod),
    consumed,
    remaining,
    exhaustsAt: timeLeft && through && (endsWithin || !window.calendar) ? instantAfter(through, timeLeft) : null,
    coverage,
    measuredThrough: through,
  };
}

/** Whether a time from an instant on ends before the window of the calendar does, or is no longer than a rolling one. */
function isWithin(time: Fraction, { calendar, ms }: BudgetWindow, from: Date): boolean {
  if (calendar) return time.isBelow(Fraction.of(calendar.end.getTime() - from.getTime()));
  return !Fraction.of(ms).isBelow(time);
}

/** The end of a time from an instant on; null when it lies beyond what a date can say. */
function instantAfter(start: Date, time: Fraction): Date | null {
  const end = start.getTime() + time.toNumber();
  return end < lastInstant ? new Date(end) : null;
}
