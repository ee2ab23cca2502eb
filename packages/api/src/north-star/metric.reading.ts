import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { pageOf } from '../platform/graphql/page.ts';
import { slugOf } from '../platform/slug.ts';
import { Metric } from './metric.entity.ts';

/** The metric with this key, in any spelling of it; null when there is none. */
export async function metricByKey(db: Reader, key: string): Promise<Metric | null> {
  const [metric] = await db.query<Metric>(
    sql`select ${columnsOf(Metric)} from ${tableOf(Metric)} t where t.slug = ${slugOf(key)}`,
  );
  return metric ?? null;
}

/** A page of all metrics, by key. */
export function metricsByKey(db: Reader, args: PageArgs): Promise<Connection<Metric>> {
  return pageOf(db, { entity: Metric, order: [{ by: sql`t.key`, type: 'text' }] }, args);
}
