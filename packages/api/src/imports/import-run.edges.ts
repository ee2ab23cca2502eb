import sql, { type Sql } from 'sql-template-tag';
import { Feedback } from '../feedback/feedback.entity.ts';
import { actorsOf } from '../identity/viewer.service.ts';
import type { Context } from '../platform/context.ts';
import { byId, keysOf } from '../platform/graphql/batches.ts';
import { emptyPage, type PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { nodesOf, nodeType } from '../platform/graphql/node.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { ImportStatus } from './import.enums.ts';
import type { ImportRowArgs } from './import.input.ts';
import { maySeeRows } from './import.policy.ts';
import { ImportRow, ImportRun } from './import-run.entity.ts';
import { ImportUndo } from './undo/import-undo.types.ts';

/**
 * Of each run, whether the caller may see what its rows hold, customers' words and names: whoever reads feedback may,
 * and whoever brought the rows in. Marks the answer where not.
 */
function seenRows(ctx: Context, runs: readonly ImportRun[]): boolean[] {
  const seen = runs.map((run) => maySeeRows(ctx.actor, run));
  ctx.redacted.value ||= seen.includes(false);
  return seen;
}

nodeType(ImportRun);
nodeType(ImportRow, async (ctx, ids) => {
  const rows = await listById(ctx.db, ImportRow, ids);
  const runs = await listById(ctx.db, ImportRun, [...new Set(rows.map(({ runId }) => runId))]);
  const hidden = seenRows(ctx, runs).flatMap((seen, index) => (seen ? [] : [runs[index]!.id]));
  return rows.filter(({ runId }) => !hidden.includes(runId));
});

edge(ImportRun, 'mapping', async (ctx, runs) => {
  const told = runs.filter(({ columnMapping }) => columnMapping.length > 0);
  const seen = new Map(seenRows(ctx, told).map((sees, index) => [told[index]!, sees]));
  return runs.map((run) =>
    seen.get(run) === false ? run.columnMapping.map((column) => ({ ...column, sample: null })) : run.columnMapping,
  );
});

edge(ImportRun, 'failedRowsUrl', async ({ publicUrl }, runs) =>
  runs.map(({ id, totals }) =>
    totals.failed > 0 ? `${publicUrl}/imports/${globalId('ImportRun', id)}/failed.csv` : null,
  ),
);

edge(
  ImportRun,
  'undo',
  async (_ctx, runs): Promise<(ImportUndo | null)[]> =>
    runs.map(({ id, status, undoneAt, restored }) =>
      [ImportStatus.UNDOING, ImportStatus.UNDONE].includes(status)
        ? Object.assign(new ImportUndo(), { runId: id, undoneAt, restored })
        : null,
    ),
);

edge(ImportUndo, 'left', async (ctx, undos, page: PageArgs) => {
  const runs = new Map((await listById(ctx.db, ImportRun, keysOf(undos, 'runId'))).map((run) => [run.id, run]));
  return rowPages(
    ctx,
    undos.map(({ runId }) => runs.get(runId)!),
    [sql`t.is_left`],
    page,
  );
});

edge(ImportRun, 'startedBy', ({ db }, runs) =>
  actorsOf(
    db,
    runs.map(({ startedByKind, startedById }) => ({ kind: startedByKind, id: startedById })),
  ),
);

edge(ImportRun, 'rows', (ctx, runs, args: ImportRowArgs) =>
  rowPages(ctx, runs, args.action ? [sql`t.action = any(${args.action}::text[])`] : [], args),
);

/** A page of the rows of each run; of those whose rows the caller may not see only their number. */
async function rowPages(ctx: Context, runs: readonly ImportRun[], where: Sql[], page: PageArgs) {
  const order = [{ by: sql`t.line`, type: 'bigint' as const }];
  const listing = { entity: ImportRow, where: [sql`t.run_id = p.id`, ...where], order };
  const pages = await pagesOf<ImportRow>(
    ctx.db,
    listing,
    page,
    runs.map(({ id }) => id),
  );
  const seen = seenRows(ctx, runs);
  return pages.map((rows, index) => (seen[index] ? rows : { ...emptyPage<ImportRow>(), totalCount: rows.totalCount }));
}

edge(ImportRow, 'subject', async (ctx, rows) => {
  const ids = rows.map(({ subjectType, subjectId }) => subjectType && subjectId && globalId(subjectType, subjectId));
  return nodesOf(
    ctx,
    ids.map((id) => id ?? ''),
  );
});

edge(Feedback, 'importRun', byId(ImportRun, 'importRunId'));
