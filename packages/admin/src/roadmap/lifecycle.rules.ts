import type { ItemStatus } from '../gql/graphql.ts';

const steps: Record<ItemStatus, ItemStatus[]> = {
  PROPOSED: ['DISCOVERY', 'COMMITTED', 'DECLINED'],
  DISCOVERY: ['COMMITTED', 'PROPOSED', 'PAUSED', 'DECLINED'],
  COMMITTED: ['IN_PROGRESS', 'DISCOVERY', 'PAUSED', 'STOPPED'],
  IN_PROGRESS: ['RELEASED', 'COMMITTED', 'PAUSED', 'STOPPED'],
  RELEASED: ['DONE', 'IN_PROGRESS', 'STOPPED'],
  PAUSED: ['DISCOVERY', 'COMMITTED', 'IN_PROGRESS', 'DECLINED', 'STOPPED'],
  DONE: ['PROPOSED'],
  DECLINED: ['PROPOSED'],
  STOPPED: ['PROPOSED'],
};
const forward: ItemStatus[] = ['PROPOSED', 'DISCOVERY', 'COMMITTED', 'IN_PROGRESS', 'RELEASED', 'DONE'];

/** Where an item may go from here. A paused one goes back only to where it was paused; the server knows where that is. */
export function nextStatusesOf(status: ItemStatus): ItemStatus[] {
  return steps[status];
}

/** True when the step goes back along the life, which needs a reason. */
export function isStepBack(from: ItemStatus, to: ItemStatus): boolean {
  if (from === 'PAUSED' || to === 'PAUSED') return false;
  if (from === 'DECLINED' || from === 'STOPPED') return true;
  return forward.includes(to) && forward.indexOf(to) < forward.indexOf(from);
}

/** True when the step is a considered no, which needs a recorded decision. */
export function needsDecision(to: ItemStatus): boolean {
  return to === 'DECLINED' || to === 'STOPPED';
}

/** True while an item has a place in the rank. */
export function isOpen(status: ItemStatus): boolean {
  return status !== 'DONE' && status !== 'DECLINED' && status !== 'STOPPED';
}
