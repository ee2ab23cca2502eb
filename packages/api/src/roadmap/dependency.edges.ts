import sql, { raw } from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { byId, groupBy, keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { rowsById } from '../platform/graphql/rows-by-id.ts';
import { Dependency } from './dependency.entity.ts';
import { isViolated } from './dependency.rules.ts';
import { RoadmapItem } from './item.entity.ts';

nodeType(Dependency);
edge(Dependency, 'item', byId(RoadmapItem, 'itemId'));
edge(Dependency, 'dependsOn', byId(RoadmapItem, 'dependsOnId'));

edge(Dependency, 'violated', async ({ db }, rows) => {
  const items = await rowsById(db, RoadmapItem, [...keysOf(rows, 'itemId'), ...keysOf(rows, 'dependsOnId')]);
  return rows.map(({ itemId, dependsOnId }) => isViolated(items.get(itemId)!, items.get(dependsOnId)!));
});

/** An edge to dependencies by the property that holds the item; in the rank order of the items at the other end. */
function dependenciesEdge(field: string, near: 'itemId' | 'dependsOnId'): void {
  const [own, other] = near === 'itemId' ? ['item_id', 'depends_on_id'] : ['depends_on_id', 'item_id'];
  edge(RoadmapItem, field, async ({ db }, rows) => {
    const found = await db.query<Dependency>(sql`
      select ${columnsOf(Dependency)} from ${tableOf(Dependency)} t join roadmap_item i on i.id = t.${raw(other!)}
      where t.${raw(own!)} = any(${keysOf(rows, 'id')}::uuid[]) order by coalesce(i.rank_key, '~'), i.id`);
    const groups = groupBy(found, near);
    return rows.map((row) => groups.get(row.id) ?? []);
  });
}

dependenciesEdge('dependsOn', 'itemId');
dependenciesEdge('blocks', 'dependsOnId');
