import sql, { raw, type Sql } from 'sql-template-tag';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Connection } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { Metric, MetricPoint } from './metric.entity.ts';
import { isStale, pointsForInterval } from './metric.rules.ts';
import type { MetricPointArgs } from './metric.types.ts';

/** The newest point first; of one instant's points the source decides, so that the answer is always the same. */
export const newestFirst = raw(`t.at desc, coalesce(t.source, '') desc`);

async function latestPoints({ db }: Context, metrics: readonly Metric[]): Promise<(MetricPoint | null)[]> {
  const points = await db.query<MetricPoint>(sql`
    select x.* from unnest(${metrics.map(({ id }) => id)}::uuid[]) as p(id) cross join lateral (
      select ${columnsOf(MetricPoint)} from ${tableOf(MetricPoint)} t
      where t.metric_id = p.id order by ${newestFirst} limit 1) x`);
  const latest = new Map(points.map((point) => [point.metricId, point]));
  return metrics.map(({ id }) => latest.get(id) ?? null);
}

async function staleness({ db, readAt }: Context, metrics: readonly Metric[]): Promise<boolean[]> {
  const measured = await db.query<{ id: string; instants: Date[] }>(sql`
    select p.id, array(
      select distinct t.at from ${tableOf(MetricPoint)} t
      where t.metric_id = p.id order by t.at desc limit ${pointsForInterval}) as instants
    from unnest(${metrics.map(({ id }) => id)}::uuid[]) as p(id)`);
  const instants = new Map(measured.map((row) => [row.id, row.instants]));
  return metrics.map(({ id }) => isStale(instants.get(id) ?? [], readAt));
}

function pagesOfPoints(
  { db }: Context,
  metrics: readonly Metric[],
  args: MetricPointArgs,
): Promise<Connection<MetricPoint>[]> {
  const where: Sql[] = [sql`t.metric_id = p.id`];
  if (args.from) where.push(sql`t.at >= ${args.from}`);
  if (args.to) where.push(sql`t.at < ${args.to}`);
  const listing = { entity: MetricPoint, where, order: [{ by: sql`t.at`, type: 'timestamptz' as const }] };
  return pagesOf(
    db,
    listing,
    args,
    metrics.map(({ id }) => id),
  );
}

edge(Metric, 'latest', latestPoints);
edge(Metric, 'stale', staleness);
edge(Metric, 'points', pagesOfPoints);
