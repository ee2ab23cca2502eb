import type { Effort } from './item.types.ts';
import type { Milestone } from './milestone.entity.ts';
import type { PlanDay } from './plan-date.rules.ts';

/** What is agreed on when an item is signed off, its milestones aside. */
export interface Substance {
  problem: string;
  outcome: string;
  target: PlanDay | null;
  effort: Effort | null;
}

/** From this share of the likely effort on, another effort is another item. */
const effortTolerance = 0.25;

/**
 * Whether an item that was signed off has become another one: another problem, outcome or target, or a likely effort
 * that differs by more than a quarter.
 */
export function isAnotherItem(before: Substance, after: Substance): boolean {
  return (
    before.problem !== after.problem ||
    before.outcome !== after.outcome ||
    before.target?.date !== after.target?.date ||
    before.target?.resolution !== after.target?.resolution ||
    isAnotherEffort(before.effort, after.effort)
  );
}

function isAnotherEffort(before: Effort | null, after: Effort | null): boolean {
  if (!before || !after) return before !== after;
  return Math.abs(after.likely - before.likely) > effortTolerance * before.likely;
}

/** Whether the scope of a milestone is another one: what it is, of which kind, what it is worth, or whether it is done at all. */
export function isAnotherScope(before: Scope, after: Scope): boolean {
  return scopeParts.some((part) => before[part] !== after[part]);
}

const scopeParts = ['title', 'kind', 'value', 'dropped'] as const;
type Scope = Pick<Milestone, (typeof scopeParts)[number]>;
