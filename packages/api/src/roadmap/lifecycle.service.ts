import { must, Permission } from '../platform/actor.ts';
import { refuseUnlessEmpty } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { RoadmapItem } from './item.entity.ts';
import { ItemStatus } from './item.enums.ts';
import type { RoadmapItemTransitionInput } from './item.input.ts';
import { isOpen, transitionIssues } from './lifecycle.rules.ts';
import { lastRankKey } from './rank.service.ts';
import { freezeIssues } from './slo-link.service.ts';

/**
 * Moves an item along its life. COMMITTED writes the promise once; closing gives up the rank, reopening takes the last
 * one. Refuses what the life of an item does not allow, a step back without a reason, and
 * IN_PROGRESS while an error budget policy freezes a link of the item.
 */
export async function transitionItem(work: Work, input: RoadmapItemTransitionInput): Promise<RoadmapItem> {
  must(work.actor, Permission.PLAN);
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.id), input.version);
  refuseUnlessEmpty(transitionIssues(item, input.to, input.reason));
  if (input.to === ItemStatus.IN_PROGRESS) refuseUnlessEmpty(await freezeIssues(work, item));
  const now = new Date();
  const wasOpen = isOpen(item.status);
  item.pausedFrom = input.to === ItemStatus.PAUSED ? item.status : null;
  item.status = input.to;
  item.statusChangedAt = now;
  if (input.to === ItemStatus.COMMITTED) item.committedTarget ??= item.target;
  if (input.to === ItemStatus.RELEASED) item.releasedAt = now;
  if (!isOpen(item.status)) item.rankKey = null;
  else if (!wasOpen) item.rankKey = await lastRankKey(work);
  return work.save(item);
}
