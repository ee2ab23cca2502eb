const count = new Intl.NumberFormat();
const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const instant = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const calendarDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** A whole number in the reader's locale. */
export const formatCount = (value: number): string => count.format(value);
/** A number with at most two decimals in the reader's locale. */
export const formatNumber = (value: number): string => decimal.format(value);
/** A large number in short, for tables: 1.2M. */
export const formatCompact = (value: number): string => compact.format(value);
/** A share, 1 being the whole, with at most `digits` decimals. */
export const formatShare = (value: number, digits = 0): string =>
  new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: digits }).format(value);
/** An instant in the reader's zone. */
export const formatInstant = (value: string): string => instant.format(new Date(value));
/** A calendar date, YYYY-MM-DD; it passes through no time zone. */
export const formatDate = (value: string): string => calendarDate.format(new Date(`${value.slice(0, 10)}T00:00:00Z`));

const steps: [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3_600, 'minute', 60],
  [86_400, 'hour', 3_600],
  [86_400 * 30, 'day', 86_400],
  [86_400 * 365, 'month', 86_400 * 30],
  [Number.POSITIVE_INFINITY, 'year', 86_400 * 365],
];
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** How long ago an instant was, in the reader's words; `now` in milliseconds. */
export function formatAgo(value: string, now: number = Date.now()): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1_000);
  const [, unit, size] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? steps[5]!;
  return relative.format(Math.trunc(seconds / size), unit);
}
