import type { Permission } from '../platform/actor.ts';
import type { Reader } from '../platform/database/reader.ts';
import type { Work } from '../platform/work.ts';
import type { ItemKind } from '../roadmap/item.enums.ts';
import type { CopyValue } from './copy.ts';
import type { ImportErrorPolicy, ImportKind } from './import.enums.ts';
import type { ImportRun } from './import-run.entity.ts';
import type { ImportTotals, RowIssue } from './import-run.types.ts';
import type { SourceHints } from './reading/format.ts';
import type { KnownExport } from './reading/known-exports.ts';
import type { FieldAliases } from './reading/mapping.ts';
import type { SourceColumn, SourceRecord } from './reading/record.ts';
import type { SourceShape } from './reading/shape.ts';
import type { FieldColumns } from './row-cells.ts';

/** How a run is to be done, whatever it brings in. */
export interface RunOptions {
  source: string;
  dryRun: boolean;
  errorPolicy: ImportErrorPolicy;
  createMissingThemes: boolean;
  fileName: string | null;
  /** Column → field, for columns that are not named as a field. */
  map: ReadonlyMap<string, string>;
  /** When entries were said that do not tell it themselves. */
  defaultSubmittedAt: Date | null;
  /** The zone of local times. */
  timeZone: string | null;
  /** The kind of items that do not tell it themselves. */
  defaultKind: ItemKind | null;
  /** Whether well-known slips of definitions are mended. */
  lenient: boolean;
  /** The names of the configured sources that objectives may be measured from. */
  connections: readonly string[];
}

/** Where the records of a run come from. They are read once. */
export interface RecordSource {
  readonly columns: readonly SourceColumn[];
  readonly columnsMayGrow: boolean;
  readonly sample: readonly SourceRecord[];
  readonly records: AsyncIterable<SourceRecord>;
  /** What the records were read from, and what was done to make sense of it, in sentences. True once all are read. */
  description(): string;
}

/** What a body is read with. */
export interface BodyReading {
  options: RunOptions;
  hints: SourceHints;
  maxBytes: number;
  db: Reader;
}

/** A row as it is staged: its values in the order of the plan's columns, and what is wrong with it. */
export interface StagedRow {
  values: readonly CopyValue[];
  errors: readonly RowIssue[];
  warnings: readonly RowIssue[];
}

/** A run whose rows stand in the temporary table `staged`. */
export interface StagedRun {
  run: ImportRun;
  options: RunOptions;
  columns: FieldColumns;
}

/** What a run makes beside its rows. */
export type MadeBeside = Pick<ImportTotals, 'themesCreated' | 'customersCreated'>;

/** What resolving tells beside what it writes. */
export interface Resolved extends MadeBeside {
  /** That rows tell of what was erased, so that no samples of the file's columns may be kept. */
  hidesSamples?: boolean;
}

/** How one kind of thing is imported. The pipeline is the same for all. */
export interface ImportPlan {
  kind: ImportKind;
  /** Its endpoint and its word on the command line: `feedback` for `/import/feedback`. */
  path: string;
  /** Parameters of its endpoint beside those that every import has. */
  parameters: readonly (keyof RunOptions)[];
  /** What a caller must hold to run it, and to cancel or undo a run. */
  needs: readonly Permission[];
  /** The type of what a row is about. */
  subjectType: string;
  fields: readonly string[];
  aliases: FieldAliases;
  /** A field without which no row can be taken. */
  keyField: string;
  /** Exports of other products that are known by their headers. */
  exports?: readonly KnownExport[];
  /**
   * What texts in the place of objects say: the elements of a JSON array of texts fill the first field, the keys and
   * values of one JSON object of texts the first and the second. Without it such rows fail.
   */
  textFields?: readonly [string, string];
  mostRows: number;
  /** Kinds of files that are recognised by their columns and read in the words of the fields. */
  shapes?: readonly SourceShape[];
  /** Columns of `staged` beside line, errors, warnings and raw: names and types. */
  columns: Readonly<Record<string, string>>;
  /** Those of them that rows are matched by, where the others are too many or too long for the planner to look at. */
  matchedBy?: readonly string[];
  /** How a body is read, for what is neither delimited nor JSON. */
  read?(body: AsyncIterable<Uint8Array>, reading: BodyReading): Promise<RecordSource>;
  /** A record as typed columns, with its issues. Pure. */
  rowFrom(record: SourceRecord, columns: FieldColumns, options: RunOptions): StagedRow;
  /**
   * Decides what becomes of each row of `staged` and writes it to `resolved`: the same statements for a dry run and in
   * earnest. Changes nothing that lasts.
   */
  resolve(work: Work, staged: StagedRun): Promise<Resolved>;
  /** Does what was resolved. */
  apply(work: Work, staged: StagedRun): Promise<void>;
  /** Makes right what follows from the rows when a run was undone, in the Work that put them back. */
  undone?(work: Work): Promise<void>;
}

/** What every typed row has beside its values. */
export interface RowWithIssues {
  errors: RowIssue[];
  warnings: RowIssue[];
}

/** Stages typed rows: each property but the issues becomes a column of the given type, in snake_case. */
export function stagedAs<T extends RowWithIssues>(
  types: Record<Exclude<keyof T & string, keyof RowWithIssues>, string>,
) {
  const properties = Object.keys(types) as (keyof typeof types)[];
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    columns: Object.fromEntries(properties.map((property) => [snake(property), types[property]])),
    row: (row: T): StagedRow => ({
      errors: row.errors,
      warnings: row.warnings,
      values: properties.map((property) => row[property] as CopyValue),
    }),
  };
}
