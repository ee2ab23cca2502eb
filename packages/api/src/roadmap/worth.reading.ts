import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { valueIn } from '../settings/threshold.ts';
import { burdenPercentile, mostOverExpected } from './support-burden.rules.ts';

/** How many customers with evidence the item `t` has: those with feedback under its themes, each once. */
export const customersOfItem: Sql = sql`(select count(distinct k.customer_id) from item_theme l
  join theme_customer k on k.theme_id = l.theme_id where l.item_id = t.id)`;

/** The score of the item `t`, as `scoreOf` counts it; null without one or without an effort. */
export const riceOfItem: Sql = sql`(coalesce((t.score ->> 'reach')::float8, ${customersOfItem}::float8)
  * (t.score ->> 'impact')::float8 * (t.score ->> 'confidence')::float8 / nullif((t.effort ->> 'likely')::float8, 0))`;

/** The customers with evidence of each item. One statement. */
export async function customersOf(db: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; count: number }>(
    sql`select t.id, ${customersOfItem} as count from roadmap_item t where t.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row.count]));
}

/**
 * The burdens of all items that have one, as rows of item_id, expected, actual, customers, per_customer and usual: the
 * hours per awaiting customer at the percentile of all items, of whose number at least the named share is no higher.
 */
export const burdens: Sql = sql`
  select b.*, (select percentile_disc(${valueIn(burdenPercentile)}) within group (order by x.per_customer)
    from burden x where x.per_customer is not null) as usual
  from burden b`;

/** What `burdens` reads from. The customers of an item with one theme are those of the theme, which are kept counted. */
export const burdenTable: Sql = sql`burdened as materialized (
  select t.id, t.requested_by_id, (t.support_burden ->> 'expectedHoursPerWeek')::float8 as expected,
    (t.support_burden ->> 'actualHoursPerWeek')::float8 as actual,
    (select count(*) from item_theme l where l.item_id = t.id) as themes
  from roadmap_item t where t.support_burden is not null
), burden as materialized (
  select b.id as item_id, b.expected, b.actual, c.customers, b.actual / nullif(c.customers, 0) as per_customer
  from burdened b join (
    select b.id, y.customer_count + case when b.requested_by_id is not null and not exists (
      select from theme_customer k where k.theme_id = l.theme_id and k.customer_id = b.requested_by_id) then 1 else 0 end as customers
    from burdened b join item_theme l on l.item_id = b.id join theme_tally y on y.theme_id = l.theme_id where b.themes = 1
    union all
    select b.id, count(w.customer_id) from burdened b left join (
      select l.item_id, k.customer_id from burdened b join item_theme l on l.item_id = b.id
      join theme_customer k on k.theme_id = l.theme_id where b.themes > 1
      union
      select b.id, b.requested_by_id from burdened b where b.themes <> 1 and b.requested_by_id is not null
    ) w on w.item_id = b.id where b.themes <> 1 group by b.id
  ) c on c.id = b.id
)`;

/** Whether a row of `burdens`, as `b`, is outsized; the same rule as `isOutsized`. */
export const isOutsizedRow: Sql = sql`(b.actual > ${valueIn(mostOverExpected)} * b.expected or b.per_customer > b.usual)`;
