import type { WeekQuery } from '../gql/graphql.ts';

type Drift = WeekQuery['roadmap']['compare']['changed'][number];

/** What a week did to the roadmap, each item under what matters most of it. */
export interface Week<Change> {
  /** Their target moved to later; the farthest first. */
  slipped: Change[];
  /** They came to another status. */
  moved: Change[];
  /** Their effort or an earlier target is new. */
  replanned: Change[];
  /** How many only changed their place in the order. */
  reranked: number;
}

/** Sorts the changes of a week; an item that slipped and moved stands in both lists, any other in one. */
export function weekOf<
  Change extends Pick<Drift, 'targetDriftDays' | 'statusFrom' | 'statusTo' | 'effortDeltaPersonWeeks'>,
>(changes: readonly Change[]): Week<Change> {
  const drift = (change: Change) => change.targetDriftDays ?? 0;
  const slipped = changes.filter((change) => drift(change) > 0).sort((one, other) => drift(other) - drift(one));
  const moved = changes.filter(({ statusFrom, statusTo }) => statusFrom !== statusTo);
  const others = changes.filter((change) => drift(change) <= 0 && change.statusFrom === change.statusTo);
  const replanned = others.filter((change) => drift(change) < 0 || change.effortDeltaPersonWeeks !== 0);
  return { slipped, moved, replanned, reranked: others.length - replanned.length };
}

/** The span of whole minutes that ends now, so that the server's clock has passed it and the question stays the same. */
export function spanOf(days: number, now: number): { since: string; until: string } {
  const until = Math.floor(now / 60_000) * 60_000;
  return { since: new Date(until - days * 86_400_000).toISOString(), until: new Date(until).toISOString() };
}
