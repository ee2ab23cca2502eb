import { type Issue, UserErrorCode } from '../platform/errors.ts';
import type { BudgetThreshold } from './budget-threshold.entity.ts';
import { BudgetState, type ErrorBudget } from './error-budget.types.ts';
import type { BudgetThresholdInput, ErrorBudgetPolicyInput } from './error-budget-policy.input.ts';
import type { ErrorBudgetPolicy } from './error-budget-policy.types.ts';
import { Fraction } from './fraction.ts';

/** What is wrong with a policy as it was sent, all of it; nothing when none was sent. */
export function policyIssues(policy: ErrorBudgetPolicyInput | null | undefined): Issue[] {
  if (!policy) return [];
  const { thresholds } = policy;
  if (thresholds.length === 0) {
    const message = 'A policy has at least one threshold; null takes the policy away.';
    return [{ code: UserErrorCode.REQUIRED, message, field: ['policy', 'thresholds'] }];
  }
  const earlier = (index: number) => thresholds.slice(0, index).map(({ remainingBelow }) => remainingBelow);
  return thresholds.flatMap((threshold, index) => thresholdIssues(threshold, String(index), earlier(index)));
}

function thresholdIssues({ remainingBelow, action }: BudgetThresholdInput, index: string, earlier: number[]): Issue[] {
  const at = (name: string) => ['policy', 'thresholds', index, name];
  const issues: Issue[] = [];
  if (action.trim() === '')
    issues.push({ code: UserErrorCode.REQUIRED, message: 'action is blank.', field: at('action') });
  const invalid = (message: string) =>
    void issues.push({ code: UserErrorCode.INVALID, message, field: at('remainingBelow') });
  if (remainingBelow > 1) invalid(`remainingBelow is ${remainingBelow}; it may be up to 1, and below 0 for overspent.`);
  if (earlier.includes(remainingBelow)) invalid(`There is a threshold at ${remainingBelow} already.`);
  return issues;
}

/**
 * The policy of an objective as its budget stands: a threshold is active when strictly less remains. Without data none
 * is, so that nothing is frozen because nothing is known. Null without thresholds: there is no policy then.
 */
export function policyOf(
  thresholds: readonly BudgetThreshold[],
  revisitOn: string | null,
  { state, remaining }: Pick<ErrorBudget, 'state' | 'remaining'>,
): ErrorBudgetPolicy | null {
  if (thresholds.length === 0) return null;
  const hasData = state !== BudgetState.NO_DATA && remaining !== null;
  const judged = [...thresholds]
    .sort((one, other) => Fraction.of(other.remainingBelow).compare(Fraction.of(one.remainingBelow)))
    .map((each) => ({ ...each, active: hasData && remaining.isBelow(Fraction.of(each.remainingBelow)) }));
  const activeAction = judged.findLast(({ active }) => active)?.action ?? null;
  return { thresholds: judged, activeAction, revisitOn };
}
