import sql from 'sql-template-tag';
import { columnsOf, type Entity, tableOf } from '../database/columns.ts';
import type { Reader } from '../database/reader.ts';

type Rows = Map<string, object>;

const awaited = new WeakMap<Reader, Map<Entity, { ids: Set<string>; rows: Promise<Rows> }>>();

/**
 * Rows of an entity by their ids. What is asked for at the same moment of an operation is one statement, whichever
 * edges ask: both owners of an item, say. Nothing is kept beyond that moment.
 */
export function rowsById(db: Reader, entity: Entity, ids: readonly string[]): Promise<Rows> {
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
  return ask.rows;
}

async function read(db: Reader, entity: Entity, ids: ReadonlySet<string>): Promise<Rows> {
  const rows = await db.query<{ id: string }>(
    sql`select ${columnsOf(entity)} from ${tableOf(entity)} t where t.id = any(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
