import { threshold } from '../settings/threshold.ts';
import { EvidenceLevel, type SetStats } from './evidence.types.ts';

/** The annual revenue from which one customer with CRITICAL feedback is strong evidence. */
export const strongRevenue = threshold({
  key: 'evidence.strongRevenue',
  default: 100_000,
  least: 0,
  most: 1e12,
  description:
    'The annual revenue, in the organisation’s currency, from which one customer with CRITICAL feedback is STRONG evidence.',
});

/**
 * How much speaks for something: NONE without customers, WEAK with 1–2, SOME with 3–9, STRONG with 10 or more, or with
 * one whose feedback is CRITICAL and whose annual revenue is at least `criticalRevenue`.
 */
export function evidenceLevelOf(
  stats: Pick<SetStats, 'customerCount' | 'criticalRevenue'>,
  criticalRevenue: number = strongRevenue.default,
): EvidenceLevel {
  if (stats.customerCount === 0) return EvidenceLevel.NONE;
  const weighty = stats.criticalRevenue !== null && stats.criticalRevenue >= criticalRevenue;
  if (stats.customerCount >= 10 || weighty) return EvidenceLevel.STRONG;
  return stats.customerCount >= 3 ? EvidenceLevel.SOME : EvidenceLevel.WEAK;
}

/** Whether evidence is out of date: there is some, and nothing newer than a year before `now`. */
export function isEvidenceStale({ lastSeenAt }: Pick<SetStats, 'lastSeenAt'>, now: Date): boolean {
  if (!lastSeenAt) return false;
  const yearAgo = new Date(now);
  yearAgo.setUTCFullYear(now.getUTCFullYear() - 1);
  return lastSeenAt.getTime() <= yearAgo.getTime();
}
