import type { Excluded, Measured } from '../error-budget.rules.ts';
import { Fraction } from '../fraction.ts';
import type { Span } from '../measured-spans.ts';
import type { Slice } from './objectives.ts';

/** What was measured over a span, counted slowly: measurement by measurement, minute by minute. */
export function measuredByHand(
  span: Omit<Span, 'freshMs' | 'sloId' | 'at'>,
  all: readonly Slice[],
  excluded: readonly Excluded[],
  at: number,
): Measured {
  const complete = all.filter(({ to }) => to <= at);
  const through = complete.length > 0 ? Math.max(...complete.map(({ to }) => to)) : null;
  const firstAt = all.length > 0 ? new Date(Math.min(...all.map(({ from }) => from))) : null;
  const { grid } = span;
  const origin = grid?.origin.getTime() ?? 0;
  const until = through === null ? null : grid ? origin + Math.floor((through - origin) / grid.ms) * grid.ms : through;
  const start = until === null ? 0 : (span.from?.getTime() ?? until - span.ms);
  const end = until ?? 0;
  const merged = mergedOf(excluded);
  const isOut = (from: number, to: number) => merged.some((each) => each.from < to && from < each.to);
  const known = { firstAt, through: through === null ? null : new Date(through), excluded: merged };
  const base = { ...known, until: until === null ? null : new Date(until) };
  if (!grid) {
    const counted = complete.filter(({ from, to }) => from >= start && to <= end && !isOut(from, to));
    return { ...base, ...sumOf(counted), measuredMs: unionOf(counted), slices: null };
  }
  const bySlice = new Map<number, Slice[]>();
  for (const each of complete) {
    const slice = origin + Math.floor((each.from - origin) / grid.ms) * grid.ms;
    if (slice < start || slice + grid.ms > end || isOut(slice, slice + grid.ms)) continue;
    bySlice.set(slice, [...(bySlice.get(slice) ?? []), each]);
  }
  const sums = [...bySlice.values()].map(sumOf);
  const eventful = sums.filter(({ total }) => Number(total) > 0);
  const ratios = eventful.map(({ good, total }) => Fraction.of(good).over(Fraction.of(total)));
  const slices = {
    measured: sums.length,
    eventful: eventful.length,
    good: grid.target ? ratios.filter((ratio) => !ratio.isBelow(Fraction.of(grid.target!))).length : 0,
    ratios: grid.target ? Fraction.zero : Fraction.sum(ratios),
  };
  return { ...base, ...sumOf([...bySlice.values()].flat()), measuredMs: sums.length * grid.ms, slices };
}

function sumOf(slices: readonly Slice[]): { good: string; total: string } {
  const sum = (value: (slice: Slice) => number) => String(slices.reduce((all, slice) => all + value(slice), 0));
  return { good: sum(({ good }) => good!), total: sum(({ total }) => total) };
}

function mergedOf(spans: readonly Excluded[]): Excluded[] {
  const merged: Excluded[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

function unionOf(slices: readonly Slice[]): number {
  return mergedOf(slices).reduce((all, { from, to }) => all + to - from, 0);
}
