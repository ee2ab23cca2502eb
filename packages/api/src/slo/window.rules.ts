import { Duration } from 'luxon';

/** A day, in milliseconds. */
export const dayMs = 86_400_000;

/** The length of an ISO 8601 duration in milliseconds: a month is 30 days and a year 365 days long. */
export function lengthOf(duration: string): number {
  return Duration.fromISO(duration).toMillis();
}

/** Whether an objective's window may be that long: P1D to P366D. */
export function isWindow(duration: string): boolean {
  const length = lengthOf(duration);
  return length >= dayMs && length <= 366 * dayMs;
}

/** Whether a duration is longer than nothing and at most 366 days: what may be looked over. */
export function isSpan(duration: string): boolean {
  const length = lengthOf(duration);
  return length > 0 && length <= 366 * dayMs;
}

/** A time, in milliseconds, rounded up to whole slices; at least one. */
export function wholeSlices(ms: number, sliceMs: number): number {
  return Math.max(1, Math.ceil(ms / sliceMs)) * sliceMs;
}

/** A length of time as an ISO 8601 duration of days, hours, minutes and seconds. */
export function durationOf(ms: number): string {
  return Duration.fromMillis(ms).shiftTo('days', 'hours', 'minutes', 'seconds').toISO() ?? '';
}
