import sql, { raw } from 'sql-template-tag';
import { columnsOf, type Entity, tableOf } from '../platform/database/columns.ts';
import { byId, groupBy, keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import type { SloRelation } from '../slo/slo.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { SloLink } from './slo-link.entity.ts';
import { frozenLinks } from './slo-link.service.ts';

nodeType(SloLink);
edge(SloLink, 'item', byId(RoadmapItem, 'itemId'));
edge(SloLink, 'slo', byId(ServiceLevelObjective, 'sloId'));
edge(SloLink, 'frozen', ({ db, readAt }, links) => frozenLinks(db, links, readAt));

type Relations = { relation?: SloRelation[] | null };

/** An edge to the links of something, by the property of the link that holds its id; in the rank order of the items. */
function linksEdge(parent: Entity<{ id: string }>, field: string, key: 'itemId' | 'sloId'): void {
  const column = raw(key === 'itemId' ? 't.item_id' : 't.slo_id');
  edge<{ id: string }, Relations>(parent, field, async ({ db }, rows, { relation }) => {
    const found = await db.query<SloLink>(sql`
      select ${columnsOf(SloLink)} from ${tableOf(SloLink)} t
        join roadmap_item i on i.id = t.item_id join service_level_objective s on s.id = t.slo_id
      where ${column} = any(${keysOf(rows, 'id')}::uuid[]) and (${relation}::text[] is null or t.relation = any(${relation}::text[]))
      order by coalesce(i.rank_key, '~'), s.slug, t.relation, t.id`);
    const links = groupBy(found, key);
    return rows.map((row) => links.get(row.id) ?? []);
  });
}

linksEdge(RoadmapItem, 'slos', 'itemId');
linksEdge(ServiceLevelObjective, 'links', 'sloId');
