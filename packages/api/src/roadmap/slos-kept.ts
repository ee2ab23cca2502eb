import sql from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { BudgetState } from '../slo/error-budget.types.ts';
import { exhaustedSince } from '../slo/exhausted-since.ts';

/** Whether the error budget of a linked objective has lasted since the release of an item; null where that is not known. */
export interface KeptBudget {
  itemId: string;
  slug: string;
  kept: boolean | null;
}

/** For each objective that these items are linked to, once an item: one statement. */
export function slosKept(db: Reader, itemIds: readonly string[]): Promise<KeptBudget[]> {
  return db.query(sql`
    select l.item_id as "itemId", s.slug,
      case when i.released_at is null then null when ${exhaustedSince(sql`s.id`, sql`i.released_at`)} then false
        when s.budget_state = ${BudgetState.NO_DATA} then null else true end as kept
    from (select distinct item_id, slo_id from slo_link where item_id = any(${itemIds}::uuid[])) l
      join roadmap_item i on i.id = l.item_id join service_level_objective s on s.id = l.slo_id
    order by s.slug`);
}
