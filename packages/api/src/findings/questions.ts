import type { FindingRule } from '../agreement/finding-rule.ts';
import { capacityQuestions } from './capacity.questions.ts';
import { commitmentQuestions } from './commitment.questions.ts';
import { deliveryQuestions } from './delivery.questions.ts';
import { evidenceQuestions } from './evidence.questions.ts';
import type { Question } from './question.ts';
import { trustQuestions } from './trust.questions.ts';
import { worryQuestions } from './worry.questions.ts';

const all = [
  ...commitmentQuestions,
  ...trustQuestions,
  ...deliveryQuestions,
  ...worryQuestions,
  ...evidenceQuestions,
  ...capacityQuestions,
];

/** All questions, or those of these rules. */
export function questionsOf(rules?: readonly FindingRule[] | null): Question[] {
  return rules ? all.filter(({ rule }) => rules.includes(rule)) : all;
}
