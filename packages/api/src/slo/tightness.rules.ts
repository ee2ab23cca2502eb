import { threshold } from '../settings/threshold.ts';
import { type BudgetWindow, budgetWindowAt, type WindowSettings } from './budget-window.rules.ts';
import { coverageOf, errorBudgetOf, type Measured, type Target } from './error-budget.rules.ts';
import { Fraction } from './fraction.ts';

/** How many windows in a row are looked at. */
export const windowsLookedAt = 4;

/** The share of a budget that, never exceeded, says that an objective is tighter than needed. */
export const mostSpentWhenTight = threshold({
  key: 'slo.mostSpentWhenTight',
  default: 0.1,
  least: 0,
  most: 1,
  description:
    'The share of a budget that is not exceeded in four windows in a row when an objective is tighter than needed.',
});

/** A window, and the instant at which it is looked at. */
export interface LookedAt {
  window: BudgetWindow;
  at: Date;
}

/**
 * The last windows of an objective, the latest first: of the calendar those that have ended, at their end; rolling ones
 * as they stand now, as they stood a window ago, and so on.
 */
export function lastWindowsOf(settings: WindowSettings, now: Date): LookedAt[] {
  const current = budgetWindowAt(settings, now);
  const found: LookedAt[] = [];
  let before = current.calendar?.start ?? now;
  while (found.length < windowsLookedAt) {
    if (!current.calendar) {
      found.push({ window: current, at: before });
      before = new Date(before.getTime() - current.ms);
      continue;
    }
    const window = budgetWindowAt(settings, new Date(before.getTime() - 1));
    // Before the first window there is none.
    if (window.calendar!.start >= before) break;
    found.push({ window, at: before });
    before = window.calendar!.start;
  }
  return found;
}

/**
 * Whether none of the windows spent more than this share of its budget; null when there are too few, or when one was
 * not measured as far as the objective asks for.
 */
export function isTighterThanNeeded(
  target: Omit<Target, 'window'>,
  windows: readonly (LookedAt & { measured: Measured })[],
  most: number,
): boolean | null {
  if (windows.length < windowsLookedAt) return null;
  const spent = windows.map((look) => {
    const whole = { ...target, window: look.window };
    return isWhole(whole, look) ? errorBudgetOf(whole, look.measured, look.measured, look.at).consumed : null;
  });
  if (spent.some((consumed) => consumed && Fraction.of(most).isBelow(consumed))) return false;
  return spent.includes(null) ? null : true;
}

/** Whether the objective was there from the start of the window on and was measured through it as far as it asks for. */
function isWhole(target: Target, { window, at, measured }: LookedAt & { measured: Measured }): boolean {
  const { firstAt, until } = measured;
  if (!firstAt || !until || at.getTime() - until.getTime() >= window.ms) return false;
  const start = window.calendar?.start.getTime() ?? until.getTime() - window.ms;
  const began = Math.min(firstAt.getTime(), target.createdAt.getTime());
  return began <= start && !coverageOf(measured, target).isBelow(Fraction.of(target.coverageFloor));
}
