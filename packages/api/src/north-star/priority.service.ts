import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { CompanyPriority } from './priority.entity.ts';

/** The company's priorities, by rank. */
export function prioritiesByRank(db: Reader): Promise<CompanyPriority[]> {
  return db.query(sql`select ${columnsOf(CompanyPriority)} from ${tableOf(CompanyPriority)} t order by t.rank`);
}
