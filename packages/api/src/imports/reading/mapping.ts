import { cellText, shortened } from './cells.ts';
import { columnName } from './columns.ts';
import { type KnownExport, type Recognised, recognisedExport } from './known-exports.ts';
import type { SourceColumn, SourceRecord } from './record.ts';
import type { SourceShape } from './shape.ts';
import { SourceError } from './source-error.ts';

/** What becomes of one column, as the contract's `ColumnMapping` shows it. */
export interface ColumnMapping {
  /** As the source spells it. */
  column: string;
  field: string | null;
  ignored: boolean;
  /** Its first value in the sample, shortened to 80 characters. */
  sample: string | null;
}

/** The mapping of all columns, to be shown, and the column that each field is read from, to be used. */
export interface Mapping {
  mapping: ColumnMapping[];
  /** Field → `SourceColumn.name`. */
  columnOf: ReadonlyMap<string, string>;
  /** The known export that the headers are those of; null where a map was given, or none fits. */
  recognised: Recognised | null;
}

/** Other names for fields, as they are documented. */
export type FieldAliases = Readonly<Record<string, string>>;

/** `theme`, for files with one theme a row. */
export const feedbackAliases: FieldAliases = { theme: 'themes' };

/** What `columnMapping` may be told besides. */
export interface MappingOptions {
  aliases?: FieldAliases;
  sample?: readonly SourceRecord[];
  /** A column that the map names but that is not there (yet) is no fault. */
  columnsMayGrow?: boolean;
  /** Exports that are known by their headers. */
  exports?: readonly KnownExport[];
}

/**
 * Decides which column fills which field: what `userMap` (column → field) says, without a map what the columns of a
 * known export are, then columns named as a field, then those named as an alias. Case, spaces, dashes and underscores do not count. A field is filled by one column; others
 * that would fit are ignored and shown so. A map that names an unknown column or field is a `SourceError` that lists
 * what there is.
 */
export function columnMapping(
  columns: readonly SourceColumn[],
  knownFields: readonly string[],
  userMap: ReadonlyMap<string, string> = new Map(),
  { aliases = {}, sample = [], columnsMayGrow = false, exports = [] }: MappingOptions = {},
): Mapping {
  const columnOf = new Map<string, string>();
  const mapped = new Set<string>();
  const assign = (column: SourceColumn, field: string) => {
    columnOf.set(field, column.name);
    mapped.add(column.name);
  };
  for (const [wanted, wantedField] of userMap) {
    const field = knownFields.find((known) => sameName(known, wantedField));
    if (field === undefined) throw unknownField(wantedField, knownFields);
    const column =
      columns.find(({ header }) => header === wanted) ?? columns.find(({ name }) => sameName(name, wanted));
    if (column) assign(column, field);
    else if (!columnsMayGrow) throw unknownColumn(wanted, columns);
  }
  const recognised = userMap.size === 0 ? recognisedExport(columns, exports) : null;
  for (const [field, name] of recognised?.columnOf ?? []) {
    columnOf.set(field, name);
    mapped.add(name);
  }
  for (const names of [knownFields.map((field) => [field, field] as const), Object.entries(aliases)]) {
    for (const [name, field] of names) {
      const column = columns.find((candidate) => !mapped.has(candidate.name) && sameName(candidate.name, name));
      if (column && !columnOf.has(field)) assign(column, field);
    }
  }
  const fieldOf = new Map([...columnOf].map(([field, column]) => [column, field]));
  const mapping = columns.map(({ name, header }) => ({
    column: header === '' ? name : header,
    field: fieldOf.get(name) ?? null,
    ignored: !fieldOf.has(name),
    sample: firstValueOf(name, sample),
  }));
  return { mapping, columnOf, recognised };
}

/** The mapping of a file of a known shape: every column is kept somewhere. */
export function mappingByShape(
  shape: SourceShape,
  columns: readonly SourceColumn[],
  sample: readonly SourceRecord[],
): Mapping {
  const columnOf = new Map([[shape.restField, shape.restField]]);
  for (const [name, field] of Object.entries(shape.fieldOf)) if (!columnOf.has(field)) columnOf.set(field, name);
  const mapping = columns.map(({ name, header }) => ({
    column: header,
    field: shape.fieldOf[name] ?? shape.restField,
    ignored: false,
    sample: firstValueOf(name, sample),
  }));
  return { recognised: null, mapping, columnOf };
}

/**
 * Reads `column=field,column=field`, as `--map` and the `map` parameter give it. Throws `SourceError` (INVALID_MAP)
 * for a part without both names, and for a column or a field that comes twice.
 */
export function parseColumnMap(text: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const at = part.lastIndexOf('=');
    const column = part.slice(0, Math.max(at, 0)).trim();
    const field = part.slice(at + 1).trim();
    if (column === '' || field === '') {
      throw new SourceError(
        'INVALID_MAP',
        `"${part}" is no mapping; write column=field, as in id=external_id,content=body.`,
      );
    }
    if (map.has(column)) throw new SourceError('INVALID_MAP', `The column "${column}" is mapped twice.`);
    if ([...map.values()].includes(field))
      throw new SourceError('INVALID_MAP', `Two columns are mapped to "${field}".`);
    map.set(column, field);
  }
  return map;
}

function sameName(a: string, b: string): boolean {
  return columnName(a).replaceAll('_', '') === columnName(b).replaceAll('_', '');
}

function firstValueOf(name: string, sample: readonly SourceRecord[]): string | null {
  for (const { fields } of sample) {
    const text = cellText(fields[name]);
    if (text !== null) return shortened(text, 80);
  }
  return null;
}

function unknownField(field: string, known: readonly string[]): SourceError {
  return new SourceError(
    'UNKNOWN_FIELD',
    `There is no field "${field}" to map a column to; there are ${known.join(', ')}.`,
  );
}

function unknownColumn(column: string, columns: readonly SourceColumn[]): SourceError {
  const there = columns.map(({ name, header }) => header || name).join(', ');
  return new SourceError(
    'UNKNOWN_COLUMN',
    `The map names the column "${column}", which the file does not have; it has ${there}.`,
  );
}
