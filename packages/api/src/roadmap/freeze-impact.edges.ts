import sql, { type Sql } from 'sql-template-tag';
import { NorthStarInput } from '../north-star/north-star.entity.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { groupBy, keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { FreezeImpact } from './freeze-impact.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { Milestone } from './milestone.entity.ts';

/** The items that would wait, a row `slo_id`, `item_id` each: open, not released, with a link that may be frozen. */
const waiting = (sloIds: readonly string[]): Sql => sql`
  select distinct l.slo_id, l.item_id from slo_link l
  join budget_threshold h on h.slo_id = l.slo_id and l.relation = any(h.freezes)
  join roadmap_item i on i.id = l.item_id and i.rank_key is not null and i.status <> 'RELEASED'
  where l.slo_id = any(${sloIds}::uuid[])`;

edge(ServiceLevelObjective, 'freezeImpact', async ({ db, currency }, slos): Promise<FreezeImpact[]> => {
  const ids = keysOf(slos, 'id');
  const found = await db.query<FreezeImpact>(sql`
    select w.slo_id as "sloId", count(*)::integer as "customerCount",
      coalesce(sum(c.annual_revenue) filter (where coalesce(c.currency, ${currency}) = ${currency}), 0)::float8 as "annualRevenue"
    from (
      select w.slo_id, k.customer_id from (${waiting(ids)}) w join item_theme_now t on t.item_id = w.item_id
        join theme_customer k on k.theme_id = t.theme_id
      union select w.slo_id, i.requested_by_id from (${waiting(ids)}) w join roadmap_item i on i.id = w.item_id
        where i.requested_by_id is not null) w
    join customer c on c.id = w.customer_id group by w.slo_id`);
  const known = new Map(found.map((each) => [each.sloId, each]));
  return slos.map(({ id }) => known.get(id) ?? { sloId: id, customerCount: 0, annualRevenue: 0 });
});

/** An edge to what hangs on the waiting items; the statement selects it, and the objective as "$slo". */
function waitingEdge(field: string, select: (sloIds: readonly string[]) => Sql): void {
  edge<FreezeImpact>(FreezeImpact, field, async ({ db }, impacts) => {
    const found = await db.query<{ $slo: string }>(select(keysOf(impacts, 'sloId')));
    const groups = groupBy(found, '$slo');
    return impacts.map(({ sloId }) => groups.get(sloId) ?? []);
  });
}

waitingEdge(
  'items',
  (ids) => sql`
    select w.slo_id as "$slo", ${columnsOf(RoadmapItem)} from (${waiting(ids)}) w
    join ${tableOf(RoadmapItem)} t on t.id = w.item_id order by t.rank_key, t.id`,
);
waitingEdge(
  'milestones',
  (ids) => sql`
    select w.slo_id as "$slo", ${columnsOf(Milestone)} from (${waiting(ids)}) w
    join roadmap_item i on i.id = w.item_id join ${tableOf(Milestone)} t on t.item_id = i.id
    where t.delivered_at is null and not t.dropped order by i.rank_key, i.id, t.position`,
);
waitingEdge(
  'inputs',
  (ids) => sql`
    select n."$slo", ${columnsOf(NorthStarInput)} from (
      select distinct w.slo_id as "$slo", a.input_id from (${waiting(ids)}) w join alignment a on a.item_id = w.item_id) n
    join ${tableOf(NorthStarInput)} t on t.id = n.input_id order by t.position, t.id`,
);
