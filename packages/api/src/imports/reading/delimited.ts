import { CsvError, Parser } from 'csv-parse';
import { plainCell } from '../../platform/csv.ts';
import { columnsOfHeader } from './columns.ts';
import type { EncodingVerdict } from './encoding.ts';
import { parsedBy, unboundedReading } from './feeding.ts';
import type { Dialect } from './format.ts';
import type { SourceLimits } from './limits.ts';
import { noFields, type SourceColumn, type SourceRecord } from './record.ts';
import { SourceError } from './source-error.ts';

/** A delimited file: the columns of its header, what was done to name them, and the records below it. */
export interface Delimited {
  columns: SourceColumn[];
  notes: string[];
  records: AsyncGenerator<SourceRecord>;
}

interface Row {
  line: number;
  cells: string[];
}

/**
 * Reads rows separated by `dialect.delimiter` from UTF-8 blocks. The header is read at once. Lines without any text
 * are skipped; a row with more or fewer cells than the header is a record with a problem. An apostrophe that keeps a
 * spreadsheet from running a cell as a formula is left out.
 */
export async function readDelimited(
  blocks: AsyncIterable<Buffer>,
  dialect: Dialect,
  limits: SourceLimits,
  verdict: EncodingVerdict,
): Promise<Delimited> {
  const rows = rowsOf(blocks, dialect, limits);
  const { value: header } = await rows.next();
  if (!header)
    throw new SourceError('NO_HEADER', 'The file has no header line: its first line must name the columns.', 1);
  const { columns, notes } = columnsOfHeader(header.cells, limits.maxColumns, header.line);
  return { columns, notes, records: recordsOf(rows, columns, notes, verdict) };
}

async function* recordsOf(
  rows: AsyncIterable<Row>,
  columns: readonly SourceColumn[],
  notes: string[],
  verdict: EncodingVerdict,
): AsyncGenerator<SourceRecord> {
  const header = columns.map((column) => column.header.trim().toLowerCase());
  for await (const { line, cells: written } of rows) {
    const cells = written.map(plainCell);
    if (isHeader(cells, header)) {
      if (notes.length < 20) notes.push(`The header is repeated on line ${line}; that line was left out.`);
      continue;
    }
    const fields = noFields();
    const shared = Math.min(cells.length, columns.length);
    for (let i = 0; i < shared; i += 1) fields[(columns[i] as SourceColumn).name] = cells[i];
    const record: SourceRecord = { line, fields, raw: cells };
    if (cells.length !== columns.length) {
      const message = `The row has ${counted(cells.length, 'cell')}, the header has ${counted(columns.length, 'column')}.`;
      record.problem = { code: 'WRONG_COLUMN_COUNT', message };
    } else if (cells.some((cell) => cell.includes('\0'))) {
      record.problem = { code: 'INVALID', message: 'The row holds a NUL character, which no text has.' };
    } else if (verdict.damaged && cells.some((cell) => cell.includes('\ufffd'))) {
      record.problem = {
        code: 'INVALID',
        message: 'The row holds bytes that are not valid UTF-8, unlike the rest of the file.',
      };
    }
    yield record;
  }
}

/** Whether a row is the header again, as in files that were put together. */
function isHeader(cells: readonly string[], header: readonly string[]): boolean {
  if (cells.length !== header.length || header.length < 2) return false;
  return cells.every((cell, index) => cell.trim().toLowerCase() === header[index]);
}

async function* rowsOf(blocks: AsyncIterable<Buffer>, dialect: Dialect, limits: SourceLimits): AsyncGenerator<Row> {
  const options = {
    delimiter: dialect.delimiter,
    record_delimiter: dialect.recordDelimiters,
    max_record_size: limits.maxRecordBytes,
    relax_quotes: true,
    relax_column_count: true,
    ...unboundedReading,
  };
  let line = dialect.firstLine;
  try {
    for await (const batch of parsedBy<string[]>(new Parser(options), blocks)) {
      for (const cells of batch) {
        const begins = line;
        line += 1 + lineBreaksIn(cells);
        if (cells.some((cell) => cell.length > limits.maxCellLength)) throw cellTooLong(begins, limits);
        if (cells.some((cell) => cell.trim() !== '')) yield { line: begins, cells };
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? csvFault(error, line, limits) : error;
  }
}

/** csv-parse counts a CRLF inside quotes twice, so lines are counted here. */
function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}

function csvFault(error: CsvError, line: number, limits: SourceLimits): SourceError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = `A quotation mark in the row that begins on line ${line} is never closed; the rest of the file hangs in it.`;
    return new SourceError('UNCLOSED_QUOTE', message, line);
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `The row that begins on line ${line} is longer than ${limits.maxRecordBytes} bytes; is a quotation mark not closed?`;
    return new SourceError('RECORD_TOO_LONG', message, line);
  }
  return new SourceError('CORRUPT', `The row that begins on line ${line} cannot be read: ${error.message}`, line);
}

function cellTooLong(line: number, limits: SourceLimits): SourceError {
  const message = `A cell of the row that begins on line ${line} is longer than ${limits.maxCellLength} characters; is a quotation mark not closed?`;
  return new SourceError('CELL_TOO_LONG', message, line);
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
