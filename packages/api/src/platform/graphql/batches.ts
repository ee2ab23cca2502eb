import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { columnOf, columnsOf, type Entity, tableOf } from '../database/columns.ts';
import type { Batch } from './edges.ts';
import { rowsById } from './rows-by-id.ts';

/** The distinct values of a property over rows, without nulls: what a statement asks for. */
export function keysOf<P extends object>(rows: readonly P[], key: keyof P): string[] {
  return [...new Set(rows.map((row) => row[key]).filter((value) => value != null))] as string[];
}

/** Rows by the text of one of their properties. */
export function groupBy<T extends object>(rows: T[], key: keyof T): Map<unknown, T[]> {
  const groups = new Map<unknown, T[]>();
  for (const row of rows) {
    const group = groups.get(row[key]);
    if (group) group.push(row);
    else groups.set(row[key], [row]);
  }
  return groups;
}

/** To one: the row of `target` whose id stands in the property `key`; null when that is null. */
export function byId<P extends object>(target: Entity, key: keyof P & string): Batch<P> {
  return async ({ db }, rows) => {
    const ids = keysOf(rows, key);
    if (ids.length === 0) return rows.map(() => null);
    const known = await rowsById(db, target, ids);
    return rows.map((row) => known.get(row[key] as string) ?? null);
  };
}

/** To many: the rows of `target` whose property `key` holds the id of the row, in the given order. Bounded lists only. */
export function listBy<T extends object>(
  target: Entity<T>,
  key: keyof T & string,
  order: Sql,
  where?: Sql,
): Batch<{ id: string }> {
  return async ({ db }, rows) => {
    const found = await db.query<T>(sql`
      select ${columnsOf(target)} from ${tableOf(target)} t
      where ${columnOf(target, key)} = any(${keysOf(rows, 'id')}::uuid[]) ${where ? sql`and ${where}` : empty}
      order by ${order}`);
    const groups = groupBy(found, key);
    return rows.map((row) => groups.get(row.id) ?? []);
  };
}

/** To many through a joining table: `j` is the alias of the joining row, `t` that of the target. Bounded lists only. */
export function through<T extends object, J extends object>(
  target: Entity<T>,
  joining: Entity<J>,
  from: keyof J & string,
  to: keyof J & string,
  order: Sql = raw('t.id'),
): Batch<{ id: string }> {
  return async ({ db }, rows) => {
    const found = await db.query<T & { id: string; $from: string }>(sql`
      select ${columnOf(joining, from, 'j')} as "$from", ${columnsOf(target)}
      from ${tableOf(joining)} j join ${tableOf(target)} t on t.id = ${columnOf(joining, to, 'j')}
      where ${columnOf(joining, from, 'j')} = any(${keysOf(rows, 'id')}::uuid[])
      order by ${order}`);
    // A row that several share is one object, so that what hangs on it is fetched once.
    const shared = new Map(found.map((row) => [row.id, row]));
    const groups = groupBy(found, '$from');
    return rows.map((row) => (groups.get(row.id) ?? []).map(({ id }) => shared.get(id)!));
  };
}
