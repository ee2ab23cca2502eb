import sql, { raw } from 'sql-template-tag';
import { signable } from '../agreement/signable.ts';
import { Person } from '../identity/person.entity.ts';
import { actorsOf } from '../identity/viewer.service.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { byId, groupBy, keysOf, listBy } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Term } from '../vocabulary/term.entity.ts';
import { Concern, type ConcernStatus } from './concern.entity.ts';
import { RoadmapItem } from './item.entity.ts';
import { Risk } from './risk.entity.ts';

nodeType(Risk);
nodeType(Concern);
signable(Risk, ({ open }) => (open ? null : 'This risk is over: there is nothing to agree to.'));
edge(RoadmapItem, 'risks', listBy(Risk, 'itemId', raw('t.id')));
edge(Risk, 'item', byId(RoadmapItem, 'itemId'));
edge(Risk, 'term', byId(Term, 'termId'));
edge(Risk, 'owner', byId(Person, 'ownerId'));

edge<RoadmapItem, { status?: ConcernStatus[] | null }>(RoadmapItem, 'concerns', async ({ db }, rows, { status }) => {
  const found = await db.query<Concern>(sql`
    select ${columnsOf(Concern)} from ${tableOf(Concern)} t
    where t.item_id = any(${keysOf(rows, 'id')}::uuid[]) and (${status}::text[] is null or t.status = any(${status}::text[]))
    order by t.raised_at, t.id`);
  const concerns = groupBy(found, 'itemId');
  return rows.map((row) => concerns.get(row.id) ?? []);
});
edge(Concern, 'item', byId(RoadmapItem, 'itemId'));
edge(Concern, 'motivator', byId(Term, 'motivatorId'));
edge(Concern, 'raisedBy', ({ db }, rows) =>
  actorsOf(
    db,
    rows.map(({ raisedByKind, raisedById }) => ({ kind: raisedByKind, id: raisedById })),
  ),
);
