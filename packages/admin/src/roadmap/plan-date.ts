import type { PlanDateInput } from '../gql/graphql.ts';

const pad = (part: number): string => String(part).padStart(2, '0');

/**
 * A date as people write it, only as precise as it is meant: `2027`, `H1 2027`, `Q3 2027`, `2027-03`, `2027-03-15`.
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
