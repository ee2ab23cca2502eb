import { randomBytes } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';

/**
 * Ids for the rows of one statement, as an expression of their numbers from 1: UUIDs of version 7, which rise with the
 * number. Rows that come together then stand together in every index by id, which is what makes many of them quick.
 */
export function risingIds(number: Sql): Sql {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(4).toString('hex');
  const start = `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-`;
  return sql`(${start} || lpad(to_hex(${number}::bigint), 12, '0'))::uuid`;
}
