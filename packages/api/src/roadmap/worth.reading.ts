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

/** What `burdens` reads from. */
export const burdenTable: Sql = sql`burden as materialized (
  select b.*, b.actual / nullif(b.customers, 0) as per_customer from (
    select t.id as item_id, (t.support_burden ->> 'expectedHoursPerWeek')::float8 as expected,
      (t.support_burden ->> 'actualHoursPerWeek')::float8 as actual, (
        select count(*) from (
          select k.customer_id from item_theme l join theme_customer k on k.theme_id = l.theme_id where l.item_id = t.id
          union select t.requested_by_id where t.requested_by_id is not null) w) as customers
    from roadmap_item t where t.support_burden is not null) b)`;

/** Whether a row of `burdens`, as `b`, is outsized; the same rule as `isOutsized`. */
export const isOutsizedRow: Sql = sql`(b.actual > ${valueIn(mostOverExpected)} * b.expected or b.per_customer > b.usual)`;
