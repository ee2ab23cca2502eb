import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { slugOf } from '../platform/slug.ts';
import { Service } from './service.entity.ts';

/** The service with this slug; null when there is none. */
export async function serviceBySlug(db: Reader, slug: string): Promise<Service | null> {
  const [service] = await db.query<Service>(
    sql`select ${columnsOf(Service)} from ${tableOf(Service)} t where t.slug = ${slugOf(slug)}`,
  );
  return service ?? null;
}
