import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { columnsOf, type Entity, tableOf } from '../database/columns.ts';
import type { Reader } from '../database/reader.ts';
import { refusal, UserErrorCode } from '../errors.ts';
import { groupBy } from './batches.ts';
import type { Connection, PageArgs } from './connection.ts';
import { isCalendarDate } from './scalars.ts';

/** What a list is ordered by: an expression that is never null, and the type that its text is cast back to. */
export interface Key {
  by: Sql;
  type: 'text' | 'timestamptz' | 'date' | 'bigint' | 'double precision';
}

/** A growing list: which rows, in which order. `t` is the alias of the entity's table, `p.id` the row it hangs on. */
export interface Listing {
  entity: Entity;
  joins?: Sql;
  where?: Sql[];
  order: Key[];
  descending?: boolean;
  /** What `p.id` is; `uuid` if nothing is said. */
  parent?: 'uuid' | 'text';
}

/** The sizes of pages, the same for all of a process: when nothing is said, and at most. */
export const pageSizes = { usual: 25, largest: 100 };

/** Sets the largest page, and the usual one where it would be larger. */
export function limitPages(largest: number): void {
  Object.assign(pageSizes, { usual: Math.min(25, largest), largest });
}

interface Window {
  size: number;
  backward: boolean;
  cursor: string[] | null;
}

/** One page of a list that hangs on nothing. */
export async function pageOf<T>(db: Reader, listing: Listing, args: PageArgs): Promise<Connection<T>> {
  return (await pagesOf<T>(db, listing, args, [null]))[0]!;
}

/**
 * A page of the list for each parent, in the order of the parents: one statement for all of them, and one more for
 * the counts when any is asked for. Refuses sizes beyond the largest page and cursors of another list.
 */
export async function pagesOf<T>(
  db: Reader,
  listing: Listing,
  args: PageArgs,
  parents: readonly (string | null)[],
): Promise<Connection<T>[]> {
  const window = windowOf(listing, args);
  const distinct = [...new Set(parents)];
  const keys = [...listing.order.map(({ by }) => by), raw('t.id')];
  const flipped = window.backward !== (listing.descending ?? false);
  const direction = raw(flipped ? 'desc' : 'asc');
  const rows = await db.query<Record<string, unknown>>(sql`
    select p.id as "$parent", x.* from unnest(${distinct}::${parentsOf(listing)}) as p(id) cross join lateral (
      select ${columnsOf(listing.entity)}, array[${join(keys.map((key) => sql`(${key})::text`))}] as "$keys"
      from ${tableOf(listing.entity)} t ${listing.joins ?? empty}
      where ${whereOf(listing, behind(listing, keys, window, flipped))}
      order by ${join(keys.map((key) => sql`${key} ${direction}`))}
      limit ${window.size + 1}) x`);
  const counts = countsOf(db, listing, distinct);
  const byParent = groupBy(rows, '$parent');
  return parents.map((parent) =>
    connection<T>(byParent.get(parent) ?? [], window, args, async () => (await counts()).get(parent) ?? 0),
  );
}

function parentsOf(listing: Listing): Sql {
  return raw(`${listing.parent ?? 'uuid'}[]`);
}

function whereOf(listing: Listing, ...more: (Sql | null)[]): Sql {
  const all = [...(listing.where ?? []), ...more].filter((condition) => condition !== null);
  return all.length > 0 ? join(all, ' and ') : raw('true');
}

function behind(listing: Listing, keys: Sql[], window: Window, flipped: boolean): Sql | null {
  if (!window.cursor) return null;
  const types = [...listing.order.map(({ type }) => type), 'uuid'];
  const values = window.cursor.map((value, index) => sql`${value}::text::${raw(types[index]!)}`);
  // The first key alone too: an index of it is then entered at the cursor, whatever the others stand in.
  return sql`(${keys[0]!} ${raw(flipped ? '<=' : '>=')} ${values[0]!} and (${join(keys)}) ${raw(flipped ? '<' : '>')} (${join(values)}))`;
}

function countsOf(
  db: Reader,
  listing: Listing,
  parents: readonly (string | null)[],
): () => Promise<Map<string | null, number>> {
  let counts: Promise<Map<string | null, number>> | undefined;
  return () => {
    counts ??= db
      .query<{ id: string | null; count: number }>(sql`
        select p.id, x.count from unnest(${parents}::${parentsOf(listing)}) as p(id) cross join lateral (
          select count(*) as count from ${tableOf(listing.entity)} t ${listing.joins ?? empty} where ${whereOf(listing)}) x`)
      .then((rows) => new Map(rows.map((row) => [row.id, row.count])));
    return counts;
  };
}

function connection<T>(
  rows: Record<string, unknown>[],
  window: Window,
  args: PageArgs,
  totalCount: () => Promise<number>,
): Connection<T> {
  const more = rows.length > window.size;
  const shown = rows.slice(0, window.size);
  if (window.backward) shown.reverse();
  return {
    nodes: shown as T[],
    edges: shown.map((row) => ({ cursor: () => cursorOf(row), node: row as T })),
    pageInfo: {
      hasNextPage: window.backward ? args.before != null : more,
      hasPreviousPage: window.backward ? more : args.after != null,
      startCursor: () => (shown.length > 0 ? cursorOf(shown[0]!) : null),
      endCursor: () => (shown.length > 0 ? cursorOf(shown.at(-1)!) : null),
    },
    totalCount,
  };
}

function cursorOf(row: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(row.$keys)).toString('base64url');
}

function windowOf(listing: Listing, args: PageArgs): Window {
  const { size, backward } = extentOf(args);
  const cursor = backward ? args.before : args.after;
  return { size, backward, cursor: cursor ? keysIn(cursor, listing, backward ? 'before' : 'after') : null };
}

/** How many are asked for, and from which end. Refuses both ends at once and sizes beyond the largest page. */
export function extentOf({ first, last }: PageArgs): { size: number; backward: boolean } {
  if (first != null && last != null)
    throw refusal(UserErrorCode.INVALID, 'Ask for `first` or for `last`, not for both.', 'last');
  const backward = last != null;
  const size = first ?? last ?? pageSizes.usual;
  if (size < 1 || size > pageSizes.largest) {
    const field = backward ? 'last' : 'first';
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `${field} is ${size}; it may be 1 to ${pageSizes.largest}.`, field);
  }
  return { size, backward };
}

const matches = (shape: RegExp) => (text: string) => shape.test(text);

/** Whether PostgreSQL writes a value of the type so: what fits can be cast back. */
const shapes: Record<Key['type'] | 'uuid', (text: string) => boolean> = {
  text: (text) => !text.includes('\0'),
  timestamptz: (text) =>
    /^\S{10} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?\+00$/.test(text) && isCalendarDate(text.slice(0, 10)),
  date: isCalendarDate,
  bigint: matches(/^-?\d{1,18}$/),
  'double precision': (text) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)),
  uuid: matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
};

function keysIn(cursor: string, listing: Listing, field: string): string[] {
  const types = [...listing.order.map(({ type }) => type), 'uuid' as const];
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(keys) &&
      keys.length === types.length &&
      keys.every((key, index) => shapes[types[index]!](String(key)));
    if (fits) return keys.map(String);
  } catch {
    // Falls through: it is no cursor of ours.
  }
  throw refusal(UserErrorCode.INVALID, 'This cursor belongs to no list or to another one.', field);
}
