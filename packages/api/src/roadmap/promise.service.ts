import sql from 'sql-template-tag';
import { type Decision, DecisionKind, identifierOf } from '../agreement/decision.entity.ts';
import { isDecisionAgreed, useDecision } from '../agreement/decision-use.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { Work } from '../platform/work.ts';
import type { RoadmapItem } from './item.entity.ts';
import type { RoadmapItemUpdateInput } from './item.input.ts';
import { labelOf, type PlanDay } from './plan-date.rules.ts';
import { breaksPromise } from './promise.rules.ts';

const movers: readonly DecisionKind[] = [DecisionKind.DEFER, DecisionKind.RESCOPE];

/**
 * Holds an edited item, not saved yet, to its promise. A later target needs a DEFER decision, which moves the target
 * alone, or a RESCOPE, which makes a new promise; each is linked to the item, and both disciplines agree to a RESCOPE,
 * which makes one promise. Any other decision is only recorded with the change.
 */
export async function holdToPromise(
  work: Work,
  before: RoadmapItem,
  item: RoadmapItem,
  { target, decisionId }: RoadmapItemUpdateInput,
): Promise<void> {
  const moves = target !== undefined && item.committedTarget !== null;
  const breaks = moves && breaksPromise(item.committedTarget, before.target, item.target);
  if (decisionId == null) return refuseUnlessEmpty(breaks ? [undecided(item.committedTarget!)] : []);
  const about = { subjectType: 'RoadmapItem', id: item.id };
  const decision = await useDecision(work, decisionId, breaks ? { kinds: movers, about } : {});
  if (!moves || decision.kind !== DecisionKind.RESCOPE) return;
  await useDecision(work, decisionId, { about });
  refuseUnlessEmpty(await rescopeIssues(work, decision, item));
  item.committedTarget = item.target;
}

function undecided(promised: PlanDay): Issue {
  const message = `${labelOf(promised)} was promised. A later target needs a DEFER decision, or a RESCOPE to which both disciplines agreed.`;
  return { code: UserErrorCode.GUARD_FAILED, message, field: ['target'] };
}

async function rescopeIssues(work: Work, decision: Decision, item: RoadmapItem): Promise<Issue[]> {
  const name = identifierOf(decision);
  const spent = await work.query(sql`
    select from change_event e join work w on w.id = e.work_id
    where w.decision_id = ${decision.id}::uuid and e.subject_id = ${item.id}::uuid and e.field = 'committedTarget' limit 1`);
  const faults = [
    ...((await isDecisionAgreed(work, decision)) ? [] : [`${name} is not signed off by both disciplines yet.`]),
    ...(spent.length > 0 ? [`${name} has made its promise already; another one takes another decision.`] : []),
  ];
  const refused = faults.map(
    (message): Issue => ({ code: UserErrorCode.GUARD_FAILED, message, field: ['decisionId'] }),
  );
  if (item.target) return refused;
  const message = 'A RESCOPE makes a new promise: say the new target.';
  return [...refused, { code: UserErrorCode.INVALID, message, field: ['target'] }];
}
