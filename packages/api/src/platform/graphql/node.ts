import type { Context } from '../context.ts';
import type { Entity } from '../database/columns.ts';
import { parseGlobalId } from './global-id.ts';
import { listById } from './rows-by-id.ts';

/**
 * Rows of one type by their ids, for `node`; gives a caller only what it may see. A list of rows, or a map from the id
 * that was asked for where another row may stand behind it.
 */
export type NodeReader = (ctx: Context, ids: string[]) => Promise<{ id: string }[] | Map<string, object>>;

const readers = new Map<string, NodeReader>();

/** Makes a type answer to `node`. Without a reader of its own, whoever may READ sees its rows. */
export function nodeType<T extends { id: string }>(
  entity: Entity<T>,
  reader: NodeReader = ({ db }, ids) => listById(db, entity, ids),
): void {
  readers.set(entity.name, reader);
}

/** What stands behind each global id, null where there is nothing or nothing that the caller may see. */
export async function nodesOf(ctx: Context, globalIds: readonly string[]): Promise<(object | null)[]> {
  const parsed = globalIds.map(parseGlobalId);
  const wanted = new Map<string, string[]>();
  for (const each of parsed) {
    if (each) wanted.set(each.typeName, [...(wanted.get(each.typeName) ?? []), each.id]);
  }
  const found = new Map<string, object>();
  await Promise.all(
    [...wanted].map(async ([typeName, ids]) => {
      const rows = (await readers.get(typeName)?.(ctx, ids)) ?? [];
      const known = rows instanceof Map ? rows : new Map(rows.map((row) => [row.id, row]));
      for (const [id, row] of known) found.set(`${typeName}:${id}`, row);
    }),
  );
  return parsed.map((each) => (each && found.get(`${each.typeName}:${each.id}`)) ?? null);
}
