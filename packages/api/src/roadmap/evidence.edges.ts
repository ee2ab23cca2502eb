import sql from 'sql-template-tag';
import { Customer } from '../feedback/customer.entity.ts';
import { evidenceLevelOf, isEvidenceStale, strongRevenue } from '../feedback/evidence.rules.ts';
import { ThemeAssignment } from '../feedback/feedback.entity.ts';
import { maySeeFeedback, pageToShow } from '../feedback/feedback.policy.ts';
import { statsOfThemeSets } from '../feedback/stats.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { groupBy, keysOf } from '../platform/graphql/batches.ts';
import type { PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { valuesOf } from '../settings/threshold.ts';
import { Evidence } from './evidence.types.ts';
import { RoadmapItem } from './item.entity.ts';

const defaultQuotes = 5;
const mostQuotes = 100;

edge(RoadmapItem, 'evidence', async ({ db, currency, readAt }, rows): Promise<Evidence[]> => {
  const links = await db.query<{ itemId: string; themeId: string }>(sql`
    select item_id as "itemId", theme_id as "themeId" from item_theme_now where item_id = any(${keysOf(rows, 'id')}::uuid[])`);
  const themes = groupBy(links, 'itemId');
  const sets = rows.map((row) => (themes.get(row.id) ?? []).map((link) => link.themeId));
  const [stats, { revenue }] = await Promise.all([
    statsOfThemeSets(db, currency, sets),
    valuesOf(db, { revenue: strongRevenue }),
  ]);
  return rows.map((row, index) => {
    const found = stats[index]!;
    return {
      itemId: row.id,
      level: evidenceLevelOf(found, revenue),
      stale: isEvidenceStale(found, readAt),
      stats: found,
    };
  });
});

edge<Evidence, { first?: number | null }>(Evidence, 'quotes', async (ctx, rows, args) => {
  const first = args.first ?? defaultQuotes;
  if (first < 1 || first > mostQuotes) {
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `first is ${first}; it may be 1 to ${mostQuotes}.`, 'first');
  }
  if (!maySeeFeedback(ctx)) return rows.map(() => []);
  const found = await ctx.db.query<ThemeAssignment & { $item: string }>(sql`
    select p.id as "$item", x.* from unnest(${keysOf(rows, 'itemId')}::uuid[]) as p(id) cross join lateral (
      select ${columnsOf(ThemeAssignment)} from ${tableOf(ThemeAssignment)} t where t.quote is not null and exists (
        select from item_theme_now l join theme_feedback k on k.theme_id = l.theme_id
        where l.item_id = p.id and k.feedback_id = t.feedback_id)
      order by t.assigned_at desc, t.id limit ${first}) x`);
  const quotes = groupBy(found, '$item');
  return rows.map((row) => quotes.get(row.itemId) ?? []);
});

edge<Evidence, PageArgs>(Evidence, 'awaiting', async (ctx, rows, page) => {
  const awaits = sql`(exists (select from item_theme_now l join theme_customer k on k.theme_id = l.theme_id
    where l.item_id = p.id and k.customer_id = t.id)
    or exists (select from roadmap_item i where i.id = p.id and i.requested_by_id = t.id))`;
  const listing = { entity: Customer, where: [awaits], order: [{ by: sql`t.name`, type: 'text' as const }] };
  const pages = await pagesOf<Customer>(
    ctx.db,
    listing,
    page,
    rows.map((row) => row.itemId),
  );
  return pages.map((customers) => pageToShow(ctx, customers));
});
