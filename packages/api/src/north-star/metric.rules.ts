/** How many of the last points tell how often a metric is measured. */
export const pointsForInterval = 10;

/**
 * Whether a metric's measurements have dried up at `now`: no point within twice the usual interval, which is the
 * median distance between its last 10 instants of measurement. `instants` are in any order; equal ones count once.
 * True without any point; false with a single instant, since one tells no interval.
 */
export function isStale(instants: readonly Date[], now: Date): boolean {
  const times = [...new Set(instants.map((at) => at.getTime()))].sort((a, b) => b - a).slice(0, pointsForInterval);
  if (times.length === 0) return true;
  if (times.length === 1) return false;
  const distances = times.slice(1).map((time, index) => times[index]! - time);
  return now.getTime() - times[0]! > 2 * medianOf(distances);
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
