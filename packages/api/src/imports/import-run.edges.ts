import sql from 'sql-template-tag';
import { Feedback } from '../feedback/feedback.entity.ts';
import { actorsOf } from '../identity/viewer.service.ts';
import { may, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { byId, keysOf } from '../platform/graphql/batches.ts';
import { emptyPage } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { nodesOf, nodeType } from '../platform/graphql/node.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import type { ImportRowArgs } from './import.input.ts';
import { ImportRow, ImportRun } from './import-run.entity.ts';

/** Whether the caller may see what rows hold: customers' words and names. Marks the answer where not. */
function maySeeRows(ctx: Context): boolean {
  const sees = may(ctx.actor, Permission.READ_FEEDBACK) || may(ctx.actor, Permission.IMPORT);
  ctx.redacted.value ||= !sees;
  return sees;
}

nodeType(ImportRun);
nodeType(ImportRow, async (ctx, ids) => (maySeeRows(ctx) ? listById(ctx.db, ImportRow, ids) : []));

edge(ImportRun, 'mapping', async (ctx, runs) => {
  if (runs.every(({ columnMapping }) => columnMapping.length === 0) || maySeeRows(ctx)) {
    return runs.map(({ columnMapping }) => columnMapping);
  }
  return runs.map(({ columnMapping }) => columnMapping.map((column) => ({ ...column, sample: null })));
});

edge(ImportRun, 'startedBy', ({ db }, runs) =>
  actorsOf(
    db,
    runs.map(({ startedByKind, startedById }) => ({ kind: startedByKind, id: startedById })),
  ),
);

edge(ImportRun, 'rows', async (ctx, runs, args: ImportRowArgs) => {
  if (!maySeeRows(ctx)) return runs.map(({ totals }) => emptyPage(totals.rows));
  const where = [sql`t.run_id = p.id`];
  if (args.action) where.push(sql`t.action = any(${args.action}::text[])`);
  const order = [{ by: sql`t.line`, type: 'bigint' as const }];
  return pagesOf(ctx.db, { entity: ImportRow, where, order }, args, keysOf(runs, 'id'));
});

edge(ImportRow, 'subject', async (ctx, rows) => {
  const ids = rows.map(({ subjectType, subjectId }) => subjectType && subjectId && globalId(subjectType, subjectId));
  return nodesOf(
    ctx,
    ids.map((id) => id ?? ''),
  );
});

edge(Feedback, 'importRun', byId(ImportRun, 'importRunId'));
