import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { RoadmapItem } from './item.entity.ts';

/** The item with this global id or identifier; null when there is none. Refuses a call with neither. */
export async function itemByName(
  db: Reader,
  { id, identifier }: { id?: string | null; identifier?: string | null },
): Promise<RoadmapItem | null> {
  if (id == null && identifier == null)
    throw refusal(UserErrorCode.REQUIRED, 'Name the item by `id` or by `identifier`.', 'id');
  const condition =
    id != null ? sql`t.id = ${ownId('RoadmapItem', id)}::uuid` : sql`t.number = ${numberIn(identifier!)}::integer`;
  const [item] = await db.query<RoadmapItem>(
    sql`select ${columnsOf(RoadmapItem)} from ${tableOf(RoadmapItem)} t where ${condition}`,
  );
  return item ?? null;
}

/** The items with these identifiers, each under the text that was given. One statement. */
export async function itemsByIdentifier(db: Reader, identifiers: readonly string[]): Promise<Map<string, RoadmapItem>> {
  const numbers = identifiers.map(numberIn);
  const rows = await db.query<RoadmapItem>(
    sql`select ${columnsOf(RoadmapItem)} from ${tableOf(RoadmapItem)} t where t.number = any(${numbers}::integer[])`,
  );
  const known = new Map(rows.map((row) => [row.number, row]));
  return new Map(
    identifiers.flatMap((text, n) => {
      const item = known.get(numbers[n] ?? 0);
      return item ? [[text, item] as const] : [];
    }),
  );
}

function numberIn(identifier: string): number | null {
  const digits = /^WM-(\d{1,9})$/i.exec(identifier.trim())?.[1];
  return digits ? Number(digits) : null;
}
