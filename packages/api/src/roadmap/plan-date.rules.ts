import { DateTime, type DateTimeUnit } from 'luxon';
import { DateResolution } from './item.enums.ts';

/** A date only as precise as it is meant, as it is kept. */
export interface PlanDay {
  date: string;
  resolution: DateResolution;
}

/** The first and the last calendar day that a plan date covers, both included. */
export interface DayRange {
  rangeStart: string;
  rangeEnd: string;
}

const units: Record<DateResolution, { unit: DateTimeUnit; months: number }> = {
  DAY: { unit: 'day', months: 0 },
  MONTH: { unit: 'month', months: 1 },
  QUARTER: { unit: 'quarter', months: 3 },
  HALF_YEAR: { unit: 'month', months: 6 },
  YEAR: { unit: 'year', months: 12 },
};

// UTC here is only luxon's calendar: a day goes in as a text and comes out as one, and no clock is asked.
const dayOf = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc' });

/** The days that a plan date covers: `2027-01-01 QUARTER` is 2027-01-01 to 2027-03-31. */
export function rangeOf({ date, resolution }: PlanDay): DayRange {
  if (resolution === DateResolution.DAY) return { rangeStart: date, rangeEnd: date };
  const { unit, months } = units[resolution];
  const day = dayOf(date);
  const halfYear = day.set({ month: day.month <= 6 ? 1 : 7 });
  const start = (resolution === DateResolution.HALF_YEAR ? halfYear : day).startOf(unit);
  return { rangeStart: start.toISODate()!, rangeEnd: start.plus({ months }).minus({ days: 1 }).toISODate()! };
}

/** How people write it: `Q1 2027`, `H2 2027`, `March 2027`, `2027`, `14 March 2027`. */
export function labelOf({ date, resolution }: PlanDay): string {
  const day = dayOf(date);
  switch (resolution) {
    case DateResolution.DAY:
      return day.toFormat('d MMMM yyyy', { locale: 'en' });
    case DateResolution.MONTH:
      return day.toFormat('MMMM yyyy', { locale: 'en' });
    case DateResolution.QUARTER:
      return `Q${day.quarter} ${day.year}`;
    case DateResolution.HALF_YEAR:
      return `H${day.month <= 6 ? 1 : 2} ${day.year}`;
    case DateResolution.YEAR:
      return String(day.year);
  }
}

/** Days that the end of the range moved from `promised` to `present`; positive is later, null where either is missing. */
export function driftDays(promised: PlanDay | null, present: PlanDay | null): number | null {
  if (!promised || !present) return null;
  return dayOf(rangeOf(present).rangeEnd).diff(dayOf(rangeOf(promised).rangeEnd), 'days').days;
}

/** How machines write it, as an import reads it: `2027`, `2027-H1`, `2027-Q1`, `2027-03`, `2027-03-14`. */
export function planDayText({ date, resolution }: PlanDay): string {
  const day = dayOf(date);
  switch (resolution) {
    case DateResolution.DAY:
      return date;
    case DateResolution.MONTH:
      return date.slice(0, 7);
    case DateResolution.QUARTER:
      return `${date.slice(0, 4)}-Q${day.quarter}`;
    case DateResolution.HALF_YEAR:
      return `${date.slice(0, 4)}-H${day.month <= 6 ? 1 : 2}`;
    case DateResolution.YEAR:
      return date.slice(0, 4);
  }
}
