import sql from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';

/** The ranks of open items: 1 is the most important, without gaps. Closed ones are missing. */
export async function ranksOf(db: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; rank: number }>(sql`
    select x.id, x.rank from (
      select id, row_number() over (order by rank_key, id) as rank from roadmap_item where rank_key is not null
    ) x where x.id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.rank]));
}
