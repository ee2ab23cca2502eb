import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import type { Context, Outcome } from '../platform/context.ts';
import { DomainError, refusal, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { currentRevision } from '../platform/revision.ts';
import { Work } from '../platform/work.ts';
import { ImportStatus } from './import.enums.ts';
import { runById } from './import.reading.ts';
import { ImportRun } from './import-run.entity.ts';
import { planOf } from './plans.ts';
import { aliveWord, closeStoppedRuns } from './run.service.ts';

const patienceMs = 10_000;
const lookAgainMs = 100;

/**
 * Stops a run that goes on, in whichever process: nothing of it is applied. Gives the run as it ended, or as it is
 * after 10 seconds. Asks for what importing asks for. Refuses runs that have ended.
 */
export async function cancelRun(ctx: Context, input: DeleteInput): Promise<{ importRun: ImportRun | null } & Outcome> {
  const { dataSource, actor, via, db } = ctx;
  try {
    must(actor, Permission.IMPORT);
    const id = ownId('ImportRun', input.id);
    await Work.transact(dataSource, actor, { via }, async (work) => {
      const run = await work.take(ImportRun, id);
      for (const permission of planOf(run.kind).needs) must(actor, permission);
      if (run.status !== ImportStatus.RUNNING) {
        const message = `It is ${run.status}; only a run that goes on can be cancelled. importUndo takes back what one did.`;
        throw refusal(UserErrorCode.GUARD_FAILED, message, 'id');
      }
      await work.save(work.change(run, { cancelWantedAt: new Date() }));
    });
    const importRun = await ended(ctx, id);
    ctx.follow.forget();
    return { importRun, revision: await currentRevision(db), userErrors: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { importRun: null, revision: await currentRevision(db), userErrors: error.issues };
  }
}

async function ended({ dataSource, db }: Context, id: string): Promise<ImportRun | null> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(lookAgainMs)) {
    const run = await runById(db, id);
    if (run?.status !== ImportStatus.RUNNING) return run;
    await stopStatement(dataSource, id);
  }
  await closeStoppedRuns(dataSource);
  return runById(db, id);
}

/** Ends the statement that a run is at. Its Work is known by the lock that it holds from its beginning to its end. */
async function stopStatement(dataSource: Context['dataSource'], id: string): Promise<void> {
  const { text, values } = sql`
    select pg_cancel_backend(pid) from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.granted and l.classid = 7461 and l.objsubid = 2 and a.state = 'active'
      and l.objid = (hashtext(${aliveWord(id)})::bigint & 4294967295)::oid and l.database = (select oid from pg_database where datname = current_database())`;
  await dataSource.query(text, values as unknown[]);
}
