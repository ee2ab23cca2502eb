import sql from 'sql-template-tag';
import { Metric, type MetricDirection } from '../north-star/metric.entity.ts';
import { NorthStarInput } from '../north-star/north-star.entity.ts';
import { byId, keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Alignment } from './alignment.entity.ts';
import { RoadmapItem } from './item.entity.ts';
import { Milestone } from './milestone.entity.ts';
import { SuccessMetric } from './success-metric.entity.ts';
import { verdictOf } from './success-metric.rules.ts';

nodeType(Milestone);
nodeType(SuccessMetric);
nodeType(Alignment);
edge(Milestone, 'item', byId(RoadmapItem, 'itemId'));
edge(SuccessMetric, 'item', byId(RoadmapItem, 'itemId'));
edge(SuccessMetric, 'metric', byId(Metric, 'metricId'));
edge(Alignment, 'item', byId(RoadmapItem, 'itemId'));
edge(Alignment, 'input', byId(NorthStarInput, 'inputId'));

edge(Milestone, 'status', async ({ db, readAt }, rows) => {
  const found = await db.query<{ id: string; status: string }>(sql`
    select t.id, case
      when t.delivered_at is not null then 'DELIVERED'
      when t.dropped then 'DROPPED'
      when plan_date_end(t.target) < (${readAt}::timestamptz at time zone 'utc')::date then 'OVERDUE'
      when not exists (select from milestone o where o.item_id = t.item_id and o.position < t.position
                       and o.delivered_at is null and not o.dropped) then 'NEXT'
      else 'PLANNED' end as status
    from milestone t where t.id = any(${keysOf(rows, 'id')}::uuid[])`);
  const status = new Map(found.map((row) => [row.id, row.status]));
  return rows.map((row) => status.get(row.id) ?? null);
});

edge(SuccessMetric, 'verdict', async ({ db, readAt }, rows) => {
  const metrics = await db.query<{ id: string; direction: MetricDirection }>(
    sql`select id, direction from metric where id = any(${keysOf(rows, 'metricId')}::uuid[])`,
  );
  const direction = new Map(metrics.map((metric) => [metric.id, metric.direction]));
  const today = readAt.toISOString().slice(0, 10);
  return rows.map((row) => verdictOf({ ...row, direction: direction.get(row.metricId)! }, today));
});

edge(Alignment, 'observedDelta', async ({ db }, rows) => {
  const found = await db.query<{ id: string; delta: number | null }>(sql`
    select t.id, (
        select value from metric_point p where p.metric_id = i.metric_id and p.at > r.released_at order by p.at desc limit 1
      ) - (
        select value from metric_point p where p.metric_id = i.metric_id and p.at <= r.released_at order by p.at desc limit 1
      ) as delta
    from alignment t join north_star_input i on i.id = t.input_id join roadmap_item r on r.id = t.item_id
    where t.id = any(${keysOf(rows, 'id')}::uuid[])`);
  const delta = new Map(found.map((row) => [row.id, row.delta]));
  return rows.map((row) => delta.get(row.id) ?? null);
});
