import type pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';

const rowsAtOnce = 200;

/**
 * The rows of one statement, read as they are asked for and all as of one moment: memory stays the same whatever their
 * number. Holds a connection until the last row, or until the reader leaves; a reader that dawdles longer than
 * `patienceMs` between rows loses it.
 */
export async function* rowsByCursor<R>(
  pool: Pick<pg.Pool, 'connect'>,
  statement: Sql,
  patienceMs: number,
): AsyncGenerator<R[], void> {
  const client = await pool.connect();
  let whole = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local idle_in_transaction_session_timeout = ${Math.round(patienceMs)}`);
    const declared = sql`declare rows no scroll cursor for ${statement}`;
    await client.query({ text: declared.text, values: declared.values });
    for (;;) {
      const { rows } = await client.query(`fetch ${rowsAtOnce} from rows`);
      if (rows.length > 0) yield rows as R[];
      if (rows.length < rowsAtOnce) break;
    }
    await client.query('commit');
    whole = true;
  } finally {
    client.release(!whole);
  }
}
