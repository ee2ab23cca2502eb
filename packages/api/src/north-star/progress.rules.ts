import { MetricDirection } from './metric.entity.ts';

/** What progress is told from; all numbers in the metric's unit. */
export interface Course {
  direction: MetricDirection;
  /** Where it stood at the start; null when nobody knew. */
  baseline: number | null;
  /** Where it is to be. */
  target: number;
  /** The newest measurement; null before the first. */
  value: number | null;
}

/**
 * How far the way from baseline to target is gone: 0 at the baseline, 1 at the target, not clamped. Null when it is
 * unmeasured, when there is no baseline, and when the share is beyond what a number can hold.
 *
 * INCREASE and DECREASE: the share of the way, whichever way the target lies. Where baseline and target are one there
 * is no way to go: 1 when the value is at least as good, else 0.
 * MAINTAIN: 1 on the target, less the deviation to either side, measured against the distance from the baseline to
 * the target, or against the target's own size where the two are one.
 */
export function progressOf({ direction, baseline, target, value }: Course): number | null {
  if (baseline === null || value === null) return null;
  const share =
    direction === MetricDirection.MAINTAIN ? kept(baseline, target, value) : gone(direction, baseline, target, value);
  return Number.isFinite(share) ? share : null;
}

function gone(direction: MetricDirection, baseline: number, target: number, value: number): number {
  if (baseline !== target) return (value - baseline) / (target - baseline);
  const atLeastAsGood = direction === MetricDirection.INCREASE ? value >= target : value <= target;
  return atLeastAsGood ? 1 : 0;
}

function kept(baseline: number, target: number, value: number): number {
  if (value === target) return 1;
  const measure = Math.abs(target - baseline) || Math.abs(target);
  return measure === 0 ? 0 : 1 - Math.abs(value - target) / measure;
}
