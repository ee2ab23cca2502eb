import type { Horizon } from '../gql/graphql.ts';

/** What is needed of an item to place it. */
export interface Ranked {
  id: string;
  rank: number | null;
  horizon: Horizon;
}

/** A move as the API takes it: directly before or behind a neighbour, perhaps to another horizon. */
export interface Move {
  id: string;
  beforeId?: string;
  afterId?: string;
  horizon?: Horizon;
}

/** The list as it will be after a move: the item stands at its neighbour and the ranks between are dealt anew. */
export function afterMove<Item extends Ranked>(items: readonly Item[], move: Move): Item[] {
  const moved = items.find(({ id }) => id === move.id);
  if (!moved) return [...items];
  const placed = { ...moved, horizon: move.horizon ?? moved.horizon };
  const anchor = move.beforeId ?? move.afterId;
  if (anchor === undefined || anchor === move.id) return items.map((item) => (item.id === move.id ? placed : item));

  const others = items.filter(({ id }) => id !== move.id);
  const at = others.findIndex(({ id }) => id === anchor);
  if (at < 0) return items.map((item) => (item.id === move.id ? placed : item));
  others.splice(move.beforeId === undefined ? at + 1 : at, 0, placed);

  const ranks = items.map(({ rank }) => rank).filter((rank) => rank !== null);
  let next = 0;
  return others.map((item) => (item.rank === null ? item : { ...item, rank: ranks[next++] ?? item.rank }));
}

/** The move that brings an item to `index` of a list that holds the others in rank order; null when nothing changes. */
export function moveTo(id: string, others: readonly Ranked[], index: number, horizon?: Horizon): Move | null {
  const behind = others[index - 1];
  const before = others[index];
  if (behind) return { id, afterId: behind.id, horizon };
  if (before) return { id, beforeId: before.id, horizon };
  return horizon ? { id, horizon } : null;
}

/** The move one place up (-1) or down (1) in the list as it stands; null at its ends. */
export function moveBy(id: string, items: readonly Ranked[], step: -1 | 1): Move | null {
  const at = items.findIndex((item) => item.id === id);
  const neighbour = items[at + step];
  if (at < 0 || !neighbour || neighbour.rank === null) return null;
  return step < 0 ? { id, beforeId: neighbour.id } : { id, afterId: neighbour.id };
}

/** The move that brings an item back to where it stands in `items`; null where it stands alone. */
export function wayBack(id: string, items: readonly Ranked[]): Move | null {
  const ranked = items.filter(({ rank }) => rank !== null);
  const at = ranked.findIndex((item) => item.id === id);
  const item = ranked[at];
  if (!item) return null;
  const { horizon } = item;
  const next = ranked[at + 1];
  const before = ranked[at - 1];
  if (next) return { id, beforeId: next.id, horizon };
  return before ? { id, afterId: before.id, horizon } : { id, horizon };
}
