import { isShorthand } from './durations.ts';
import { type Check, shownValue } from './judging.ts';

const allowed = 'a whole number above 0 and one of m, h, d, w, M, Q, Y, as in 4w';

/** A duration in shorthand. A lenient reading takes a bare number for minutes and forgives spaces and words. */
export const duration: Check = (judging, path, value) => {
  if (typeof value === 'string' && isShorthand(value)) return value;
  const mended = mendedShorthand(value);
  const how = mended === null ? null : { to: mended, how: `${shownValue(value)} was read as ${mended}.` };
  return judging.mend(path, value, how, `The duration is ${shownValue(value)}; it must be ${allowed}.`);
};

const words: Record<string, string> = {
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  D: 'd',
  H: 'h',
  W: 'w',
  week: 'w',
  weeks: 'w',
  month: 'M',
  months: 'M',
  mo: 'M',
  quarter: 'Q',
  quarters: 'Q',
  q: 'Q',
  y: 'Y',
  year: 'Y',
  years: 'Y',
};

function mendedShorthand(value: unknown): string | null {
  const match = /^\s*(\d+)\s*([a-zA-Z]*)\s*$/.exec(String(value));
  if (!match) return null;
  const [, count, unit] = match;
  const mended = `${Number(count)}${unit === '' ? 'm' : (words[unit!] ?? words[unit!.toLowerCase()] ?? unit)}`;
  return isShorthand(mended) ? mended : null;
}
