import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { type Actor, systemActor } from '../platform/actor.ts';
import type { Logger } from '../platform/log.ts';
import { Work } from '../platform/work.ts';
import { mended } from './copy.ts';
import { type ImportKind, ImportStatus } from './import.enums.ts';
import type { RunOptions } from './import-plan.ts';
import { ImportRun } from './import-run.entity.ts';
import { type ColumnMapping, type ImportTotals, noTotals } from './import-run.types.ts';

/** Notes that a run begins, before anything of it is read, so that it is on record whatever happens. */
export async function startRun(
  dataSource: DataSource,
  actor: Actor,
  kind: ImportKind,
  options: RunOptions,
): Promise<ImportRun> {
  const { source, fileName, dryRun, errorPolicy } = options;
  const { result } = await Work.transact(dataSource, actor, { via: `import:${source}` }, (work) =>
    work.save(
      work.make(ImportRun, {
        kind,
        source,
        fileName,
        dryRun,
        errorPolicy,
        status: ImportStatus.RUNNING,
        startedByKind: actor.kind as ImportRun['startedByKind'],
        startedById: actor.id!,
        startedAt: new Date(),
        totals: noTotals,
        columnMapping: [],
      }),
    ),
  );
  return result;
}

/** How a run ended. */
export interface Ending {
  status: ImportStatus;
  message: string;
  totals: ImportTotals;
  columnMapping: ColumnMapping[];
}

/** Notes how a run ended, in the Work that applied it. */
export async function finishRun(work: Work, runId: string, ending: Ending): Promise<ImportRun> {
  const run = await work.take(ImportRun, runId);
  // Names of columns and first values come as the file has them.
  return work.save(work.change(run, { ...(mended(ending) as Ending), finishedAt: new Date() }));
}

/** Notes that a run was given up, and why. */
export async function failRun(
  dataSource: DataSource,
  actor: Actor,
  run: ImportRun,
  message: string,
): Promise<ImportRun> {
  const ending = { status: ImportStatus.FAILED, message, totals: noTotals, columnMapping: [] };
  const note = { via: `import:${run.source}` as const };
  return (await Work.transact(dataSource, actor, note, (work) => finishRun(work, run.id, ending))).result;
}

/** Held by a run's Work from its beginning to its end: whoever gets it knows that the run is not alive. */
export function aliveWord(runId: string): string {
  return `import run ${runId}`;
}

/**
 * Ends the runs that a killed process left RUNNING. A run is applied as a whole or not at all, so nothing of them was.
 * Runs that another process is at are left alone. Gives how many there were.
 */
export async function closeStoppedRuns(dataSource: DataSource): Promise<number> {
  const { result } = await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
    const stopped = await work.query<{ id: string }>(sql`
      with running as materialized (
        select id from import_run where status = ${ImportStatus.RUNNING} and started_at < now() - interval '2 seconds')
      select id from running where pg_try_advisory_xact_lock(7461, hashtext(${aliveWord('')} || id::text))`);
    const message = 'The run was stopped in the middle; nothing of it was applied. Send the file again.';
    const ending = { status: ImportStatus.FAILED, message, totals: noTotals, columnMapping: [] };
    for (const { id } of stopped) await finishRun(work, id, ending);
    return stopped.length;
  });
  return result;
}

const lookAgainMs = 60_000;

/** Ends stopped runs now, and looks again each minute: another process may have been killed. Gives what ends the looking. */
export async function watchForStoppedRuns(dataSource: DataSource, log: Logger): Promise<() => void> {
  await closeStoppedRuns(dataSource);
  const look = () =>
    closeStoppedRuns(dataSource).catch((error) => log.error({ err: error }, 'looking for stopped runs failed'));
  const timer = setInterval(() => void look(), lookAgainMs).unref();
  return () => clearInterval(timer);
}
