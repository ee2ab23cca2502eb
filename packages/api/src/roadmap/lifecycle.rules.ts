import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { ItemStatus } from './item.enums.ts';

const { PROPOSED, DISCOVERY, COMMITTED, IN_PROGRESS, RELEASED, DONE, PAUSED, DECLINED, STOPPED } = ItemStatus;

const life: Record<ItemStatus, readonly ItemStatus[]> = {
  PROPOSED: [DISCOVERY, COMMITTED, DECLINED],
  DISCOVERY: [PROPOSED, COMMITTED, PAUSED, DECLINED],
  COMMITTED: [IN_PROGRESS, DISCOVERY, PAUSED, STOPPED],
  IN_PROGRESS: [RELEASED, COMMITTED, PAUSED, STOPPED],
  RELEASED: [DONE, IN_PROGRESS, STOPPED],
  PAUSED: [DECLINED, STOPPED],
  DONE: [PROPOSED],
  DECLINED: [PROPOSED],
  STOPPED: [PROPOSED],
};

const way = [PROPOSED, DISCOVERY, COMMITTED, IN_PROGRESS, RELEASED, DONE];

/** The statuses in which an item is closed: it has no rank. All others are open. */
export const closedStatuses: readonly ItemStatus[] = [DONE, DECLINED, STOPPED];

/** The statuses in which an item is active. */
export const activeStatuses: readonly ItemStatus[] = [DISCOVERY, COMMITTED, IN_PROGRESS, RELEASED];

/** Whether an item with this status is open: all but DONE, DECLINED and STOPPED. */
export function isOpen(status: ItemStatus): boolean {
  return !closedStatuses.includes(status);
}

/** Where an item may go from here. A paused one goes on only where it was paused, or ends. */
export function nextStatuses(status: ItemStatus, pausedFrom: ItemStatus | null): readonly ItemStatus[] {
  return status === PAUSED && pausedFrom ? [pausedFrom, ...life.PAUSED] : life[status];
}

/** Whether going from one status to the other is a step back: reopening counts, pausing and going on do not. */
export function isStepBack(from: ItemStatus, to: ItemStatus): boolean {
  if (!isOpen(from)) return true;
  return way.includes(from) && way.includes(to) && way.indexOf(to) < way.indexOf(from);
}

/** Why an item may not go to that status, its guards aside; empty when it may. A step back needs a reason. */
export function transitionIssues(
  item: { status: ItemStatus; pausedFrom: ItemStatus | null },
  to: ItemStatus,
  reason: string | null | undefined,
): Issue[] {
  const allowed = nextStatuses(item.status, item.pausedFrom);
  if (!allowed.includes(to)) {
    const message = `An item that is ${item.status} can go to ${allowed.join(', ')}, not to ${to}.`;
    return [{ code: UserErrorCode.GUARD_FAILED, message, field: ['to'] }];
  }
  if (!isStepBack(item.status, to) || reason?.trim()) return [];
  return [
    { code: UserErrorCode.REQUIRED, message: `Going from ${item.status} to ${to} needs a reason.`, field: ['reason'] },
  ];
}
