import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { actorsOf } from '../identity/viewer.service.ts';
import { may, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { byId, groupBy, keysOf } from '../platform/graphql/batches.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { SortDirection } from '../platform/graphql/inputs.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { type Key, pageOf } from '../platform/graphql/page.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { Feedback, ThemeAssignment } from './feedback.entity.ts';
import { type FeedbackFilter, type FeedbackOrder, FeedbackSort } from './feedback.input.ts';
import { assignmentsToShow, feedbackToShow, maySeeFeedback, pageToShow } from './feedback.policy.ts';
import { Theme } from './theme.entity.ts';
import { themesBySlug } from './theme.service.ts';
import { withWords } from './word-search.ts';

/** A page of the entries that meet the filter, newest first unless another order is asked for. */
export async function feedbackMatching(
  ctx: Context,
  filter: FeedbackFilter,
  order: FeedbackOrder | null | undefined,
  page: PageArgs,
): Promise<Connection<Feedback>> {
  const themes = filter.themeSlug && (await themeIdsOf(ctx.db, filter.themeSlug));
  const where = await conditions(ctx, filter);
  if (themes && themes.length !== 1) {
    where.push(
      sql`exists (select from theme_feedback k where k.feedback_id = t.id and k.theme_id = any(${themes}::uuid[]))`,
    );
  }
  const byRevenue = order?.by === FeedbackSort.REVENUE;
  // The entries of one theme stand in an index by time; those of several are sought among all, newest first.
  const one =
    themes?.length === 1 ? sql`join theme_feedback o on o.feedback_id = t.id and o.theme_id = ${themes[0]}` : null;
  const time: Key = { by: raw(one ? 'o.submitted_at' : 't.submitted_at'), type: 'timestamptz' };
  const revenue: Key = {
    by: sql`coalesce(case when coalesce(c.currency, ${ctx.currency}) = ${ctx.currency} then c.annual_revenue end, 0)`,
    type: 'double precision',
  };
  const listing = {
    entity: Feedback,
    joins: sql`${one ?? empty} ${byRevenue ? raw('left join customer c on c.id = t.customer_id') : empty}`,
    where,
    order: byRevenue ? [revenue, time] : [time],
    descending: order?.direction !== SortDirection.ASC,
  };
  return pageToShow(ctx, await pageOf<Feedback>(ctx.db, listing, page));
}

async function themeIdsOf(db: Reader, slugs: string[]): Promise<string[]> {
  return [...new Set([...(await themesBySlug(db, slugs)).values()].map(({ id }) => id))];
}

async function conditions(ctx: Context, filter: FeedbackFilter): Promise<Sql[]> {
  const { source, submitted, themed, customerId, importance, importRunId, search } = filter;
  const mayRead = may(ctx.actor, Permission.READ_FEEDBACK);
  const where: Sql[] = [];
  if (source) where.push(sql`t.source = any(${source}::text[])`);
  if (submitted?.gte) where.push(sql`t.submitted_at >= ${submitted.gte}::date::timestamp at time zone 'UTC'`);
  if (submitted?.lte) where.push(sql`t.submitted_at < (${submitted.lte}::date + 1)::timestamp at time zone 'UTC'`);
  if (themed != null) {
    where.push(sql`${raw(themed ? '' : 'not')} exists (select from theme_assignment a where a.feedback_id = t.id)`);
  }
  if (customerId) {
    where.push(
      mayRead
        ? sql`t.customer_id = any(array(select coalesce(merged_into_id, id) from customer
            where id = any(${ownIds('Customer', customerId)}::uuid[])))`
        : raw('false'),
    );
  }
  if (importance) where.push(sql`t.importance = any(${importance}::text[])`);
  if (importRunId) where.push(sql`t.import_run_id = any(${ownIds('ImportRun', [importRunId])}::uuid[])`);
  if (search?.trim()) {
    where.push(mayRead ? await withWords(ctx.db, search) : raw('false'));
  }
  return where;
}

/** In a filter an id of another type finds nothing. */
function ownIds(typeName: string, ids: string[]): string[] {
  return ids.map(parseGlobalId).flatMap((parsed) => (parsed?.typeName === typeName ? [parsed.id] : []));
}

nodeType(Feedback, async (ctx, ids) => (maySeeFeedback(ctx) ? listById(ctx.db, Feedback, ids) : []));

edge(Feedback, 'themes', async (ctx, rows) => {
  const found = await ctx.db.query<ThemeAssignment>(sql`
    select ${columnsOf(ThemeAssignment)} from ${tableOf(ThemeAssignment)} t join theme h on h.id = t.theme_id
    where t.feedback_id = any(${keysOf(rows, 'id')}::uuid[]) order by h.name, h.id`);
  const groups = groupBy(assignmentsToShow(ctx, found), 'feedbackId');
  return rows.map(({ id }) => groups.get(id) ?? []);
});

edge(ThemeAssignment, 'theme', byId(Theme, 'themeId'));

edge(ThemeAssignment, 'feedback', async (ctx, rows) => {
  const found = feedbackToShow(ctx, await listById(ctx.db, Feedback, keysOf(rows, 'feedbackId')));
  const known = new Map(found.map((entry) => [entry.id, entry]));
  return rows.map(({ feedbackId }) => known.get(feedbackId) ?? null);
});

edge(ThemeAssignment, 'assignedBy', async ({ db }, rows) =>
  actorsOf(
    db,
    rows.map(({ assignedByKind, assignedById }) => ({ kind: assignedByKind, id: assignedById })),
  ),
);
