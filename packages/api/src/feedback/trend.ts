import sql from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import type { TrendPoint } from './evidence.types.ts';

/**
 * How many entries each theme, its children included, got between one of the instants and the next; `edges` rise.
 * One statement for any number of themes, over an index of the entries of that time.
 */
export async function trendsOfThemes(db: Reader, themeIds: string[], edges: Date[]): Promise<TrendPoint[][]> {
  const rows = await db.query<{ theme: number; bucket: number; count: number }>(sql`
    select s.theme, width_bucket(k.submitted_at, ${edges}::timestamptz[]) as bucket, count(*)::integer as count
    from unnest(${[...themeIds.keys()]}::integer[], ${themeIds}::uuid[]) as s(theme, theme_id)
    join theme_feedback k on k.theme_id = s.theme_id and k.submitted_at >= ${edges[0]} and k.submitted_at < ${edges.at(-1)}
    group by s.theme, bucket`);
  const counts = new Map(rows.map(({ theme, bucket, count }) => [`${theme}:${bucket}`, count]));
  return themeIds.map((_, theme) =>
    edges.slice(0, -1).map((from, index) => ({ from, count: counts.get(`${theme}:${index + 1}`) ?? 0 })),
  );
}
