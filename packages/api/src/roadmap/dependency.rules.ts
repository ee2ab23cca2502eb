import { ItemStatus } from './item.enums.ts';
import { type PlanDay, rangeOf } from './plan-date.rules.ts';

interface Needing {
  start: PlanDay | null;
  target: PlanDay | null;
}

interface Needed {
  status: ItemStatus;
  target: PlanDay | null;
}

/**
 * Whether a needed item comes too late: the last day of its target lies behind the first day on which the other is
 * meant to start or, where no start is set, behind the last day of the other's target. Never once it is released.
 */
export function isViolated(item: Needing, needed: Needed): boolean {
  if ([ItemStatus.RELEASED, ItemStatus.DONE].includes(needed.status) || !needed.target) return false;
  const due = item.start ? rangeOf(item.start).rangeStart : item.target && rangeOf(item.target).rangeEnd;
  return due !== null && rangeOf(needed.target).rangeEnd > due;
}
