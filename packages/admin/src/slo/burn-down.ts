import type { BudgetingMethod } from '../gql/graphql.ts';

/** What was measured in one step. */
export interface Measured {
  from: string;
  to: string;
  good: number;
  total: number;
  ratio: number | null;
}
interface Span {
  from: string;
  to: string;
}
interface Spent {
  method: BudgetingMethod;
  timeSliceTarget: number | null;
  /** The share of the budget that is spent, as the server counts it. */
  consumed: number;
  windowStart: string;
  exclusions: readonly Span[];
}

/** A point of the curve: an instant in milliseconds and the share of the budget that was left then. */
export interface BurnPoint {
  at: number;
  remaining: number;
}

const ms = (instant: string): number => Date.parse(instant);

function weightOf({ good, total, ratio }: Measured, { method, timeSliceTarget }: Spent): number {
  if (method === 'OCCURRENCES') return total - good;
  if (method === 'RATIO_TIMESLICES') return 1 - (ratio ?? 1);
  return (ratio ?? 1) < (timeSliceTarget ?? 1) ? 1 : 0;
}

/**
 * How the budget went down over its window. The end is what the server says; the way there is by what each step took of
 * it, as the method counts. Steps without events and steps that begin within an exclusion take nothing.
 */
export function burnDown(points: readonly Measured[], spent: Spent): BurnPoint[] {
  const counted = points.filter(
    ({ from, total }) =>
      total > 0 && !spent.exclusions.some((span) => ms(from) >= ms(span.from) && ms(from) < ms(span.to)),
  );
  if (counted.length === 0) return [];
  const weights = counted.map((point) => weightOf(point, spent));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let taken = 0;
  const curve = counted.map(({ to }, index): BurnPoint => {
    taken += weights[index] ?? 0;
    return { at: ms(to), remaining: 1 - (all > 0 ? (taken / all) * spent.consumed : 0) };
  });
  return [{ at: ms(spent.windowStart), remaining: 1 }, ...curve];
}

const steps: [milliseconds: number, duration: string][] = [
  [300_000, 'PT5M'],
  [900_000, 'PT15M'],
  [3_600_000, 'PT1H'],
  [21_600_000, 'PT6H'],
  [86_400_000, 'P1D'],
];
const mostSteps = 800;
const mostSlices = 3_000;

const sliceUnits: Record<string, number> = { S: 1_000, M: 60_000, H: 3_600_000 };

/** The length of a plain duration of seconds, minutes, hours or days; undefined for any other. */
export function lengthOf(duration: string): number | undefined {
  const days = /^P(\d+)D$/.exec(duration);
  if (days) return Number(days[1]) * 86_400_000;
  const time = /^PT(\d+)([SMH])$/.exec(duration);
  return time ? Number(time[1]) * (sliceUnits[time[2] ?? ''] ?? 0) : undefined;
}

/** In which steps to ask for what was measured: slice by slice where slices are counted and few enough, else coarser. */
export function stepFor(span: Span, timeSliceWindow: string | null): string {
  const length = ms(span.to) - ms(span.from);
  const slice = timeSliceWindow === null ? undefined : lengthOf(timeSliceWindow);
  if (timeSliceWindow && slice && length / slice <= mostSlices) return timeSliceWindow;
  return (steps.find(([step]) => length / step <= mostSteps) ?? steps[4])![1];
}

/** What the chart spans: the window, and the end of the budget where it is near enough to be seen. */
export function domainOf(budget: { windowStart: string; windowEnd: string; exhaustsAt: string | null }): {
  start: number;
  end: number;
  exhausts: number | null;
} {
  const start = ms(budget.windowStart);
  const end = ms(budget.windowEnd);
  const exhausts = budget.exhaustsAt === null ? null : ms(budget.exhaustsAt);
  const near = exhausts !== null && exhausts > end && exhausts - end <= (end - start) / 2;
  return { start, end: near ? exhausts : end, exhausts };
}
