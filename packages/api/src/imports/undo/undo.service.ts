import sql from 'sql-template-tag';
import { type Actor, must, Permission } from '../../platform/actor.ts';
import type { Context, Outcome } from '../../platform/context.ts';
import { DomainError, refusal, UserErrorCode } from '../../platform/errors.ts';
import type { DeleteInput } from '../../platform/graphql/delete.input.ts';
import { ownId } from '../../platform/graphql/global-id.ts';
import { currentRevision } from '../../platform/revision.ts';
import { Work } from '../../platform/work.ts';
import { ImportStatus } from '../import.enums.ts';
import { ImportRun } from '../import-run.entity.ts';
import { undoneInWords } from '../messages.ts';
import { planOf } from '../plans.ts';
import { aliveWord, tellRun } from '../run.service.ts';
import { findChanges } from './find-changes.ts';
import { keptTables } from './kept-tables.ts';
import { putBack } from './put-back.ts';

/**
 * Undoes a run as a unit: what it made goes, what it changed or removed gets its former values, in one transaction.
 * What was changed since, or is used by now, is left as it is and named in `undo.left`. Asks for what importing asks
 * for. Refuses runs that did nothing, that still go on, and that were undone already.
 */
export async function undoRun(ctx: Context, input: DeleteInput): Promise<{ importRun: ImportRun | null } & Outcome> {
  const { dataSource, actor, via, db } = ctx;
  try {
    must(actor, Permission.IMPORT);
    const id = ownId('ImportRun', input.id);
    await Work.transact(dataSource, actor, { via }, (work) => beginUndo(work, actor, id));
    try {
      const note = { via, reason: 'An import was undone.' };
      const { result, revision } = await Work.transact(dataSource, actor, note, (work) => undo(work, id));
      ctx.follow.forget();
      return { importRun: result, revision, userErrors: [] };
    } catch (error) {
      await Work.transact(dataSource, actor, { via }, (work) => giveUpUndo(work, id));
      throw error;
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { importRun: null, revision: await currentRevision(db), userErrors: error.issues };
  }
}

async function beginUndo(work: Work, actor: Actor, id: string): Promise<void> {
  const run = await work.take(ImportRun, id);
  for (const permission of planOf(run.kind).needs) must(actor, permission);
  const why = whyNot(run);
  if (why) throw refusal(UserErrorCode.GUARD_FAILED, why, 'id');
  await work.save(work.change(run, { status: ImportStatus.UNDOING }));
  await tellRun(work, id);
}

function whyNot({ status, dryRun, undoneAt }: ImportRun): string | null {
  if (dryRun) return 'It was a dry run: nothing was applied, so there is nothing to undo.';
  if (status === ImportStatus.RUNNING)
    return 'It still goes on; importCancel stops it, and then nothing of it is applied.';
  if (status === ImportStatus.UNDOING) return 'It is being undone at this moment.';
  if (status === ImportStatus.UNDONE) return `It was undone already, at ${undoneAt?.toISOString()}.`;
  if (status !== ImportStatus.COMPLETED)
    return `It is ${status}: nothing of it was applied, so there is nothing to undo.`;
  return null;
}

async function undo(work: Work, id: string): Promise<ImportRun> {
  await work.query(sql`set local statement_timeout = 0`);
  await work.alone(aliveWord(id));
  const run = await work.take(ImportRun, id);
  await work.alone(`import ${run.source}`);
  const kept = await keptTables(work);
  await findChanges(work, id, kept);
  await putBack(work, kept.tables);
  await planOf(run.kind).undone?.(work);
  const counts = await noteLeft(work, id);
  const change = { status: ImportStatus.UNDONE, undoneAt: work.at, restored: counts.restored };
  await tellRun(work, id);
  return work.save(work.change(run, { ...change, message: `${run.message ?? ''} ${undoneInWords(counts)}`.trim() }));
}

/** What an undo put back, and what it left. */
export interface UndoCounts {
  restored: number;
  left: number;
  customers: number;
  themes: number;
}

async function noteLeft(work: Work, id: string): Promise<UndoCounts> {
  await work.query(sql`
    update import_row r set is_left = true where r.run_id = ${id}::uuid and r.action in ('CREATE', 'UPDATE')
      and r.subject_id in (select whole from undone where is_left)`);
  const [counts] = await work.query<UndoCounts>(sql`
    select count(*) filter (where not is_left) as restored, count(*) filter (where is_left) as left,
      (select count(*) from undone where is_left and former is null and is_there and table_name = 'customer') as customers,
      (select count(*) from undone where is_left and former is null and is_there and table_name = 'theme') as themes
    from import_row where run_id = ${id}::uuid and action in ('CREATE', 'UPDATE')`);
  return counts!;
}

async function giveUpUndo(work: Work, id: string): Promise<void> {
  const run = await work.take(ImportRun, id);
  if (run.status === ImportStatus.UNDOING) await work.save(work.change(run, { status: ImportStatus.COMPLETED }));
  await tellRun(work, id);
}
