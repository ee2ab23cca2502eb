import type { BudgetingMethod, SliKind, SloRelation, WindowType } from '../gql/graphql.ts';

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

const shortUnits: [pattern: RegExp, unit: string][] = [
  [/(\d+)D/, 'day'],
  [/(\d+)H/, 'hour'],
  [/T(?:\d+H)?(\d+)M/, 'minute'],
  [/([\d.]+)S/, 'second'],
];

/** A length of time in words: `PT1H30M` is "1 hour 30 minutes". What it does not know stays as it is written. */
export function durationWords(duration: string): string {
  const parts = shortUnits.flatMap(([pattern, unit]) => {
    const amount = Number(pattern.exec(duration)?.[1]);
    return amount ? [`${Math.round(amount)} ${unit}${Math.round(amount) === 1 ? '' : 's'}`] : [];
  });
  return parts.length > 0 ? parts.join(' ') : duration;
}

export const relationWords: Record<SloRelation, string> = {
  PROTECTS: 'Protects it',
  SPENDS: 'Spends its budget',
  DEPENDS_ON: 'Depends on it',
};
export const sliKindWords: Record<SliKind, string> = {
  AVAILABILITY: 'Availability',
  LATENCY: 'Latency',
  CORRECTNESS: 'Correctness',
  FRESHNESS: 'Freshness',
  THROUGHPUT: 'Throughput',
  OTHER: 'Other',
};
export const methodWords: Record<BudgetingMethod, string> = {
  OCCURRENCES: 'Bad events',
  TIMESLICES: 'Bad time slices',
  RATIO_TIMESLICES: 'The mean of time slices',
};
