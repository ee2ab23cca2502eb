import type { CheckCriterion } from '../agreement/check-criterion.ts';
import type { Check, Checklist } from './check.types.ts';

/** The answer to one question. */
export interface Answer {
  criterion: CheckCriterion;
  /** Null where it cannot be known yet. */
  passed: boolean | null;
  detail: string;
  /** False where no decision sets a failure aside: AGREED, and a freeze. */
  waivable?: boolean;
}

/** A checklist from its answers and the decisions that set criteria aside, the newest of a criterion first. */
export function checklistOf(
  answers: readonly Answer[],
  waivers: readonly { criterion: CheckCriterion; decisionId: string }[],
): Checklist {
  const checks = answers.map((answer): Check => {
    const { criterion, passed, detail, waivable = true } = answer;
    const waiver = passed !== true && waivable ? waivers.find((each) => each.criterion === criterion) : undefined;
    return { criterion, passed, detail, waivedById: waiver?.decisionId ?? null };
  });
  return { passed: checks.every((check) => check.passed === true || check.waivedById !== null), checks };
}

/** An answer from everything that speaks against it; `good` is said when nothing does. */
export function answerOf(criterion: CheckCriterion, faults: readonly string[], good: string, waivable = true): Answer {
  return { criterion, passed: faults.length === 0, detail: faults.length > 0 ? faults.join(' ') : good, waivable };
}

/** At most a few names, for a sentence. */
export function named(titles: readonly string[]): string {
  const shown = titles.slice(0, 3).map((title) => `“${title.length > 60 ? `${title.slice(0, 59)}…` : title}”`);
  return [...shown, ...(titles.length > 3 ? [`${titles.length - 3} more`] : [])].join(', ');
}
