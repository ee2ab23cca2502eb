import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { NorthStar } from './north-star.entity.ts';

/** The North Star in force; null before the first. */
export async function northStarInForce(db: Reader): Promise<NorthStar | null> {
  const [present] = await db.query<NorthStar>(
    sql`select ${columnsOf(NorthStar)} from ${tableOf(NorthStar)} t where t.superseded_at is null`,
  );
  return present ?? null;
}

/** All North Stars, the newest first. */
export function northStarsNewestFirst(db: Reader): Promise<NorthStar[]> {
  return db.query(sql`select ${columnsOf(NorthStar)} from ${tableOf(NorthStar)} t order by t.valid_from desc, t.id`);
}
