import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Sql } from 'sql-template-tag';

/** Reads rows; what is typed as a Reader cannot open a transaction. */
export interface Reader {
  /** The rows of one statement. Statements are prepared once a connection and named by their text. */
  query<R>(statement: Sql): Promise<R[]>;
}

const names = new Map<string, string>();
const mostNames = 2_000;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= mostNames) return undefined;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** A Reader over the pool. `onStatement` hears of every statement: tests count with it. */
export function readerOf(pool: Pick<pg.Pool, 'query'>, onStatement?: (text: string) => void): Reader {
  return {
    async query<R>(statement: Sql): Promise<R[]> {
      onStatement?.(statement.text);
      const result = await pool.query({ name: nameOf(statement.text), text: statement.text, values: statement.values });
      return result.rows as R[];
    },
  };
}
