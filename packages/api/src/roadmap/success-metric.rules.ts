import { MetricDirection } from '../north-star/metric.entity.ts';
import { MetricVerdict } from './success-metric.entity.ts';

/** What the verdict on a success metric is reached from. */
export interface Measured {
  direction: MetricDirection;
  baseline: number | null;
  target: number;
  actual: number | null;
  measureBy: string | null;
}

/**
 * What a measurement says. INCREASE is met at or above the target, DECREASE at or below it, MAINTAIN on the target's
 * side of the baseline or at either of the two. Worse than the baseline is REGRESSED; else there is time until the end
 * of `measureBy`. `today` is a calendar date.
 */
export function verdictOf({ direction, baseline, target, actual, measureBy }: Measured, today: string): MetricVerdict {
  if (actual === null) return MetricVerdict.UNMEASURED;
  const upward =
    direction === MetricDirection.MAINTAIN ? target >= (baseline ?? target) : direction === MetricDirection.INCREASE;
  const gain = (from: number): number => (upward ? actual - from : from - actual);
  const bar = direction === MetricDirection.MAINTAIN ? (baseline ?? target) : target;
  if (gain(bar) >= 0) return MetricVerdict.MET;
  if (baseline !== null && gain(baseline) < 0) return MetricVerdict.REGRESSED;
  return measureBy !== null && today <= measureBy ? MetricVerdict.PENDING : MetricVerdict.MISSED;
}
