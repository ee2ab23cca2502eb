import sql from 'sql-template-tag';
import type { Reader } from '../../platform/database/reader.ts';
import type { EntryLesson, ThemeLesson } from './lessons.ts';

/** The most entries that are learnt from. */
const mostEntries = 20_000;
/** The most entries that are learnt from only because they do not speak of a theme. */
const mostDenied = 2_000;
const portion = 500;

/** The themes that may be suggested, with what they say of themselves. */
export async function themesToLearn(db: Reader): Promise<ThemeLesson[]> {
  const rows = await db.query<{
    id: string;
    name: string;
    summary: string | null;
    problem: string | null;
    rules: string[];
  }>(
    sql`select id, name, summary, problem, rules from theme where status <> 'ARCHIVED' and merged_into_id is null order by id`,
  );
  return rows.map(({ id, name, summary, problem, rules }) => ({
    id,
    name,
    more: [summary, problem, ...rules].filter((text) => text !== null),
  }));
}

/**
 * What people and imports decided on entries, in portions. Of masses each theme gives as many as the others, chosen by
 * their ids, which are random; what rules assigned teaches nothing that the rules do not say.
 */
export async function* entriesToLearn(db: Reader, themeIds: string[]): AsyncGenerator<EntryLesson[]> {
  const most = await mostOfATheme(db, themeIds);
  const chosen = await db.query<{ id: string }>(sql`
    select a.feedback_id as id from theme t cross join lateral (
      select feedback_id from theme_assignment
      where theme_id = t.id and origin <> 'RULE' order by feedback_id limit ${most}) a
    where coalesce(t.survivor_id, t.id) = any(${themeIds}::uuid[])
    union (select feedback_id from theme_removal order by feedback_id limit ${mostDenied})
    order by id`);
  for (let from = 0; from < chosen.length; from += portion) {
    const ids = chosen.slice(from, from + portion).map(({ id }) => id);
    yield await db.query<EntryLesson>(sql`
      select concat_ws(E'\n', f.title, left(f.body, 24000)) as text,
        array(select distinct coalesce(t.survivor_id, t.id) from theme_assignment a join theme t on t.id = a.theme_id
          where a.feedback_id = f.id and a.origin <> 'RULE') as "themeIds",
        array(select distinct coalesce(t.survivor_id, t.id) from theme_removal x join theme t on t.id = x.theme_id
          where x.feedback_id = f.id) as "notThemeIds"
      from feedback f where f.id = any(${ids}::uuid[]) order by f.id`);
  }
}

/** The most entries that a theme may give, so that all give no more than may be learnt from. */
async function mostOfATheme(db: Reader, themeIds: string[]): Promise<number> {
  const rows = await db.query<{ count: number }>(sql`
    select feedback_count as count from theme_tally where theme_id = any(${themeIds}::uuid[]) order by feedback_count`);
  let left = mostEntries;
  for (const [index, { count }] of rows.entries()) {
    const share = Math.floor(left / (rows.length - index));
    if (count > share) return share;
    left -= count;
  }
  return mostEntries;
}

/** What was taught after a revision. */
export interface News {
  /** The revision of the last lesson. */
  revision: number;
  /** How many decisions and changes of themes there were. */
  changes: number;
  /** Whether any of them makes a difference at once. */
  urgent: boolean;
}

/** What was taught after a revision; null when nothing was. */
export async function newsSince(db: Reader, revision: number): Promise<News | null> {
  const [news] = await db.query<News>(sql`
    select max(revision) as revision, sum(changes)::integer as changes, bool_or(urgent) as urgent
    from lesson where revision > ${revision} having count(*) > 0`);
  return news ?? null;
}
