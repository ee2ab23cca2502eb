import { must, Permission } from '../platform/actor.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId, ownIdOrNone } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { Decision, DecisionSubject, identifierOf } from './decision.entity.ts';
import type { DecisionRecordInput, DecisionUpdateInput } from './decision.input.ts';
import { changedSubstance, recordIssues } from './decision.rules.ts';
import { subjectsOf } from './decision-link.ts';
import { replaceTriggers, triggersOf } from './revisit-trigger.ts';
import { clearSignOffs } from './sign-off.service.ts';

/**
 * Records a decision, with what it is about. Refuses, all at once: blank texts, a waiver of nothing or of AGREED,
 * waiving by any other kind, names that stand for nothing, triggers that watch nothing, and to supersede what another decision superseded.
 */
export async function recordDecision(work: Work, input: DecisionRecordInput): Promise<Decision> {
  must(work.actor, Permission.PLAN);
  const supersedesId = ownIdOrNone('Decision', input.supersedesId, 'supersedesId') ?? null;
  const superseded = supersedesId ? await work.take(Decision, supersedesId, null, 'supersedesId') : null;
  const { subjects, issues } = await subjectsOf(work, input);
  const { triggers, issues: triggerIssues } = await triggersOf(work, input.revisitWhen ?? []);
  const faults = [...recordIssues(input), ...issues, ...triggerIssues];
  refuseUnlessEmpty([...faults, ...(await successionIssues(work, superseded))]);
  const decision = await work.save(
    work.make(Decision, {
      kind: input.kind,
      question: input.question.trim(),
      outcome: input.outcome.trim(),
      rationale: input.rationale.trim(),
      gaveUp: input.gaveUp?.trim() || null,
      options: (input.options ?? []).map(({ title, pros, cons, chosen }) => ({
        title: title.trim(),
        pros: pros?.trim() || null,
        cons: cons?.trim() || null,
        chosen,
      })),
      decidedAt: work.at,
      decidedByKind: work.actor.kind as Decision['decidedByKind'],
      decidedById: work.actor.id!,
      revisitOn: input.revisitOn ?? null,
      supersedesId,
      waives: [...new Set(input.waives ?? [])],
      waivesFindings: [...new Set(input.waivesFindings ?? [])],
    }),
  );
  for (const subject of subjects) await work.save(work.make(DecisionSubject, { ...subject, decisionId: decision.id }));
  await replaceTriggers(work, decision.id, triggers);
  return decision;
}

async function successionIssues(work: Work, superseded: Decision | null): Promise<Issue[]> {
  const successor = superseded && (await work.find(Decision, { supersedesId: superseded.id }));
  if (!successor) return [];
  const message = `${identifierOf(superseded)} is superseded by ${identifierOf(successor)} already: supersede that one.`;
  return [{ code: UserErrorCode.TAKEN, message, field: ['supersedesId'] }];
}

/** Changes a decision; anything but spelling clears its sign-offs. Refuses blank texts and unknown ids. */
export async function updateDecision(work: Work, input: DecisionUpdateInput): Promise<Decision> {
  must(work.actor, Permission.PLAN);
  const { triggers, issues } = await triggersOf(work, input.revisitWhen ?? []);
  refuseUnlessEmpty([...blankIssues(input, 'question', 'outcome', 'rationale'), ...issues]);
  const decision = await work.take(Decision, ownId('Decision', input.id));
  const before = { ...decision };
  work.change(decision, {
    question: input.question?.trim() ?? input.question,
    outcome: input.outcome?.trim() ?? input.outcome,
    rationale: input.rationale?.trim() ?? input.rationale,
    gaveUp: input.gaveUp && (input.gaveUp.trim() || null),
    revisitOn: input.revisitOn,
  });
  await work.save(decision);
  const retriggered = input.revisitWhen !== undefined && (await replaceTriggers(work, decision.id, triggers));
  const changed: string[] = [...changedSubstance(before, decision), ...(retriggered ? ['revisitWhen'] : [])];
  if (changed.length > 0) {
    await clearSignOffs(work, 'Decision', decision.id, `The sign-offs were cleared: changed ${changed.join(', ')}.`);
  }
  return decision;
}
