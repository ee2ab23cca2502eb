import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { SloLink } from './slo-link.entity.ts';

/** The links of these items with the slugs of their objectives, by slug and relation. */
export function linksOfItems(db: Reader, itemIds: readonly string[]): Promise<(SloLink & { slug: string })[]> {
  return db.query(sql`
    select ${columnsOf(SloLink)}, s.slug from ${tableOf(SloLink)} t join service_level_objective s on s.id = t.slo_id
    where t.item_id = any(${itemIds}::uuid[]) order by s.slug, t.relation`);
}
