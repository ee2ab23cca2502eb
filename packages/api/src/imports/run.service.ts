import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { type Actor, systemActor } from '../platform/actor.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import type { Logger } from '../platform/log.ts';
import { Work } from '../platform/work.ts';
import { mended } from './copy.ts';
import { type ImportKind, ImportStatus } from './import.enums.ts';
import type { RunOptions } from './import-plan.ts';
import { ImportRun } from './import-run.entity.ts';
import { type ColumnMapping, type ImportTotals, noTotals } from './import-run.types.ts';
import { forgetRaw } from './kept-rows.ts';

/** Notes that a run begins, before anything of it is read, so that it is on record whatever happens. */
export async function startRun(work: Work, kind: ImportKind, options: RunOptions, id?: string): Promise<ImportRun> {
  const { source, fileName, dryRun, errorPolicy } = options;
  if (id && (await work.find(ImportRun, { id }))) {
    throw refusal(UserErrorCode.TAKEN, 'There is a run with this id already.', 'id');
  }
  const run = work.make(ImportRun, {
    ...(id && { id }),
    kind,
    source,
    fileName,
    dryRun,
    errorPolicy,
    status: ImportStatus.RUNNING,
    startedByKind: work.actor.kind as ImportRun['startedByKind'],
    startedById: work.actor.id!,
    startedAt: work.at,
    totals: noTotals,
    columnMapping: [],
  });
  const saved = await work.save(run);
  await tellRun(work, saved.id);
  return saved;
}

/** Tells whoever listens to `waymark_import` that something about this run changed, once the Work is done. */
export async function tellRun(work: Work, runId: string): Promise<void> {
  await work.query(sql`select pg_notify('waymark_import', ${runId})`);
}

/** Notes that this Work does what the run brings in, so that an undo finds it. Every Work of a run is to be noted. */
export async function noteWork(work: Work, runId: string): Promise<void> {
  await work.query(
    sql`insert into import_work (work_id, run_id) values (current_work(), ${runId}::uuid) on conflict do nothing`,
  );
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
  await tellRun(work, runId);
  // Names of columns and first values come as the file has them.
  return work.save(work.change(run, { ...(mended(ending) as Ending), finishedAt: work.at }));
}

/** Notes that a run was given up, failed or cancelled, and why. */
export async function giveUpRun(
  dataSource: DataSource,
  actor: Actor,
  run: ImportRun,
  status: ImportStatus.FAILED | ImportStatus.CANCELLED,
  message: string,
): Promise<ImportRun> {
  const ending = { status, message, totals: noTotals, columnMapping: [] };
  const note = { via: `import:${run.source}` as const };
  return (await Work.transact(dataSource, actor, note, (work) => finishRun(work, run.id, ending))).result;
}

/** Held by a run's Work from its beginning to its end: whoever gets it knows that the run is not alive. */
export function aliveWord(runId: string): string {
  return `import run ${runId}`;
}

/**
 * Ends the runs that a killed process left RUNNING. A run is applied as a whole or not at all, so nothing of them was.
 * Undoing is done as a whole or not at all, too: what is left UNDOING is COMPLETED as before.
 * Runs that another process is at are left alone. Gives how many there were.
 */
export async function closeStoppedRuns(dataSource: DataSource): Promise<number> {
  const { result } = await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
    const stopped = await work.query<{ id: string; status: ImportStatus; cancelled: boolean }>(sql`
      with running as materialized (
        select r.id, r.status, r.cancel_wanted_at is not null as cancelled from import_run r join work w on w.id = r.work_id
        where r.status in (${ImportStatus.RUNNING}, ${ImportStatus.UNDOING}) 
          and case r.status when ${ImportStatus.RUNNING} then r.started_at else w.recorded_at end < now() - interval '2 seconds'
        for update of r skip locked)
      select * from running where pg_try_advisory_xact_lock(7461, hashtext(${aliveWord('')} || id::text))`);
    for (const { id, status, cancelled } of stopped) {
      if (status === ImportStatus.UNDOING) {
        const run = await work.take(ImportRun, id);
        await work.save(work.change(run, { status: ImportStatus.COMPLETED }));
      } else await finishRun(work, id, cancelled ? endings.cancelled : endings.stopped);
    }
    return stopped.length;
  });
  return result;
}

const endings = {
  stopped: {
    status: ImportStatus.FAILED,
    message: 'The run was stopped in the middle; nothing of it was applied. Send the file again.',
    totals: noTotals,
    columnMapping: [],
  },
  cancelled: {
    status: ImportStatus.CANCELLED,
    message: 'The run was cancelled; nothing of it was applied.',
    totals: noTotals,
    columnMapping: [],
  },
};

const lookAgainMs = 60_000;

/**
 * Ends stopped runs now, and looks again each minute: another process may have been killed. Forgets then how the good
 * rows of old runs came. Gives what ends the looking.
 */
export async function lookAfterRuns(dataSource: DataSource, log: Logger): Promise<() => void> {
  await closeStoppedRuns(dataSource);
  const look = () =>
    closeStoppedRuns(dataSource)
      .then(() => forgetRaw(dataSource))
      .catch((error) => log.error({ err: error }, 'looking after the runs of imports failed'));
  const timer = setInterval(() => void look(), lookAgainMs).unref();
  return () => clearInterval(timer);
}
