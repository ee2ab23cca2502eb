import { SliOutcome } from './measurement.types.ts';
import { dayMs } from './window.rules.ts';

/** Events of an interval as they were sent. */
export interface SentMeasurement {
  from: Date;
  to: Date;
  good?: number | null;
  bad?: number | null;
  total: number;
}

/** An interval with exact numbers: canonical decimal texts, equal exactly when the numbers are. */
export interface Interval {
  from: Date;
  to: Date;
  good: string;
  total: string;
}

/** An interval that was sent, and the one of the same source that is on record and overlaps it, if any. */
export interface Candidate extends Interval {
  present: Interval | null;
}

/** What becomes of a batch: an outcome for each candidate, in their order, and what is to be written. */
export interface Settlement {
  outcomes: { outcome: SliOutcome; message: string | null }[];
  written: Interval[];
}

const aheadMs = 60_000;
const mostEvents = 1e30;
/** As long as the longest window: a longer interval could count in none. */
const longestMs = 366 * dayMs;

/** Why something is no measurement, and what is allowed. */
export interface MeasurementFault {
  field: 'from' | 'to' | 'good' | 'bad' | 'total';
  message: string;
}

/** Why this is no measurement; null when it is one. */
export function faultOf({ from, to, good, bad, total }: SentMeasurement, now: Date): MeasurementFault | null {
  const fault = (field: MeasurementFault['field'], message: string) => ({ field, message });
  if (from >= to) return fault('to', 'It ends before it begins: `from` must lie before `to`.');
  if (to.getTime() - from.getTime() > longestMs)
    return fault('to', 'It is longer than 366 days, and so than any window.');
  if (to.getTime() > now.getTime() + aheadMs)
    return fault('to', 'It ends in the future; up to 60 seconds ahead are allowed.');
  if (!(total >= 0 && total <= mostEvents)) return fault('total', `total is ${total}; it may be 0 to ${mostEvents}.`);
  if (good != null && bad != null) return fault('bad', '`good` and `bad` are both given; give one of them.');
  const [name, count] = good != null ? (['good', good] as const) : (['bad', bad] as const);
  if (count == null) return fault('good', 'Neither `good` nor `bad` is given; give one of them.');
  if (!(count >= 0 && count <= total))
    return fault(name, `${name} is ${count}; it may be 0 to total, which is ${total}.`);
  return null;
}

/**
 * Settles a batch of one source in the order in which it was sent. The same interval again is UNCHANGED with the same
 * numbers and REPLACED with others; any other overlap, on record or earlier in the batch, is a CONFLICT.
 */
export function settle(candidates: readonly Candidate[]): Settlement {
  const kept: Interval[] = [];
  const written = new Map<number, Interval>();
  const outcomes = candidates.map((candidate) => {
    const place = placeOf(kept, candidate);
    const met = kept[place] && overlap(kept[place], candidate) ? kept[place] : candidate.present;
    if (met && !sameInterval(met, candidate)) return { outcome: SliOutcome.CONFLICT, message: conflictWith(met) };
    if (met?.good === candidate.good && met.total === candidate.total)
      return { outcome: SliOutcome.UNCHANGED, message: null };
    if (met && met === kept[place]) kept[place] = candidate;
    else kept.splice(place + 1, 0, candidate);
    written.set(candidate.from.getTime(), candidate);
    return { outcome: met ? SliOutcome.REPLACED : SliOutcome.CREATED, message: null };
  });
  return { outcomes, written: [...written.values()] };
}

/** The place of the last interval that begins before the other one ends; −1 when there is none. */
function placeOf(sorted: readonly Interval[], { to }: Interval): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.from < to) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function overlap(one: Interval, other: Interval): boolean {
  return one.from < other.to && other.from < one.to;
}

function sameInterval(one: Interval, other: Interval): boolean {
  return one.from.getTime() === other.from.getTime() && one.to.getTime() === other.to.getTime();
}

function conflictWith({ from, to }: Interval): string {
  return `It overlaps ${from.toISOString()} to ${to.toISOString()} of the same source; only the very same interval replaces.`;
}
