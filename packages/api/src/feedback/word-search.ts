import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { containing } from './search.rules.ts';
import { queryOf, type Sought, soughtIn } from './sought.rules.ts';

const few = 2_000;

/**
 * The condition for entries (alias `t`) with all the words of the text, of which the last may be the beginning of one.
 * Words that few entries have are looked up first, at the price of one statement: a list by time would else be gone
 * through to its end for them.
 */
export async function withWords(db: Reader, search: string): Promise<Sql> {
  const sought = soughtIn(search);
  if (!sought) return raw('false');
  const found = await db.query<{ id: string }>(sql`
    select t.id from feedback t where terms_of(t.words) @@ ${queryOf(sought)}::tsquery and ${withPhrases(sought)}
    limit ${few + 1}`);
  return found.length > few ? withEachWord(sought) : sql`t.id = any(${found.map(({ id }) => id)}::uuid[])`;
}

/** The same without an index, for going through entries (alias `t`) in their order. */
export function withEachWord(sought: Sought): Sql {
  const { words, open } = sought;
  const each = words.map((word, index) => {
    const end = open && index === words.length - 1 ? '' : ' ';
    return sql`t.words like ${containing(word).replace(/^%/, '% ').replace(/%$/, `${end}%`)}`;
  });
  return join([...each, withPhrases(sought)], ' and ');
}

/** That signs which have to follow each other do so. */
export function withPhrases({ phrases }: Sought): Sql {
  return phrases.length === 0 ? raw('true') : sql`t.words like all (${phrases.map((phrase) => `%${phrase}%`)}::text[])`;
}
