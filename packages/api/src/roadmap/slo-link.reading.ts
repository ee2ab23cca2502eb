import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { SloLink } from './slo-link.entity.ts';

/** A link with the slug of its objective, and whether the policy stopped such work when its budget was last looked at. */
export interface LinkFact extends SloLink {
  slug: string;
  frozen: boolean;
}

/** The links of these items, by slug and relation. */
export function linksOfItems(db: Reader, itemIds: readonly string[]): Promise<LinkFact[]> {
  return db.query(sql`
    select ${columnsOf(SloLink)}, s.slug, t.relation = any(s.frozen_relations) as frozen from ${tableOf(SloLink)} t join service_level_objective s on s.id = t.slo_id
    where t.item_id = any(${itemIds}::uuid[]) order by s.slug, t.relation`);
}
