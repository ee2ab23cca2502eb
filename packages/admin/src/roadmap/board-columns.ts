import type { Horizon } from '../gql/graphql.ts';
import { type Move, moveTo, type Ranked } from './ranking.ts';
import { horizonWords, keysOf } from './words.ts';

/** The ids of a board's cards, column by column, in rank order. */
export type BoardColumns = Record<Horizon, string[]>;

export const horizons = keysOf(horizonWords);

/** The columns of a list of items. */
export function columnsOf(items: readonly Ranked[]): BoardColumns {
  const columns: BoardColumns = { NOW: [], NEXT: [], LATER: [] };
  for (const { id, horizon } of items) columns[horizon].push(id);
  return columns;
}

/** The column that holds a card, or the one of that very name. */
export function columnOf(columns: BoardColumns, id: string): Horizon | undefined {
  return horizons.find((horizon) => horizon === id || columns[horizon].includes(id));
}

/** The columns while a card is held over another card or column. */
export function carriedOver(columns: BoardColumns, id: string, over: string): BoardColumns {
  const from = columnOf(columns, id);
  const to = columnOf(columns, over);
  if (!from || !to || id === over) return columns;
  const at = columns[to].indexOf(over);
  const rest = columns[to].filter((other) => other !== id);
  const index = at < 0 ? rest.length : at;
  const target = [...rest.slice(0, index), id, ...rest.slice(index)];
  if (from === to) return { ...columns, [to]: target };
  return { ...columns, [from]: columns[from].filter((other) => other !== id), [to]: target };
}

/** The move that a card's new place means; null when it stands where it stood. */
export function moveOf(id: string, before: BoardColumns, after: BoardColumns, items: readonly Ranked[]): Move | null {
  const from = columnOf(before, id);
  const to = columnOf(after, id);
  if (!from || !to) return null;
  const index = after[to].indexOf(id);
  if (from === to && before[from].indexOf(id) === index) return null;
  const known = new Map(items.map((item) => [item.id, item]));
  const others = after[to].filter((other) => other !== id).flatMap((other) => known.get(other) ?? []);
  const ranked = others.filter(({ rank }) => rank !== null);
  return moveTo(id, ranked, Math.min(index, ranked.length), from === to ? undefined : to);
}
