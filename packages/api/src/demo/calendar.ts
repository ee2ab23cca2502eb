import { DateResolution } from '../roadmap/item.enums.ts';
import type { PlanDay } from '../roadmap/plan-date.rules.ts';

const dayMs = 86_400_000;

/** A calendar day as YYYY-MM-DD. */
export function dayText(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The days before an instant, and the plan dates around it: the demo happens in the year before it is started. */
export class Calendar {
  constructor(readonly now: Date) {}

  /** The instant so many days ago, at an hour of that day; of today, the last hour. */
  ago(days: number, hour = 9): Date {
    if (days <= 0) return new Date(this.now.getTime() - 3_600_000);
    const day = new Date(this.now.getTime() - days * dayMs);
    day.setUTCHours(hour, 0, 0, 0);
    return day;
  }

  /** The day so many days ago; a negative number lies ahead. */
  day(days: number): string {
    return dayText(new Date(this.now.getTime() - days * dayMs));
  }

  /** The same number of days ago, or up to two more, so that it is a day of work. */
  workday(days: number): number {
    const weekday = new Date(this.now.getTime() - days * dayMs).getUTCDay();
    return days <= 0 ? days : days + (weekday === 6 ? 1 : weekday === 0 ? 2 : 0);
  }

  /** The quarter that lies so many quarters ahead of the present one. */
  quarter(ahead: number): PlanDay {
    const first = Math.floor(this.now.getUTCMonth() / 3) * 3 + ahead * 3;
    return { date: this.firstOf(first), resolution: DateResolution.QUARTER };
  }

  /** The month that lies so many months ahead of the present one. */
  month(ahead: number): PlanDay {
    return { date: this.firstOf(this.now.getUTCMonth() + ahead), resolution: DateResolution.MONTH };
  }

  /** The name of a quarter, and its first and last day. */
  period(ahead: number): { name: string; start: string; end: string } {
    const start = this.quarter(ahead).date;
    const next = new Date(`${this.quarter(ahead + 1).date}T00:00:00Z`);
    const name = `${start.slice(0, 4)} Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}`;
    return { name, start, end: dayText(new Date(next.getTime() - dayMs)) };
  }

  private firstOf(month: number): string {
    return dayText(new Date(Date.UTC(this.now.getUTCFullYear(), month, 1)));
  }
}
