import type { OwnObjective } from './own-objectives.ts';

/** A value of a histogram, as prom-client gives it. */
export interface HistogramValue {
  metricName?: string;
  value: number;
  labels: Partial<Record<string, string | number>>;
}

/** Good and all events of an objective since the start of the process. */
export interface Counts {
  good: number;
  total: number;
}

/**
 * What a histogram of served requests (by class and outcome) says about an objective. Availability: those that did not
 * fail, of all; latency: those within the bound, of those that did not fail.
 */
export function countsOf({ operations, withinSeconds }: OwnObjective, values: readonly HistogramValue[]): Counts {
  const sum = (ending: string, wanted: Record<string, string | number>) =>
    values
      .filter(({ metricName, labels }) => metricName?.endsWith(ending) && labels.class === operations)
      .filter(({ labels }) => Object.entries(wanted).every(([name, value]) => labels[name] === value))
      .reduce((all, { value }) => all + value, 0);
  const answered = sum('_count', { outcome: 'ok' });
  if (withinSeconds === null) return { good: answered, total: sum('_count', {}) };
  return { good: sum('_bucket', { outcome: 'ok', le: withinSeconds }), total: answered };
}

/** What came in between two looks at the same process. */
export function countsBetween(before: Counts, after: Counts): Counts {
  return { good: after.good - before.good, total: after.total - before.total };
}
