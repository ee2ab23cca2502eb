import sql, { raw } from 'sql-template-tag';
import type { Work } from '../platform/work.ts';
import { copyInto, copyLine, storableJson } from './copy.ts';
import type { ImportPlan, RecordSource, RunOptions } from './import-plan.ts';
import { type ColumnMapping, columnMapping, type Mapping, mappingByShape } from './reading/mapping.ts';
import { RawRecords } from './reading/record.ts';
import { type SourceShape, shapeOf } from './reading/shape.ts';
import { SourceError } from './reading/source-error.ts';
import type { FieldColumns } from './row-cells.ts';
import type { RunWatch } from './run-watch.ts';

/** What is known once all records are staged. */
export interface Staging {
  mapping: ColumnMapping[];
  columns: FieldColumns;
  /** What the file was recognised as, in a sentence; empty for one in the import's own words. */
  recognised: string;
}

/**
 * Reads every record of the source into the temporary table `staged`, and makes `resolved` for what becomes of them.
 * Throws SourceError where the source as a whole cannot be read.
 */
export async function stageRecords(
  work: Work,
  plan: ImportPlan,
  source: RecordSource,
  options: RunOptions,
  watch: RunWatch,
): Promise<Staging> {
  const own = Object.entries(plan.columns);
  await work.query(
    raw(`create temp table staged (
      line integer, errors jsonb, warnings jsonb, raw jsonb, ${own.map(([name, type]) => `${name} ${type}`).join(', ')}
    ) on commit drop`),
  );
  await work.query(sql`
    create temp table resolved (line integer, action text, subject_type text, subject_id uuid, warnings jsonb) on commit drop`);
  const reading = new Reading(plan, source, options, watch);
  const names = ['line', 'errors', 'warnings', 'raw', ...own.map(([name]) => name)];
  await copyInto(work, 'staged', names, reading.lines());
  await work.query(
    raw(plan.matchedBy ? `analyze staged (line, errors, warnings, ${plan.matchedBy.join(', ')})` : 'analyze staged'),
  );
  return reading.result();
}

class Reading {
  private mapping: Mapping;
  private columns: FieldColumns;
  private width: number;
  private rows = 0;
  private readonly shape: SourceShape | null;
  private readonly converted: ReturnType<SourceShape['converter']> | undefined;

  constructor(
    private readonly plan: ImportPlan,
    private readonly source: RecordSource,
    private readonly options: RunOptions,
    private readonly watch: RunWatch,
  ) {
    this.shape = options.map.size === 0 ? shapeOf(plan.shapes ?? [], source.sample) : null;
    this.converted = this.shape?.converter();
    this.mapping = this.mapped(source.columnsMayGrow);
    this.columns = this.columnsByField();
    this.width = source.columns.length;
    if (!source.columnsMayGrow) this.wantKeyField();
  }

  async *lines(): AsyncGenerator<string> {
    const { plan, source, options, watch } = this;
    const raw = new RawRecords(source.columnsMayGrow ? [] : source.columns);
    for await (const record of source.records) {
      if (source.columns.length !== this.width) this.widen();
      watch.signal.throwIfAborted();
      watch.rows += 1;
      if (++this.rows > plan.mostRows) {
        const message = `A run takes at most ${plan.mostRows} rows of this kind; send them in several files.`;
        throw new SourceError('FILE_TOO_LARGE', message, record.line);
      }
      const told = record.problem ? undefined : this.converted?.(record.fields);
      const read = told ? { ...record, fields: told.fields } : record;
      const { values, errors, warnings: noted } = plan.rowFrom(read, this.columns, options);
      const warnings = told ? [...told.warnings, ...noted] : noted;
      yield copyLine([record.line, issuesJson(errors), issuesJson(warnings), raw.json(record), ...values]);
    }
  }

  /** The mapping as it is at the end; a map that names a column which never came is refused only now. */
  result(): Staging {
    if (this.rows > 0) {
      this.mapping = this.mapped(false);
      this.wantKeyField();
    }
    return { mapping: this.mapping.mapping, columns: this.columns, recognised: this.recognised() };
  }

  private recognised(): string {
    const known = this.mapping.recognised;
    if (known) return `Recognised as an export of ${known.name}; a map says otherwise.`;
    if (!this.shape) return '';
    const { name, restField } = this.shape;
    return `Recognised as ${name}: what has no field of its own is kept in ${restField}.`;
  }

  private widen(): void {
    this.width = this.source.columns.length;
    this.mapping = this.mapped(true);
    this.columns = this.columnsByField();
  }

  private mapped(columnsMayGrow: boolean): Mapping {
    const { columns, sample } = this.source;
    const { aliases, fields, exports } = this.plan;
    if (this.shape) return mappingByShape(this.shape, columns, sample);
    return columnMapping(columns, fields, this.options.map, { aliases, sample, columnsMayGrow, exports });
  }

  private columnsByField(): FieldColumns {
    const known = new Map(this.source.columns.map((column) => [column.name, column]));
    const commaLists = this.mapping.recognised?.commaLists ?? false;
    const columnFor = (field: string, name: string) =>
      this.shape ? { name: field, header: known.get(name)?.header ?? field } : { ...known.get(name)!, commaLists };
    return new Map([...this.mapping.columnOf].map(([field, name]) => [field, columnFor(field, name)]));
  }

  private wantKeyField(): void {
    const { keyField } = this.plan;
    if (this.mapping.columnOf.has(keyField)) return;
    const there = this.source.columns.map(({ name, header }) => header || name).join(', ') || 'no named columns';
    throw new SourceError(
      'UNKNOWN_COLUMN',
      `No column fills ${keyField}. The file has ${there.slice(0, 2_000)}; say which one it is, as in map=content=${keyField}.`,
    );
  }
}

function issuesJson(issues: readonly object[]): string | null {
  return issues.length > 0 ? storableJson(issues) : null;
}
