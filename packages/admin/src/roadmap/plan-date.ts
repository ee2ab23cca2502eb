import type { DateResolution, PlanDateInput } from '../gql/graphql.ts';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const pad = (part: number): string => String(part).padStart(2, '0');

/**
 * A date as people write it, only as precise as it is meant: `2027`, `H1 2027`, `Q3 2027`, `2027-03`, `March 2027`,
 * `2027-03-15`, `15 March 2027`.
 * Null when it cannot be read or is no date.
 */
export function parsePlanDate(text: string): PlanDateInput | null {
  const written = text.trim().toUpperCase().replaceAll(/\s+/g, ' ');
  const year = /^(\d{4})$/.exec(written);
  if (year) return { date: `${year[1]}-01-01`, resolution: 'YEAR' };

  const part = /^([QH])([1-4])[ /-]?(\d{4})$/.exec(written) ?? /^(\d{4})[ /-]?([QH])([1-4])$/.exec(written);
  if (part) {
    const [letter, number, inYear] = /^\d/.test(written) ? [part[2], part[3], part[1]] : [part[1], part[2], part[3]];
    if (letter === 'H' && Number(number) > 2) return null;
    const months = letter === 'Q' ? 3 : 6;
    const date = `${inYear}-${pad((Number(number) - 1) * months + 1)}-01`;
    return { date, resolution: letter === 'Q' ? 'QUARTER' : 'HALF_YEAR' };
  }

  const named = /^(?:(\d{1,2}) )?([A-Z]{3,9}) (\d{4})$/.exec(written);
  if (named) {
    const [, day, name = '', inYear] = named;
    const index = monthNames.findIndex((word) => word.toUpperCase().startsWith(name));
    return index < 0 ? null : parsePlanDate(`${inYear}-${pad(index + 1)}${day ? `-${pad(Number(day))}` : ''}`);
  }

  const month = /^(\d{4})-(\d{2})$/.exec(written);
  if (month)
    return Number(month[2]) >= 1 && Number(month[2]) <= 12 ? { date: `${written}-01`, resolution: 'MONTH' } : null;

  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) {
    const day = new Date(`${written}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written)
      ? { date: written, resolution: 'DAY' }
      : null;
  }
  return null;
}

/** How far the plan has moved from the promise, in words; null when it stands. */
export function driftWords(driftDays: number | null): string | null {
  if (!driftDays) return null;
  const days = Math.abs(driftDays);
  return `${days} ${days === 1 ? 'day' : 'days'} ${driftDays > 0 ? 'later' : 'earlier'} than promised`;
}

const monthsOf: Record<DateResolution, number> = { DAY: 0, MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 };
/** A calendar day as a number of days, and back; UTC here is only a calendar without daylight saving. */
export const dayNumber = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
export const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function monthStart(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The first and the last day that a date covers. */
export function rangeOf({ date, resolution }: PlanDateInput): { rangeStart: string; rangeEnd: string } {
  const months = monthsOf[resolution];
  if (months === 0) return { rangeStart: date, rangeEnd: date };
  const month = Number(date.slice(5, 7)) - 1;
  const rangeStart = monthStart(date, -(month % months));
  return { rangeStart, rangeEnd: dayText(dayNumber(monthStart(rangeStart, months)) - 1) };
}

/** The date so many of its own steps later: a quarter by quarters, a day by days. */
export function shiftedBy({ date, resolution }: PlanDateInput, steps: number): PlanDateInput {
  const months = monthsOf[resolution];
  if (months === 0) return { date: dayText(dayNumber(date) + steps), resolution };
  return { date: monthStart(rangeOf({ date, resolution }).rangeStart, months * steps), resolution };
}

/** A date as it is read: `Q1 2027`, `March 2027`, `15 March 2027`. */
export function labelOf({ date, resolution }: PlanDateInput): string {
  const [year, month = 1, day] = date.split('-').map(Number);
  if (resolution === 'YEAR') return `${year}`;
  if (resolution === 'HALF_YEAR') return `H${month <= 6 ? 1 : 2} ${year}`;
  if (resolution === 'QUARTER') return `Q${Math.ceil(month / 3)} ${year}`;
  const named = `${monthNames[month - 1]} ${year}`;
  return resolution === 'MONTH' ? named : `${day} ${named}`;
}

/** True when a target ends later than what was promised and than it does so far, which takes a decision. */
export function breaksPromise(
  item: { committedTarget: { rangeEnd: string } | null; target: { rangeEnd: string } | null },
  target: PlanDateInput | null,
): boolean {
  if (!item.committedTarget) return false;
  const end = target ? dayNumber(rangeOf(target).rangeEnd) : Number.POSITIVE_INFINITY;
  const now = item.target ? dayNumber(item.target.rangeEnd) : Number.POSITIVE_INFINITY;
  return end > dayNumber(item.committedTarget.rangeEnd) && end > now;
}
