import sql from 'sql-template-tag';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { Decision, type DecisionKind, DecisionSubject, identifierOf } from './decision.entity.ts';
import { agreementsOf } from './sign-off.reading.ts';

/** What a decision must be to carry a change out. */
export interface Wanted {
  /** One of these kinds; any if nothing is said. */
  kinds?: readonly DecisionKind[];
  /** The name of the type and the id of what it must be linked to; anything if nothing is said. */
  about?: { subjectType: string; id: string };
}

/**
 * The decision that a change carries out; the Work is recorded with it, and so the history of what changed names it.
 * Refuses NOT_FOUND, and GUARD_FAILED, all at once, for one that is superseded, of another kind or about other things.
 */
export async function useDecision(
  work: Work,
  globalId: string,
  wanted: Wanted = {},
  field = 'decisionId',
): Promise<Decision> {
  const decision = await work.find(Decision, { id: ownId('Decision', globalId, field) });
  if (!decision) throw refusal(UserErrorCode.NOT_FOUND, 'There is no Decision with this id.', field);
  refuseUnlessEmpty(
    (await faultsOf(work, decision, wanted)).map(
      (message): Issue => ({ code: UserErrorCode.GUARD_FAILED, message, field: [field] }),
    ),
  );
  work.note.decisionId = decision.id;
  return decision;
}

async function faultsOf(work: Work, decision: Decision, { kinds, about }: Wanted): Promise<string[]> {
  const name = identifierOf(decision);
  const successor = await work.find(Decision, { supersedesId: decision.id });
  const subject = about && { decisionId: decision.id, subjectType: about.subjectType, subjectId: about.id };
  const isLinked = !subject || (await work.find(DecisionSubject, subject)) !== null;
  return [
    ...(successor ? [`${name} is superseded by ${identifierOf(successor)}.`] : []),
    ...(!kinds || kinds.includes(decision.kind)
      ? []
      : [`${name} is a decision of the kind ${decision.kind}; ${kinds.join(' or ')} is wanted.`]),
    ...(isLinked ? [] : [`${name} is not linked to this ${about!.subjectType}.`]),
  ];
}

/** Whether product and engineering both signed the decision off. */
export async function isDecisionAgreed(work: Work, decision: Decision): Promise<boolean> {
  return (await agreementsOf(work, 'Decision', [decision.id])).get(decision.id)!.agreed;
}

/**
 * The newest decision of a kind that is linked to a thing, superseded by none and not carried out on it yet; null
 * when there is none.
 */
export async function openDecisionOn(
  work: Work,
  kind: DecisionKind,
  { subjectType, id }: { subjectType: string; id: string },
): Promise<Decision | null> {
  const [found] = await work.query<{ id: string }>(sql`
    select d.id from decision d join decision_subject s on s.decision_id = d.id
    where d.kind = ${kind} and s.subject_type = ${subjectType} and s.subject_id = ${id}::uuid
      and not exists (select from decision n where n.supersedes_id = d.id)
      and not exists (select from work w join change_event e on e.work_id = w.id
        where w.decision_id = d.id and e.subject_id = s.subject_id and e.field = 'status')
    order by d.decided_at desc, d.id desc limit 1`);
  return found ? work.find(Decision, { id: found.id }) : null;
}
