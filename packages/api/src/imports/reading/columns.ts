import type { SourceColumn } from './record.ts';
import { SourceError } from './source-error.ts';

/** A header as a column's name: compatible forms unified, trimmed, lower case, spaces and dashes as underscores. */
export function columnName(header: string): string {
  return header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s\-\u2010-\u2015]+/gu, '_');
}

/** A header line's columns, with what had to be done to tell them apart. */
export interface HeaderColumns {
  columns: SourceColumn[];
  notes: string[];
}

/** Names the columns of a header line: a repeated name gets a number behind it, an empty one is `column_<n>`. */
export function columnsOfHeader(headers: readonly string[], maxColumns: number, line: number): HeaderColumns {
  if (headers.length > maxColumns) throw tooManyColumns(maxColumns, line);
  const taken = new Set<string>();
  const notes: string[] = [];
  const columns = headers.map((header, i) => {
    const wanted = columnName(header) || `column_${i + 1}`;
    const name = freeName(wanted, (candidate) => taken.has(candidate));
    taken.add(name);
    if (name !== wanted) notes.push(`The header "${header.trim()}" is repeated: column ${i + 1} is read as "${name}".`);
    return { name, header };
  });
  return { columns, notes };
}

/**
 * The keys under which a row of these headers is kept, in their order: each header, but for a repeated or an empty one
 * its column's name.
 */
export function rawKeysOf(headers: readonly string[]): string[] {
  const { columns } = columnsOfHeader(headers, headers.length, 1);
  const taken = new Set<string>();
  return columns.map(({ name, header }) => {
    const key = header === '' || taken.has(header) ? name : header;
    taken.add(key);
    return key;
  });
}

/** `wanted`, or the first of `wanted_2`, `wanted_3`, … that is not taken. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let n = 2; isTaken(name); n += 1) name = `${wanted}_${n}`;
  return name;
}

/** The fault of a source that has more columns than are read. */
export function tooManyColumns(maxColumns: number, line: number): SourceError {
  return new SourceError(
    'TOO_MANY_COLUMNS',
    `The file has more than ${maxColumns} columns; is its separator right?`,
    line,
  );
}
