import { dayNumber, dayText } from './plan-date.ts';
import type { ItemRow } from './roadmap-query.ts';

/** The days from first to last that a timeline shows. */
export interface Scale {
  from: number;
  to: number;
}
/** A bar on a scale, in shares of its width. */
export interface Bar {
  left: number;
  width: number;
}
/** A month, quarter or year of the scale's head. */
export interface Tick extends Bar {
  label: string;
}

const monthOf = (day: number, months: number): number => {
  const [year = 0, month = 1] = dayText(day).split('-').map(Number);
  return Date.UTC(year, month - 1 + months, 1) / 86_400_000;
};

type Dated = Pick<ItemRow, 'start' | 'target' | 'committedTarget'>;

/** The days that a plan covers: from its start, else from the start of its target, to the end of its target; null without one. */
export function spanOf({ start, target }: Dated): Scale | null {
  if (!target) return null;
  const to = dayNumber(target.rangeEnd);
  const from = dayNumber(start?.rangeStart ?? target.rangeStart);
  return { from: Math.min(from, to), to };
}

/** A scale of whole quarters that holds all plans and today, with room on both sides. */
export function scaleOf(items: readonly Dated[], today: number): Scale {
  let from = today;
  let to = today + 270;
  for (const item of items) {
    const span = spanOf(item);
    if (!span) continue;
    from = Math.min(from, span.from);
    to = Math.max(to, span.to, item.committedTarget ? dayNumber(item.committedTarget.rangeEnd) : 0);
  }
  const start = monthOf(from, 0);
  const month = Number(dayText(start).slice(5, 7)) - 1;
  return { from: monthOf(start, -(month % 3)), to: monthOf(to, 3 - ((Number(dayText(to).slice(5, 7)) - 1) % 3)) - 1 };
}

/** Where the days from one to another stand on a scale. */
export function barOn(scale: Scale, from: number, to: number): Bar {
  const days = scale.to - scale.from + 1;
  return { left: (from - scale.from) / days, width: (to - from + 1) / days };
}

/** The quarters of a scale, or its years where quarters would be too narrow to read. */
export function ticksOf(scale: Scale): Tick[] {
  const step = scale.to - scale.from > 365 * 6 ? 12 : 3;
  const ticks: Tick[] = [];
  for (let from = scale.from; from <= scale.to; ) {
    const [year, month = 1] = dayText(from).split('-').map(Number);
    const next = step === 12 ? monthOf(from, 13 - month) : monthOf(from, step);
    const label = step === 12 ? `${year}` : `Q${Math.ceil(month / 3)} ${year}`;
    ticks.push({ label, ...barOn(scale, from, Math.min(next - 1, scale.to)) });
    from = next;
  }
  return ticks;
}
