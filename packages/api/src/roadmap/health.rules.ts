import sql, { type Sql } from 'sql-template-tag';
import { threshold, valueIn } from '../settings/threshold.ts';
import { HealthFreshness } from './health.types.ts';

/** How long an update says how an item fares. */
export const freshDays = threshold({
  key: 'health.freshDays',
  default: 14,
  least: 1,
  most: 365,
  description: 'For how many days a status update says how an item fares; after that its health is outdated.',
});

const dayMs = 86_400_000;

/** How much a health can be relied on at an instant: OUTDATED once its update is older than so many days. */
export function freshnessOf(updatedAt: Date | null, now: Date, days: number): HealthFreshness {
  if (!updatedAt) return HealthFreshness.NO_UPDATE;
  return now.getTime() - updatedAt.getTime() > days * dayMs ? HealthFreshness.OUTDATED : HealthFreshness.FRESH;
}

/** The same as `freshnessOf` as an expression: of the instant that `updatedAt` gives, as the database reads it. */
export function freshnessIn(updatedAt: Sql): Sql {
  return sql`case when ${updatedAt} is null then 'NO_UPDATE'
    when read_at() - ${updatedAt} > ${valueIn(freshDays)} * interval '1 day' then 'OUTDATED' else 'FRESH' end`;
}

/** A column of the latest update of the item `t`; null without one. */
export function latestUpdate(column: 'health' | 'created_at'): Sql {
  return column === 'health'
    ? sql`(select u.health from status_update u where u.item_id = t.id order by u.created_at desc, u.id desc limit 1)`
    : sql`(select max(u.created_at) from status_update u where u.item_id = t.id)`;
}
