import { type CalendarWindow, calendarWindowAt } from './calendar.rules.ts';
import { BudgetingMethod, WindowType } from './slo.types.ts';
import { lengthOf } from './window.rules.ts';

/** What an objective says about its window; which settings are set follows from its method and type. */
export interface WindowSettings {
  window: string;
  windowType: WindowType;
  calendarStart: string | null;
  timeZone: string | null;
  budgetingMethod: BudgetingMethod;
  timeSliceWindow: string | null;
  timeSliceTarget: string | null;
}

/** Slices of time: one starts at `origin`, the others follow before and after it. */
export interface SliceGrid {
  ms: number;
  origin: Date;
  /** A slice is good when its ratio is at least this decimal text; null when slices are not judged. */
  target: string | null;
}

/** The window of a budget. */
export interface BudgetWindow {
  /** Its length in milliseconds; for the calendar that of this very window. */
  ms: number;
  /** Where it stands in the calendar; null for a rolling one, which ends where the measurements end. */
  calendar: CalendarWindow | null;
  /** Its slices; null when events are counted. */
  grid: SliceGrid | null;
}

/** The window of an objective at an instant. Slices are counted from its start in the calendar, else from 1970 on. */
export function budgetWindowAt(settings: WindowSettings, at: Date): BudgetWindow {
  const { window, calendarStart, timeZone, budgetingMethod, timeSliceWindow, timeSliceTarget } = settings;
  const isCalendar = settings.windowType === WindowType.CALENDAR && calendarStart !== null && timeZone !== null;
  const calendar = isCalendar ? calendarWindowAt({ window, calendarStart, timeZone }, at) : null;
  const bySlices = budgetingMethod !== BudgetingMethod.OCCURRENCES && timeSliceWindow !== null;
  const origin = calendar?.start ?? new Date(0);
  return {
    ms: calendar ? calendar.end.getTime() - calendar.start.getTime() : lengthOf(window),
    calendar,
    grid: bySlices ? { ms: lengthOf(timeSliceWindow), origin, target: timeSliceTarget } : null,
  };
}

/** The start of the slice that an instant lies in; the instant itself without slices. In milliseconds. */
export function sliceStartOf(at: Date, grid: SliceGrid | null): number {
  if (!grid) return at.getTime();
  const origin = grid.origin.getTime();
  return origin + Math.floor((at.getTime() - origin) / grid.ms) * grid.ms;
}
