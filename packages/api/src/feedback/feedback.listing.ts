import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { may, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { Reader } from '../platform/database/reader.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { SortDirection } from '../platform/graphql/inputs.ts';
import { type Key, pageOf } from '../platform/graphql/page.ts';
import { Feedback } from './feedback.entity.ts';
import { type FeedbackFilter, type FeedbackOrder, FeedbackSort } from './feedback.input.ts';
import { pageToShow } from './feedback.policy.ts';
import { themesBySlug } from './theme.service.ts';
import { withWords } from './word-search.ts';

/** Where the entries of a list are read from: the alias whose columns an index orders them by. */
interface Ground {
  joins: Sql;
  time: Sql;
  likeness: Sql;
  where: Sql[];
  /** How many stand on it, where that is kept or counted without reading the entries. */
  count?: Sql;
}

/** A page of the entries that meet the filter, newest first unless another order is asked for. */
export async function feedbackMatching(
  ctx: Context,
  filter: FeedbackFilter,
  order: FeedbackOrder | null | undefined,
  page: PageArgs,
): Promise<Connection<Feedback>> {
  const ground = await groundOf(ctx.db, filter);
  const conditions = await conditionsOf(ctx, filter);
  const byRevenue = order?.by === FeedbackSort.REVENUE;
  const listing = {
    entity: Feedback,
    joins: sql`${ground.joins} ${byRevenue ? raw('left join customer c on c.id = t.customer_id') : empty}`,
    where: [...ground.where, ...conditions],
    order: keysOf(ctx, ground, order?.by ?? FeedbackSort.SUBMITTED_AT),
    descending: order?.direction !== SortDirection.ASC,
  };
  const found = await pageOf<Feedback>(ctx.db, listing, page);
  const { count } = ground;
  return pageToShow(ctx, count && conditions.length === 0 ? { ...found, totalCount: countBy(ctx.db, count) } : found);
}

function keysOf(ctx: Context, ground: Ground, by: FeedbackSort): Key[] {
  const time: Key = { by: ground.time, type: 'timestamptz' };
  if (by === FeedbackSort.SUBMITTED_AT) return [time];
  if (by === FeedbackSort.SIMILARITY) return [{ by: ground.likeness, type: 'text' }];
  const revenue: Key = {
    by: sql`coalesce(case when coalesce(c.currency, ${ctx.currency}) = ${ctx.currency} then c.annual_revenue end, 0)`,
    type: 'double precision',
  };
  return [revenue, time];
}

function countBy(db: Reader, count: Sql): () => Promise<number> {
  return async () => (await db.query<{ count: number }>(count))[0]?.count ?? 0;
}

/**
 * Entries of one theme stand in an index by time, those without a theme in one by time and one by likeness; those of
 * several themes are sought among all.
 */
async function groundOf(db: Reader, { themed, themeSlug }: FeedbackFilter): Promise<Ground> {
  const themes = themeSlug && [...new Set([...(await themesBySlug(db, themeSlug)).values()].map(({ id }) => id))];
  const all: Ground = { joins: empty, time: raw('t.submitted_at'), likeness: raw('t.likeness'), where: [] };
  if (themed === false) {
    return {
      joins: raw('join triage q on q.feedback_id = t.id'),
      time: raw('q.submitted_at'),
      likeness: raw('q.likeness'),
      where: themes ? [raw('false')] : [],
      count: themes ? undefined : raw('select count(*) as count from triage'),
    };
  }
  if (themes?.length === 1) {
    return {
      ...all,
      joins: sql`join theme_feedback o on o.feedback_id = t.id and o.theme_id = ${themes[0]}::uuid and not o.duplicate`,
      time: raw('o.submitted_at'),
      count: sql`select feedback_count as count from theme_tally where theme_id = ${themes[0]}::uuid`,
    };
  }
  if (themes) {
    all.where.push(sql`exists (select from theme_feedback k
      where k.feedback_id = t.id and k.theme_id = any(${themes}::uuid[]) and not k.duplicate)`);
  } else if (themed) {
    all.where.push(raw('exists (select from theme_feedback k where k.feedback_id = t.id)'));
  }
  return all;
}

async function conditionsOf(ctx: Context, filter: FeedbackFilter): Promise<Sql[]> {
  const { source, submitted, customerId, importance, importRunId, search } = filter;
  const mayRead = may(ctx.actor, Permission.READ_FEEDBACK);
  const where: Sql[] = [];
  if (source) where.push(sql`t.source = any(${source}::text[])`);
  if (submitted?.gte) where.push(sql`t.submitted_at >= ${submitted.gte}::date::timestamp at time zone 'UTC'`);
  if (submitted?.lte) where.push(sql`t.submitted_at < (${submitted.lte}::date + 1)::timestamp at time zone 'UTC'`);
  if (customerId) {
    const ids = sql`array(select coalesce(merged_into_id, id) from customer where id = any(${ownIds('Customer', customerId)}::uuid[]))`;
    where.push(mayRead ? sql`t.customer_id = any(${ids})` : raw('false'));
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
