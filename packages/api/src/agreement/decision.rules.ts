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

function waiverIssues({ kind, waives }: DecisionRecordInput): Issue[] {
  const criteria = waives ?? [];
  const agreement = criteria.indexOf(CheckCriterion.AGREED);
  if (kind !== DecisionKind.WAIVER) {
    if (criteria.length === 0) return [];
    const message = `A decision of the kind ${kind} waives nothing; only a WAIVER does.`;
    return [{ code: UserErrorCode.INVALID, message, field: ['waives'] }];
  }
  if (criteria.length === 0) {
    const message = 'A WAIVER names at least one check that it sets aside.';
    return [{ code: UserErrorCode.REQUIRED, message, field: ['waives'] }];
  }
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
