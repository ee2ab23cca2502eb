import sql from 'sql-template-tag';
import { ChangeEvent } from '../history/change-event.entity.ts';
import { actorsOf } from '../identity/viewer.service.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { byId, groupBy, keysOf } from '../platform/graphql/batches.ts';
import type { PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { valuesOf } from '../settings/threshold.ts';
import { freshDays, freshnessOf } from './health.rules.ts';
import type { HealthFreshness } from './health.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { StatusUpdate } from './status-update.entity.ts';

const mostChanges = 500;

nodeType(StatusUpdate);
edge(StatusUpdate, 'item', byId(RoadmapItem, 'itemId'));
edge(StatusUpdate, 'author', ({ db }, rows) =>
  actorsOf(
    db,
    rows.map((row) => ({ kind: row.authorKind, id: row.authorId })),
  ),
);

/** The latest update of each item. */
async function latestUpdates(db: Reader, items: readonly RoadmapItem[]): Promise<Map<string, StatusUpdate>> {
  const found = await db.query<StatusUpdate>(sql`
    select distinct on (t.item_id) ${columnsOf(StatusUpdate)} from ${tableOf(StatusUpdate)} t
    where t.item_id = any(${keysOf(items, 'id')}::uuid[]) order by t.item_id, t.created_at desc, t.id desc`);
  return new Map(found.map((row) => [row.itemId, row]));
}

edge(RoadmapItem, 'health', async ({ db }, rows) => {
  const latest = await latestUpdates(db, rows);
  return rows.map(({ id }) => latest.get(id)?.health ?? null);
});

edge(RoadmapItem, 'healthFreshness', async ({ db, readAt }, rows): Promise<HealthFreshness[]> => {
  const [latest, { days }] = await Promise.all([latestUpdates(db, rows), valuesOf(db, { days: freshDays })]);
  return rows.map(({ id }) => freshnessOf(latest.get(id)?.createdAt ?? null, readAt, days));
});

edge<RoadmapItem, PageArgs>(RoadmapItem, 'updates', ({ db }, rows, page) =>
  pagesOf(
    db,
    {
      entity: StatusUpdate,
      where: [sql`t.item_id = p.id`],
      order: [{ by: sql`t.created_at`, type: 'timestamptz' }],
      descending: true,
    },
    page,
    rows.map((row) => row.id),
  ),
);

edge(StatusUpdate, 'changesSincePrevious', async ({ db }, rows) => {
  const found = await db.query<ChangeEvent & { $update: string }>(sql`
    with named as (
      select u.id, u.item_id, w.revision, (
        select max(v.revision) from status_update o join work v on v.id = o.work_id
        where o.item_id = u.item_id and v.revision < w.revision) as previous
      from status_update u join work w on w.id = u.work_id where u.id = any(${keysOf(rows, 'id')}::uuid[])
    )
    select n.id as "$update", x.* from named n cross join lateral (
      select ${columnsOf(ChangeEvent)} from ${tableOf(ChangeEvent)} t
      where t.whole_id = n.item_id and t.subject_type not in ('StatusUpdate', 'Finding') and t.revision < n.revision
        and t.revision > coalesce(n.previous, 0)
      order by t.revision desc, t.position desc limit ${mostChanges}) x
    order by x.revision, x.position`);
  const changes = groupBy(found, '$update');
  return rows.map(({ id }) => changes.get(id) ?? []);
});
