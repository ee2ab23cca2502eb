import sql, { raw, type Sql } from 'sql-template-tag';
import type { Context } from '../platform/context.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { SortDirection } from '../platform/graphql/inputs.ts';
import { type Key, pageOf } from '../platform/graphql/page.ts';
import { containing } from './search.rules.ts';
import { Theme } from './theme.entity.ts';
import { type ThemeFilter, type ThemeOrder, ThemeSort } from './theme.input.ts';
import { themeBySlug } from './theme.service.ts';
import { stretchUntil } from './trend.rules.ts';

let withOpenItem: Sql = raw('false');

/** Lets the roadmap, a later slice, say when a theme, as `t`, has an open item. */
export function themesWithOpenItem(condition: Sql): void {
  withOpenItem = condition;
}

const byFeedback: ThemeOrder = { by: ThemeSort.FEEDBACK_COUNT, direction: SortDirection.DESC };

/** A page of the themes that meet the filter; most feedback first unless another order is asked for. */
export async function themesMatching(
  ctx: Context,
  filter: ThemeFilter,
  order: ThemeOrder | null | undefined,
  page: PageArgs,
): Promise<Connection<Theme>> {
  const { by, direction, window } = order ?? byFeedback;
  const sums = window ? sumsWithin(window, ctx.currency) : keptSums(ctx.currency);
  const parent = filter.parentSlug == null ? null : await themeBySlug(ctx.db, filter.parentSlug);
  const where = [raw('t.merged_into_id is null'), ...conditions(filter)];
  if (filter.parentSlug != null) {
    where.push(sql`t.parent_id in (select id from theme where ${parent?.id ?? null}::uuid in (id, survivor_id))`);
  }
  return pageOf<Theme>(
    ctx.db,
    {
      entity: Theme,
      joins: sql`left join theme_tally y on y.theme_id = t.id cross join lateral (select ${sums[by]} as key) o`,
      where,
      order: [{ by: raw('o.key'), type: types[by] }],
      descending: direction === SortDirection.DESC,
    },
    page,
  );
}

function conditions({ status, customerKind, feedbackCount, hasOpenItem, search }: ThemeFilter): Sql[] {
  const where: Sql[] = [];
  if (hasOpenItem != null) where.push(sql`(${withOpenItem}) = ${hasOpenItem}::boolean`);
  if (status) where.push(sql`t.status = any(${status}::text[])`);
  if (customerKind) {
    where.push(sql`exists (select from theme_customer k join customer c on c.id = k.customer_id
      where k.theme_id = t.id and c.kind = any(${customerKind}::text[]))`);
  }
  if (feedbackCount?.gte != null) where.push(sql`coalesce(y.feedback_count, 0) >= ${feedbackCount.gte}::integer`);
  if (feedbackCount?.lte != null) where.push(sql`coalesce(y.feedback_count, 0) <= ${feedbackCount.lte}::integer`);
  if (search?.trim()) {
    const pattern = containing(search);
    where.push(sql`(t.name ilike ${pattern} or t.slug ilike ${pattern} or t.summary ilike ${pattern})`);
  }
  return where;
}

const types: Record<ThemeSort, Key['type']> = {
  FEEDBACK_COUNT: 'bigint',
  CUSTOMER_COUNT: 'bigint',
  REVENUE: 'double precision',
  LAST_SEEN: 'timestamptz',
  NAME: 'text',
};

function keptSums(currency: string): Record<ThemeSort, Sql> {
  return {
    FEEDBACK_COUNT: sql`coalesce(y.feedback_count, 0)::bigint`,
    CUSTOMER_COUNT: sql`coalesce(y.customer_count, 0)::bigint`,
    REVENUE: sql`coalesce((select sum(annual_revenue) from theme_revenue
      where theme_id = t.id and currency in ('', ${currency})), 0)::double precision`,
    LAST_SEEN: sql`coalesce((select submitted_at from theme_feedback where theme_id = t.id
      order by submitted_at desc limit 1), 'epoch')`,
    NAME: sql`lower(t.name)`,
  };
}

function sumsWithin(window: string, currency: string): Record<ThemeSort, Sql> {
  const { from, to } = stretchUntil(new Date(), window);
  const entries = sql`from theme_feedback k where k.theme_id = t.id and k.submitted_at >= ${from} and k.submitted_at < ${to}`;
  return {
    FEEDBACK_COUNT: sql`(select count(*) ${entries})`,
    CUSTOMER_COUNT: sql`(select count(distinct k.customer_id) ${entries})`,
    REVENUE: sql`coalesce((select sum(c.annual_revenue::numeric) from customer c
      where c.id in (select k.customer_id ${entries}) and coalesce(c.currency, ${currency}) = ${currency}), 0)::double precision`,
    LAST_SEEN: sql`coalesce((select max(k.submitted_at) ${entries}), 'epoch')`,
    NAME: sql`lower(t.name)`,
  };
}
