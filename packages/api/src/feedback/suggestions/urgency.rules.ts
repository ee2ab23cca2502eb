import type { News } from './lesson.reading.ts';

/** How a model came to be. Times are in milliseconds. */
export interface Making {
  /** The entries that it was learnt from. */
  entries: number;
  /** How long it took. */
  ms: number;
  /** When it was done, by the clock of `performance.now()`. */
  at: number;
}

/** When news are learnt: before the answer, beside it, or some time later. */
export enum Urgency {
  NOW = 'NOW',
  BESIDE = 'BESIDE',
  LATER = 'LATER',
}

const quickMs = 1_000;

/**
 * When news are to be learnt. Before the answer when they make a difference or it takes no time; else beside it, so
 * that at least four fifths of the time is left to other work.
 */
export function urgencyOf({ urgent, changes }: News, { entries, ms, at }: Making, now: number): Urgency {
  if (urgent || ms < quickMs || changes > Math.max(20, entries / 50)) return Urgency.NOW;
  return now - at < 4 * ms ? Urgency.LATER : Urgency.BESIDE;
}
