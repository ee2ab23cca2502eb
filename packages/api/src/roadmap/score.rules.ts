import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { threshold } from '../settings/threshold.ts';
import type { GivenScore, Score, ScoreBasis } from './score.types.ts';

/** How long a score is believed. */
export const scoreFreshDays = threshold({
  key: 'score.freshDays',
  default: 180,
  least: 1,
  most: 3_650,
  description: 'After how many days a score is stale.',
});

const tolerance = 0.25;
const dayMs = 86_400_000;
const mostImpact = 100;
const mostReach = 1e12;

/** The score of an item as it stands now, from what people said of it. */
export function scoreOf(given: GivenScore, present: ScoreBasis, now: Date, days: number): Score {
  const { impact, confidence, rationale, setAt, basis } = given;
  const reach = given.reach ?? present.customers;
  return {
    rice: present.effort ? (reach * impact * confidence) / present.effort : null,
    reach,
    reachFromEvidence: given.reach === null,
    impact,
    confidence,
    rationale,
    setAt,
    stale:
      now.getTime() - Date.parse(setAt) > days * dayMs ||
      hasMoved(basis.effort ?? 0, present.effort ?? 0) ||
      hasMoved(basis.customers, present.customers),
  };
}

function hasMoved(before: number, after: number): boolean {
  return Math.abs(after - before) > tolerance * before;
}

/** What is wrong with the numbers of a score. */
export function scoreIssues(input: { reach?: number | null; impact: number; confidence: number }): Issue[] {
  const within = (field: 'reach' | 'impact' | 'confidence', most: number, words: string): Issue[] => {
    const value = input[field];
    if (value == null || (value >= 0 && value <= most)) return [];
    return [{ code: UserErrorCode.INVALID, message: `${field} is ${words}, not ${value}.`, field: [field] }];
  };
  return [
    ...within('reach', mostReach, 'a number of customers, from 0'),
    ...within('impact', mostImpact, `0 to ${mostImpact}: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal`),
    ...within('confidence', 1, 'a share, 0 to 1'),
  ];
}
