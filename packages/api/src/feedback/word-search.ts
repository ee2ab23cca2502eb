import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';

const few = 2_000;

/**
 * The condition for entries (alias `t`) with all the words of the text, of which the last may be the beginning of one.
 * Words that few entries have are looked up first, at the price of one statement: a list by time would else be gone
 * through to its end for them.
 */
export async function withWords(db: Reader, search: string): Promise<Sql> {
  const condition = sql`feedback_words(t.title, t.body) @@ words_sought(${search})`;
  const found = await db.query<{ id: string }>(sql`select t.id from feedback t where ${condition} limit ${few + 1}`);
  return found.length > few ? condition : sql`t.id = any(${found.map(({ id }) => id)}::uuid[])`;
}
