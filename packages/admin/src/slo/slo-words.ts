import type { WindowType } from '../gql/graphql.ts';

const units: Record<string, string> = { D: 'day', H: 'hour', W: 'week', M: 'month', Y: 'year' };

/** An objective as a share with all its digits: 0.999 is 99.9 %. */
export function objectiveWords(objective: number): string {
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 4 }).format(objective);
}

/** A window in words: `P28D` rolling is "over 28 days", `P1M` calendar "a calendar month". */
export function windowWords(window: string, type: WindowType): string {
  const parts = /^(?:P(\d+)([DWMY])|PT(\d+)(H))$/.exec(window);
  const amount = Number(parts?.[1] ?? parts?.[3] ?? Number.NaN);
  const unit = units[parts?.[2] ?? parts?.[4] ?? ''];
  if (Number.isNaN(amount) || !unit) return `over ${window}`;
  if (type === 'CALENDAR') return amount === 1 ? `a calendar ${unit}` : `each ${amount} calendar ${unit}s`;
  return `over ${amount} ${amount === 1 ? unit : `${unit}s`}`;
}
