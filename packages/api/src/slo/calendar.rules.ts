import { DateTime, Duration, IANAZone } from 'luxon';
import { dayMs } from './window.rules.ts';

/** How windows step through the calendar: how far each time, and the local wall clock of the first one. */
export interface CalendarSteps {
  window: string;
  calendarStart: string;
  timeZone: string;
}

/** A window of the calendar: from its start until before its end. */
export interface CalendarWindow {
  start: Date;
  end: Date;
}

/** Whether the text is a wall clock that there is, as YYYY-MM-DD HH:MM:SS. */
export function isWallClock(text: string): boolean {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) && wallClockOf(text).isValid;
}

/** Whether the text names an IANA time zone. */
export function isTimeZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && IANAZone.isValidZone(text);
}

/** Whether a duration is made of whole years, months, weeks and days: what a calendar can step by. */
export function isCalendarStep(duration: string): boolean {
  const { years = 0, months = 0, weeks = 0, days = 0, ...rest } = Duration.fromISO(duration).toObject();
  const whole = [years, months, weeks, days].every((count) => Number.isInteger(count) && count >= 0);
  return whole && years + months + weeks + days > 0 && Object.values(rest).every((count) => count === 0);
}

/**
 * The window that an instant lies in; a boundary belongs to the window that it starts. Each window is stepped to from
 * the first one on the local wall clock, so that months clamp to the original day and a change of the clock makes a
 * window shorter or longer. Before the first window it is the first one.
 */
export function calendarWindowAt({ window, calendarStart, timeZone }: CalendarSteps, at: Date): CalendarWindow {
  const step = Duration.fromISO(window);
  const first = wallClockOf(calendarStart);
  const zone = IANAZone.create(timeZone);
  const boundary = (number: number) => instantOf(first.plus(step.mapUnits((count) => count * number)), zone);
  let number = Math.max(0, Math.floor((at.getTime() - boundary(0)) / step.toMillis()));
  while (number > 0 && boundary(number) > at.getTime()) number -= 1;
  while (boundary(number + 1) <= at.getTime()) number += 1;
  return { start: new Date(boundary(number)), end: new Date(boundary(number + 1)) };
}

/** The wall clock, held as if it were that of UTC: there every time exists just once. */
function wallClockOf(text: string): DateTime {
  return DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: 'utc' });
}

/**
 * The instant, in milliseconds, at which a zone's clocks show this: the first one when they show it twice; when they
 * leave it out, the one at which they would show it had they not been changed.
 */
function instantOf(wallClock: DateTime, zone: IANAZone): number {
  const local = wallClock.toMillis();
  const offset = (at: number) => zone.offset(at) * 60_000;
  const before = local - offset(local - dayMs);
  const after = local - offset(local + dayMs);
  const shown = [before, after].filter((at) => at + offset(at) === local);
  return shown.length > 0 ? Math.min(...shown) : before;
}
