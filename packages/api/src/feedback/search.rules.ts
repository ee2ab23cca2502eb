import sql, { type Sql } from 'sql-template-tag';

/** The pattern for `like` and `ilike` that finds the text anywhere, whatever signs are in it. */
export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

/** The text query for entries with all the words of the text; the last word may be the beginning of one. */
export function wordsOf(text: string): Sql {
  const words = sql`plainto_tsquery('simple', ${text})`;
  return sql`(select case when numnode(q) = 0 then q else (q::text || ':*')::tsquery end from ${words} q)`;
}
