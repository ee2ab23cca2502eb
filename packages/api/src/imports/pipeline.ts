import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { type Actor, must } from '../platform/actor.ts';
import { DomainError, refusal, UserErrorCode } from '../platform/errors.ts';
import { once } from '../platform/idempotency.ts';
import { traced } from '../platform/tracing.ts';
import { Work } from '../platform/work.ts';
import { ImportErrorPolicy, ImportStatus } from './import.enums.ts';
import type { ImportPlan, RecordSource, RunOptions } from './import-plan.ts';
import type { ImportRun } from './import-run.entity.ts';
import type { ImportTotals } from './import-run.types.ts';
import { keepRows } from './kept-rows.ts';
import { faultInWords, outcomeInWords } from './messages.ts';
import { cancelled, SourceError } from './reading/source-error.ts';
import { aliveWord, finishRun, giveUpRun, noteWork, startRun } from './run.service.ts';
import { RunWatch } from './run-watch.ts';
import { stageRecords } from './staging.ts';

/** How a run ended; `fault` where the source as a whole could not be read. */
export interface RunResult {
  run: ImportRun;
  fault: SourceError | null;
}

/** What a caller may say about a run beside its options. */
export interface RunRequest {
  /** The id that the run is to have, so that its sender can ask for it while it goes on. */
  id?: string;
  /** An input with an idempotency key: the same again gives the run that it began. */
  input?: { idempotencyKey?: unknown };
  /** When the run is to have been, where a whole history is told in its order. */
  at?: Date;
}

/**
 * Imports one source: stages its records, resolves every row, and unless it is a dry run applies them, all in one
 * transaction. Two runs of one source wait for each other. Refuses callers without what the plan needs; every other
 * end, good or bad, is on record in the run. `open` is told by a signal when reading is to stop.
 */
export async function runImport(
  dataSource: DataSource,
  actor: Actor,
  plan: ImportPlan,
  options: RunOptions,
  open: (signal: AbortSignal) => Promise<RecordSource>,
  { id, input = {}, at }: RunRequest = {},
): Promise<RunResult> {
  for (const permission of plan.needs) must(actor, permission);
  const note = { via: `import:${options.source}` as const, at };
  let isNew = false;
  const { result } = await Work.transact(dataSource, actor, note, (work) =>
    once(work, input, async () => {
      isNew = true;
      return { importRun: await startRun(work, plan.kind, options, id) };
    }),
  );
  const run = result.importRun;
  if (!isNew) return { run, fault: null };
  const watch = new RunWatch(dataSource, actor, run);
  let begun = false;
  try {
    const act = async (work: Work) => {
      if (begun) throw inTheWay();
      begun = true;
      await work.query(forManyRows);
      await work.query(endWithThisProcess);
      await work.alone(aliveWord(run.id));
      return runInside(work, plan, options, run, await open(watch.signal), watch);
    };
    const attributes = { 'waymark.import.kind': plan.kind };
    const { result: done } = await traced('import', attributes, () => Work.transact(dataSource, actor, note, act));
    return { run: done, fault: null };
  } catch (error) {
    const stopped = await watch.isCancelled().catch(() => false);
    const fault = stopped ? cancelled() : error instanceof SourceError ? error : null;
    const status = stopped ? ImportStatus.CANCELLED : ImportStatus.FAILED;
    const message = fault ? faultInWords(fault) : reasonOf(error);
    const ended = await giveUpRun(dataSource, actor, run, status, message);
    if (!fault) throw error;
    return { run: ended, fault };
  } finally {
    await watch.end();
  }
}

/** Room to sort and join a file's rows in memory; what compiles statements costs more than it saves them. */
const forManyRows = sql`
  select set_config('statement_timeout', '0', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;

/** Lets the server give up a long statement when this process is gone; servers that cannot tell go on to its end. */
const endWithThisProcess = sql`
  do $$ begin perform set_config('client_connection_check_interval', '1000', true); exception when others then null; end $$`;

async function runInside(
  work: Work,
  plan: ImportPlan,
  options: RunOptions,
  run: ImportRun,
  source: RecordSource,
  watch: RunWatch,
): Promise<ImportRun> {
  const { mapping, columns, recognised } = await stageRecords(work, plan, source, options, watch);
  await work.alone(`import ${options.source}`);
  const staged = { run, options, columns };
  const { hidesSamples, ...made } = await plan.resolve(work, staged);
  watch.signal.throwIfAborted();
  const totals = { ...(await countRows(work)), ...made };
  const rejected = options.errorPolicy === ImportErrorPolicy.REJECT_EVERYTHING && totals.failed > 0;
  const applied = !options.dryRun && !rejected;
  if (applied) {
    await noteWork(work, run.id);
    await plan.apply(work, staged);
  }
  await keepRows(work, plan, run, applied);
  return finishRun(work, run.id, {
    status: rejected ? ImportStatus.FAILED : ImportStatus.COMPLETED,
    message: outcomeInWords({
      totals,
      options,
      rejected,
      mapping,
      read: [source.description(), recognised].filter(Boolean).join(' '),
    }),
    totals,
    columnMapping: hidesSamples ? mapping.map((column) => ({ ...column, sample: null })) : mapping,
  });
}

async function countRows(work: Work): Promise<Omit<ImportTotals, 'themesCreated' | 'customersCreated'>> {
  const [counts] = await work.query<ImportTotals>(sql`
    select count(*) as rows, count(*) filter (where r.action = 'CREATE') as created,
      count(*) filter (where r.action = 'UPDATE') as updated, count(*) filter (where r.action = 'UNCHANGED') as unchanged,
      count(*) filter (where r.action = 'DUPLICATE') as duplicate, count(*) filter (where r.action = 'FAIL') as failed,
      count(*) filter (where s.warnings is not null or r.warnings is not null) as warnings
    from resolved r join staged s using (line)`);
  return counts!;
}

function inTheWay(): DomainError {
  const message = 'A change by someone else at the same moment stood in the way; nothing was applied. Send it again.';
  return refusal(UserErrorCode.STALE_VERSION, message);
}

function reasonOf(error: unknown): string {
  if (error instanceof DomainError) return `${error.message} Nothing was applied.`;
  return 'Something went wrong here; the log has the details. Nothing was applied.';
}
