import { LRUCache } from 'lru-cache';

/**
 * What an answer rests on besides the data of its revision. Noted while it is made, so that whoever keeps answers
 * knows for whom and for how long this one holds.
 */
export interface Basis {
  /** On the clock: it holds for the minute it was made in. */
  clock: boolean;
  /** On who the caller is, not only on what the caller may do. */
  caller: boolean;
  /** On what no revision tells, such as the progress of a run: it holds for this once. */
  passing: boolean;
  /** Something in it failed. */
  failed: boolean;
}

/** Nothing noted yet. */
export function newBasis(): Basis {
  return { clock: false, caller: false, passing: false, failed: false };
}

const now = /\b(now|read_at|clock_timestamp)\(\)|\bcurrent_(date|time|timestamp)\b/i;
const asking = new LRUCache<string, boolean>({ max: 2_000 });

/** Whether the answer to a statement depends on the clock. */
export function asksForNow(statement: string): boolean {
  const known = asking.get(statement);
  if (known !== undefined) return known;
  const asks = now.test(statement);
  asking.set(statement, asks);
  return asks;
}
