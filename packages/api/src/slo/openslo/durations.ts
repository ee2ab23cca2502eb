import { Duration } from 'luxon';
import { secondsOfShorthand } from '../duration-shorthand.rules.ts';

const longestSeconds = 1e12;

/** Whether a text is a duration in OpenSLO's shorthand, such as `4w`, of less than 32,000 years. */
export function isShorthand(text: string): boolean {
  const seconds = secondsOfShorthand(text);
  return seconds !== null && seconds < longestSeconds;
}

/** A duration in shorthand as ISO 8601: `1Q` is P3M, `5h` is PT5H. The text is one that `isShorthand` holds for. */
export function isoOf(text: string): string {
  const n = Number(text.slice(0, -1));
  const forms: Record<string, string> = {
    m: `PT${n}M`,
    h: `PT${n}H`,
    d: `P${n}D`,
    w: `P${n}W`,
    M: `P${n}M`,
    Q: `P${3 * n}M`,
    Y: `P${n}Y`,
  };
  return forms[text.slice(-1)]!;
}

const minuteMs = 60_000;

/** The shortest shorthand of an ISO 8601 duration; null where no whole number of one unit is just as long. */
export function shorthandOf(iso: string): string | null {
  const parts = Object.entries(Duration.fromISO(iso).toObject()).filter(([, count]) => count !== 0);
  const units: Record<string, string> = { minutes: 'm', hours: 'h', days: 'd', weeks: 'w', months: 'M', years: 'Y' };
  const [only] = parts;
  if (parts.length === 1 && only && units[only[0]] && Number.isInteger(only[1])) return `${only[1]}${units[only[0]]}`;
  if (parts.every(([unit]) => unit === 'years' || unit === 'months')) {
    const { years = 0, months = 0 } = Duration.fromISO(iso).toObject();
    return Number.isInteger(years * 12 + months) ? `${years * 12 + months}M` : null;
  }
  if (parts.some(([unit]) => unit === 'years' || unit === 'months')) return null;
  const minutes = Duration.fromISO(iso).toMillis() / minuteMs;
  if (!Number.isInteger(minutes) || minutes === 0) return null;
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

/** A shorthand that is at least as long, for what has no exact one. */
export function shorthandCovering(iso: string): string {
  return shorthandOf(iso) ?? `${Math.max(1, Math.ceil(Duration.fromISO(iso).toMillis() / minuteMs))}m`;
}
