import { type PlanDay, rangeOf } from './plan-date.rules.ts';

/**
 * Whether moving a target breaks what was promised unless a decision says so: the new one ends later than both the
 * promise and the target so far. No target at all is later than any; without a promise nothing is broken.
 */
export function breaksPromise(promised: PlanDay | null, before: PlanDay | null, after: PlanDay | null): boolean {
  if (!promised) return false;
  return endOf(after) > endOf(promised) && endOf(after) > endOf(before);
}

const never = '9999-12-31';

function endOf(day: PlanDay | null): string {
  return day ? rangeOf(day).rangeEnd : never;
}
