import { type Issue, UserErrorCode } from '../platform/errors.ts';
import type { SloInput } from './slo.input.ts';
import { isWindow } from './window.rules.ts';

/** What is wrong with an objective as it was sent, all of it, and what is allowed. */
export function objectiveIssues(input: SloInput): Issue[] {
  const { objective, window, coverageFloor } = input;
  const issues: Issue[] = [];
  const invalid = (field: keyof SloInput, message: string) =>
    void issues.push({ code: UserErrorCode.INVALID, message, field: [field] });
  const fault = objectiveFaultOf(objective);
  if (fault) invalid('objective', fault);
  if (!isWindow(window)) invalid('window', `The window is ${window}; it may be P1D to P366D.`);
  if (coverageFloor != null && !(coverageFloor >= 0 && coverageFloor <= 1))
    invalid('coverageFloor', `The coverage floor is ${coverageFloor}; it may be 0 to 1.`);
  return issues;
}

/** Why this can be no objective, and what is allowed; null when it can. */
export function objectiveFaultOf(objective: number): string | null {
  if (objective === 1) {
    return 'An objective of 1 (100 %) leaves no budget: any failure exhausts it. It must be below 1.';
  }
  return objective > 0 && objective < 1
    ? null
    : `The objective is ${objective}; it must be above 0 and below 1, e.g. 0.999.`;
}
