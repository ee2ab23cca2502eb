import { Duration } from 'luxon';

/** A day, in milliseconds. */
export const dayMs = 86_400_000;

const lengths = new Map<string, number>();
const mostKept = 1_000;

/** The length of an ISO 8601 duration in milliseconds: a month is 30 days and a year 365 days long. */
export function lengthOf(duration: string): number {
  const known = lengths.get(duration);
  if (known !== undefined) return known;
  const length = Duration.fromISO(duration).toMillis();
  if (lengths.size < mostKept) lengths.set(duration, length);
  return length;
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

const units = [
  ['D', dayMs],
  ['H', 3_600_000],
  ['M', 60_000],
  ['S', 1_000],
] as const;

/** A length of time above nothing as an ISO 8601 duration of days, hours, minutes and seconds. */
export function durationOf(ms: number): string {
  let left = ms;
  const [days, ...times] = units.map(([unit, length]) => {
    const count = unit === 'S' ? left / length : Math.floor(left / length);
    left -= count * length;
    return count === 0 ? '' : `${count}${unit}`;
  });
  const time = times.join('');
  return `P${days}${time && `T${time}`}`;
}
