import type pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { Reader } from './reader.ts';

/**
 * A Reader of an instant: the same statements, answered as things were then. Each statement reads in a transaction of
 * its own in which the views of the schema `past` stand before the tables.
 */
export function pastReaderOf(pool: Pick<pg.Pool, 'connect'>, at: Date, onStatement?: (text: string) => void): Reader {
  const begin = `begin read only; set local search_path = past, public; set local waymark.as_of = '${at.toISOString()}'`;
  return {
    async query<R>(statement: Sql): Promise<R[]> {
      onStatement?.(statement.text);
      const client = await pool.connect();
      try {
        await client.query(begin);
        const { rows } = await client.query({ text: statement.text, values: statement.values });
        await client.query('commit');
        client.release();
        return rows as R[];
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
  };
}
