import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { blankIssues } from '../platform/texts.ts';
import { CheckCriterion } from './check-criterion.ts';
import { type Decision, DecisionKind } from './decision.entity.ts';
import type { DecisionRecordInput } from './decision.input.ts';
import { isSameButSpelling } from './spelling.rules.ts';

/** What is wrong with a decision as it was sent: blank texts, and waiving what it may not or nothing at all. */
export function recordIssues(input: DecisionRecordInput): Issue[] {
  return [
    ...blankIssues(input, 'question', 'outcome', 'rationale'),
    ...(input.options ?? []).flatMap((option, index) =>
      blankIssues(option, 'title').map((issue) => ({ ...issue, field: ['options', String(index), 'title'] })),
    ),
    ...waiverIssues(input),
  ];
}

function waiverIssues({ kind, waives, waivesFindings }: DecisionRecordInput): Issue[] {
  const named = { waives: waives ?? [], waivesFindings: waivesFindings ?? [] };
  const fields = Object.entries(named).filter(([, list]) => list.length > 0);
  if (kind !== DecisionKind.WAIVER) {
    const message = `A decision of the kind ${kind} waives nothing; only a WAIVER does.`;
    return fields.map(([field]) => ({ code: UserErrorCode.INVALID, message, field: [field] }));
  }
  if (fields.length === 0) {
    const message = 'A WAIVER names at least one check or finding that it sets aside.';
    return [{ code: UserErrorCode.REQUIRED, message, field: ['waives'] }];
  }
  const agreement = named.waives.indexOf(CheckCriterion.AGREED);
  if (agreement < 0) return [];
  const message = 'AGREED cannot be waived: both sides have to sign.';
  return [{ code: UserErrorCode.INVALID, message, field: ['waives', String(agreement)] }];
}

/** What a decision says, without how it is linked. */
export type Substance = Pick<Decision, 'question' | 'outcome' | 'rationale' | 'gaveUp' | 'revisitOn'>;

/** The fields in which two versions of a decision differ by more than spelling: what clears the sign-offs. */
export function changedSubstance(before: Substance, after: Substance): (keyof Substance)[] {
  const texts = (['question', 'outcome', 'rationale', 'gaveUp'] as const).filter(
    (field) => !isSameButSpelling(before[field] ?? '', after[field] ?? ''),
  );
  return before.revisitOn === after.revisitOn ? texts : [...texts, 'revisitOn'];
}
