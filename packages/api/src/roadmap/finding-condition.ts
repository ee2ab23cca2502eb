import type { Sql } from 'sql-template-tag';
import type { FindingRule } from '../agreement/finding-rule.ts';

type Answer = (rules: readonly FindingRule[]) => Sql;

let answer: Answer | undefined;

/** Lets the later slice of findings say when the item `t` has one of these findings. */
export function answerFindingFilter(by: Answer): void {
  answer = by;
}

/** That the item `t` has one of these findings, and no waiver sets it aside. */
export function hasFinding(rules: readonly FindingRule[]): Sql {
  if (!answer) throw new Error('Nothing answers which items have findings.');
  return answer(rules);
}
