import sql from 'sql-template-tag';
import { csvLine } from '../platform/csv.ts';
import type { Reader } from '../platform/database/reader.ts';
import { RowAction } from './import.enums.ts';
import type { ImportRun } from './import-run.entity.ts';
import type { RowIssue } from './import-run.types.ts';
import { rawKeysOf } from './reading/columns.ts';

const pageSize = 500;

interface FailedRow {
  id: string;
  line: number;
  raw: Record<string, unknown> | null;
  errors: RowIssue[];
}

/**
 * The failed rows of a run as CSV, in the order of the file: its columns, then `error`, with what is wrong. Cells that
 * a spreadsheet would take for formulas are guarded; reading the file again takes the guards off. Never holds more
 * than a page of rows.
 */
export async function* failedRowsCsv(db: Reader, run: ImportRun): AsyncGenerator<string> {
  const columns = await columnsOf(db, run);
  yield `\ufeff${csvLine([...columns, 'error'])}`;
  for (let after = { line: -1, id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const rows = await db.query<FailedRow>(sql`
      select id, line, raw, errors from import_row
      where run_id = ${run.id}::uuid and action = ${RowAction.FAIL} and (line, id) > (${after.line}::integer, ${after.id}::uuid)
      order by line, id limit ${pageSize}`);
    yield rows.map((row) => csvLine(cellsOf(row, columns))).join('');
    if (rows.length < pageSize) return;
    after = rows.at(-1)!;
  }
}

/** The columns of the file in their order, without an `error` that an earlier file of failed rows brought along. */
async function columnsOf(db: Reader, { id, columnMapping }: ImportRun): Promise<string[]> {
  const found = await db.query<{ key: string }>(sql`
    select distinct k.key from import_row r cross join lateral jsonb_object_keys(r.raw) as k(key)
    where r.run_id = ${id}::uuid and r.action = ${RowAction.FAIL} order by k.key`);
  const known = rawKeysOf(columnMapping.map(({ column }) => column));
  const others = found.map(({ key }) => key).filter((key) => !known.includes(key));
  const isOld = (key: string, index: number) =>
    key.toLowerCase() === 'error' && columnMapping[index]?.ignored !== false;
  return [...known, ...others].filter((key, index) => !isOld(key, index));
}

function cellsOf({ line, raw, errors }: FailedRow, columns: readonly string[]): string[] {
  const wrong = errors.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' ');
  return [...columns.map((column) => textOf(raw?.[column])), `Line ${line}: ${wrong}`];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
