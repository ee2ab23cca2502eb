import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import type { Connection } from '../platform/graphql/connection.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { pageOf } from '../platform/graphql/page.ts';
import { RowAction } from './import.enums.ts';
import type { ImportRunArgs } from './import.input.ts';
import { ImportRow, ImportRun } from './import-run.entity.ts';

/** The run with this row id; null when there is none. */
export async function runById(db: Reader, id: string): Promise<ImportRun | null> {
  const [run] = await db.query<ImportRun>(
    sql`select ${columnsOf(ImportRun)} from ${tableOf(ImportRun)} t where t.id = ${id}::uuid`,
  );
  return run ?? null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The run with this global id, or with the id that its sender gave it; null when there is none. */
export async function runByGlobalId(db: Reader, id: string): Promise<ImportRun | null> {
  if (uuid.test(id)) return runById(db, id);
  const parsed = parseGlobalId(id);
  return parsed?.typeName === 'ImportRun' ? runById(db, parsed.id) : null;
}

/** Runs, the newest first. */
export function runsPage(db: Reader, args: ImportRunArgs): Promise<Connection<ImportRun>> {
  const where = args.kind ? [sql`t.kind = any(${args.kind}::text[])`] : [];
  const order = [{ by: sql`t.started_at`, type: 'timestamptz' as const }];
  return pageOf(db, { entity: ImportRun, where, order, descending: true }, args);
}

/** The first failed rows of a run, in the order of the file. */
export function failedRowsOf(db: Reader, runId: string, most: number): Promise<Pick<ImportRow, 'line' | 'errors'>[]> {
  return db.query(sql`
    select t.line, t.errors from ${tableOf(ImportRow)} t
    where t.run_id = ${runId}::uuid and t.action = ${RowAction.FAIL} order by t.line, t.id limit ${most}`);
}
