import sql, { raw } from 'sql-template-tag';
import { signable } from '../agreement/signable.ts';
import { followMergedCustomers } from '../feedback/customer.merge.ts';
import { customerBehind } from '../feedback/customer.reading.ts';
import { Theme } from '../feedback/theme.entity.ts';
import { historyEdge } from '../history/change-event.edges.ts';
import { Person } from '../identity/person.entity.ts';
import { CompanyPriority } from '../north-star/priority.entity.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { byId, groupBy, keysOf, listBy, through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Team } from '../team/team.entity.ts';
import { Alignment } from './alignment.entity.ts';
import { RoadmapItem } from './item.entity.ts';
import { ItemRequest } from './item.types.ts';
import { ItemPriority, ItemRef } from './item-links.entity.ts';
import { Milestone } from './milestone.entity.ts';
import { ranksOf } from './rank.reading.ts';
import { SuccessMetric } from './success-metric.entity.ts';

nodeType(RoadmapItem);
historyEdge(RoadmapItem);
signable(RoadmapItem);
edge(RoadmapItem, 'team', byId(Team, 'teamId'));
edge(RoadmapItem, 'productOwner', byId(Person, 'productOwnerId'));
edge(RoadmapItem, 'engineeringOwner', byId(Person, 'engineeringOwnerId'));
edge(RoadmapItem, 'milestones', listBy(Milestone, 'itemId', raw('t.position, t.id')));
edge(RoadmapItem, 'successMetrics', listBy(SuccessMetric, 'itemId', raw('t.id')));
edge(RoadmapItem, 'alignments', listBy(Alignment, 'itemId', raw('t.id')));
edge(RoadmapItem, 'priorities', through(CompanyPriority, ItemPriority, 'itemId', 'priorityId', raw('t.rank, t.id')));
edge(RoadmapItem, 'themes', async ({ db }, rows) => {
  const found = await db.query<Theme & { $item: string }>(sql`
    select l.item_id as "$item", ${columnsOf(Theme)} from item_theme_now l join ${tableOf(Theme)} t on t.id = l.theme_id
    where l.item_id = any(${keysOf(rows, 'id')}::uuid[]) order by t.name, t.id`);
  const shared = new Map(found.map((theme) => [theme.id, theme]));
  const groups = groupBy(found, '$item');
  // Two themes of an item may be one by now.
  return rows.map(({ id }) => [...new Set((groups.get(id) ?? []).map((theme) => shared.get(theme.id)!))]);
});
edge(RoadmapItem, 'externalRefs', listBy(ItemRef, 'itemId', raw('t.source, t.external_id')));

edge(RoadmapItem, 'rank', async ({ db }, rows) => {
  const ranks = await ranksOf(db, keysOf(rows, 'id'));
  return rows.map((row) => ranks.get(row.id) ?? null);
});

edge(RoadmapItem, 'progress', async ({ db }, rows) => {
  const found = await db.query<{ itemId: string; progress: number }>(sql`
    select item_id as "itemId", count(delivered_at)::float8 / count(*) as progress from milestone
    where item_id = any(${keysOf(rows, 'id')}::uuid[]) and not dropped group by item_id`);
  const progress = new Map(found.map((row) => [row.itemId, row.progress]));
  return rows.map((row) => progress.get(row.id) ?? 0);
});

edge(RoadmapItem, 'request', async (_ctx, rows) =>
  rows.map(({ requestDriver, requestedById, singleCustomer }) =>
    requestDriver === null ? null : { driver: requestDriver, requestedById, singleCustomer },
  ),
);

edge(ItemRequest, 'requestedBy', customerBehind<ItemRequest>('requestedById'));

followMergedCustomers((work, sourceIds, intoId) =>
  work.query(sql`
    update roadmap_item set requested_by_id = ${intoId}::uuid, version = version + 1, updated_at = now()
    where requested_by_id = any(${sourceIds}::uuid[])`),
);
