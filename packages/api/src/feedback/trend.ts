import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import type { TrendPoint } from './evidence.types.ts';

/**
 * How many entries each theme, its children included, got between one of the instants and the next; `edges` rise. One
 * statement for any number of themes: from the kept counts of days where all edges are midnights UTC, so that the cost
 * does not grow with the feedback, else over an index of the entries of that time.
 */
export async function trendsOfThemes(db: Reader, themeIds: string[], edges: Date[]): Promise<TrendPoint[][]> {
  const rows = await db.query<{ theme: number; bucket: number; count: number }>(sql`
    select s.theme, width_bucket(k.at, ${edges}::timestamptz[]) as bucket, sum(k.count)::integer as count
    from unnest(${[...themeIds.keys()]}::integer[], ${themeIds}::uuid[]) as s(theme, theme_id)
    cross join lateral (${edges.every(isMidnight) ? daysBetween(edges) : entriesBetween(edges)}) k(at, count)
    group by s.theme, bucket`);
  const counts = new Map(rows.map(({ theme, bucket, count }) => [`${theme}:${bucket}`, count]));
  return themeIds.map((_, theme) =>
    edges.slice(0, -1).map((from, index) => ({ from, count: counts.get(`${theme}:${index + 1}`) ?? 0 })),
  );
}

const isMidnight = (at: Date): boolean => at.getTime() % 86_400_000 === 0;

function daysBetween(edges: Date[]): Sql {
  const [from, to] = [edges[0]!, edges.at(-1)!].map((at) => at.toISOString().slice(0, 10));
  return sql`select d.day::timestamp at time zone 'UTC', d.feedback_count from theme_day d
    where d.theme_id = s.theme_id and d.day >= ${from}::date and d.day < ${to}::date`;
}

function entriesBetween(edges: Date[]): Sql {
  return sql`select e.submitted_at, 1 from theme_feedback e
    where e.theme_id = s.theme_id and e.submitted_at >= ${edges[0]} and e.submitted_at < ${edges.at(-1)} and not e.duplicate`;
}
