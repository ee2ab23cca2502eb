import sql, { type Sql } from 'sql-template-tag';
import { actorsOf } from '../identity/viewer.service.ts';
import type { Entity } from '../platform/database/columns.ts';
import type { PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { nodesOf, nodeType } from '../platform/graphql/node.ts';
import { type Listing, pagesOf } from '../platform/graphql/page.ts';
import { ChangeEvent } from './change-event.entity.ts';

nodeType(ChangeEvent);

edge(ChangeEvent, 'subject', (ctx, rows) =>
  nodesOf(
    ctx,
    rows.map((row) => globalId(row.subjectType, row.subjectId)),
  ),
);

edge(ChangeEvent, 'actor', ({ db }, rows) =>
  actorsOf(
    db,
    rows.map((row) => ({ kind: row.actorKind, id: row.actorId }) as Parameters<typeof actorsOf>[1][number]),
  ),
);

/** Changes as a list, the oldest first or the newest first. */
export function changeListing(where: Sql[], newestFirst = false): Listing {
  const order = [
    { by: sql`t.revision`, type: 'bigint' as const },
    { by: sql`t.position`, type: 'bigint' as const },
  ];
  return { entity: ChangeEvent, where, order, descending: newestFirst };
}

/** Gives a type its `history`: what changed of it and of its parts, the newest first, up to the instant that is read. */
export function historyEdge(parent: Entity<{ id: string }>): void {
  edge<{ id: string }, PageArgs>(parent, 'history', ({ db, readAt, asOf }, rows, page) => {
    const where = [sql`t.whole_id = p.id`, ...(asOf ? [sql`t.at <= ${readAt}`] : [])];
    return pagesOf(
      db,
      changeListing(where, true),
      page,
      rows.map((row) => row.id),
    );
  });
}
