import { DecisionKind } from '../agreement/decision.entity.ts';
import { openDecisionOn, useDecision } from '../agreement/decision-use.ts';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import type { Checklist } from './check.types.ts';
import { doneChecksOf, readinessesOf } from './checklist.reading.ts';
import { RoadmapItem } from './item.entity.ts';
import { ItemStatus } from './item.enums.ts';
import type { RoadmapItemTransitionInput } from './item.input.ts';
import { isOpen, transitionIssues } from './lifecycle.rules.ts';
import { lastRankKey } from './rank.service.ts';
import { freezeIssues } from './slo-link.service.ts';

/**
 * Moves an item along its life. COMMITTED writes the promise once; closing gives up the rank, reopening takes the last
 * one. Refuses what the life of an item does not allow, a step back without a reason, DECLINED and STOPPED without a
 * decision about the item, and what the guards of the new status do not let through: COMMITTED asks for readiness,
 * DONE for the done check, each naming all that is unmet, and IN_PROGRESS that no error budget policy stops it.
 */
export async function transitionItem(work: Work, input: RoadmapItemTransitionInput): Promise<RoadmapItem> {
  must(work.actor, Permission.PLAN);
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.id), input.version);
  refuseUnlessEmpty(transitionIssues(item, input.to, input.reason));
  await carryOut(work, item, input);
  refuseUnlessEmpty(await guardIssues(work, item, input.to));
  const now = work.at;
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

const closedBy: Partial<Record<ItemStatus, DecisionKind>> = {
  DECLINED: DecisionKind.DECLINE,
  STOPPED: DecisionKind.STOP,
};

/** Notes the decision that the step carries out. A no is always a decision about the item. */
async function carryOut(work: Work, item: RoadmapItem, { to, decisionId }: RoadmapItemTransitionInput): Promise<void> {
  const kind = closedBy[to];
  const about = { subjectType: 'RoadmapItem', id: item.id };
  if (decisionId != null) {
    await useDecision(work, decisionId, kind ? { kinds: [kind], about } : {});
  } else if (kind) {
    const decision = await openDecisionOn(work, kind, about);
    const message = `${to} needs a ${kind} decision that is linked to the item: record it first.`;
    if (!decision) throw refusal(UserErrorCode.GUARD_FAILED, message, 'decisionId');
    work.note.decisionId = decision.id;
  }
}

async function guardIssues(work: Work, item: RoadmapItem, to: ItemStatus): Promise<Issue[]> {
  if (to === ItemStatus.COMMITTED) return unmet((await readinessesOf(work, [item]))[0]!);
  if (to === ItemStatus.DONE) return unmet((await doneChecksOf(work, [item], work.at))[0]!);
  return to === ItemStatus.IN_PROGRESS ? freezeIssues(work, item) : [];
}

function unmet({ checks }: Checklist): Issue[] {
  return checks
    .filter(({ passed, waivedById }) => passed !== true && waivedById === null)
    .map(({ criterion, detail }) => ({
      code: UserErrorCode.GUARD_FAILED,
      message: `${criterion}: ${detail}`,
      field: [criterion],
    }));
}
