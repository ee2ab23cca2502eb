import sql from 'sql-template-tag';
import { columnsOf, type Entity, tableOf } from '../database/columns.ts';
import type { Reader } from '../database/reader.ts';

type Rows<T = object> = Map<string, T>;

const awaited = new WeakMap<Reader, Map<Entity, { ids: Set<string>; rows: Promise<Rows> }>>();

/**
 * Rows of an entity by their ids, possibly with others that were asked for at the same moment: all that is wanted of an
 * entity then is one statement, whichever edges ask: both owners of an item, say. Nothing is kept beyond that moment.
 */
export function rowsById<T extends object>(db: Reader, entity: Entity<T>, ids: readonly string[]): Promise<Rows<T>> {
  const open = awaited.get(db) ?? new Map();
  awaited.set(db, open);
  let ask = open.get(entity);
  if (!ask) {
    const wanted = new Set<string>();
    const rows = Promise.resolve().then(() => {
      open.delete(entity);
      return read(db, entity, wanted);
    });
    ask = { ids: wanted, rows };
    open.set(entity, ask);
  }
  for (const id of ids) ask.ids.add(id);
  return ask.rows as Promise<Rows<T>>;
}

/** The rows with these ids and no others, in the order of the ids; what is not there is left out. */
export async function listById<T extends object>(db: Reader, entity: Entity<T>, ids: readonly string[]): Promise<T[]> {
  if (ids.length === 0) return [];
  const rows = await rowsById(db, entity, ids);
  return ids.flatMap((id) => rows.get(id) ?? []);
}

async function read(db: Reader, entity: Entity, ids: ReadonlySet<string>): Promise<Rows> {
  const rows = await db.query<{ id: string }>(
    sql`select ${columnsOf(entity)} from ${tableOf(entity)} t where t.id = any(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
