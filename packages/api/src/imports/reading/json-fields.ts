import { columnName, freeName, tooManyColumns } from './columns.ts';
import type { SourceLimits } from './limits.ts';
import { noFields, type SourceColumn, type SourceRecord } from './record.ts';
import { SourceError } from './source-error.ts';

const deepest = 20;

/** Turns JSON values into records; its columns are the keys met so far, in the order in which they first came. */
export class JsonFields {
  readonly columns: SourceColumn[] = [];
  private readonly known = new Set<string>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly limits: SourceLimits,
    /** The fields that texts in the place of objects fill: the text, or a key and its value. */
    readonly textFields: readonly [string, string] | null = null,
  ) {}

  /**
   * The record of one value. What is no object, or holds what cannot be kept, becomes a record with a problem; a text
   * that is too long or too many different keys end the reading.
   */
  record(line: number, given: unknown): SourceRecord {
    const value = typeof given === 'string' && this.textFields ? { [this.textFields[0]]: given } : given;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      const message = 'This is no JSON object; a record must be one, with the columns as its keys.';
      return { line, fields: noFields(), raw: JSON.stringify(value), problem: { code: 'INVALID', message } };
    }
    const fields = noFields();
    let flaw: string | null = null;
    for (const [key, cell] of Object.entries(value)) {
      fields[this.columnOf(key, fields, line)] = cell;
      if (typeof cell === 'string' && cell.length > this.limits.maxCellLength) {
        const message = `"${key}" is longer than ${this.limits.maxCellLength} characters.`;
        throw new SourceError('CELL_TOO_LONG', message, line);
      }
      flaw ??= flawOf(cell) && `"${key}" ${flawOf(cell)}.`;
    }
    return flaw
      ? { line, fields, raw: value, problem: { code: 'INVALID', message: flaw } }
      : { line, fields, raw: value };
  }

  private columnOf(key: string, fields: object, line: number): string {
    let wanted = this.names.get(key);
    if (wanted === undefined) {
      wanted = columnName(key) || 'column';
      if (this.names.size < 2 * this.limits.maxColumns) this.names.set(key, wanted);
    }
    const name = freeName(wanted, (candidate) => Object.hasOwn(fields, candidate));
    if (!this.known.has(name)) {
      if (this.columns.length >= this.limits.maxColumns) throw tooManyColumns(this.limits.maxColumns, line);
      this.known.add(name);
      this.columns.push({ name, header: key });
    }
    return name;
  }
}

function flawOf(value: unknown, depth = 1): string | null {
  if (typeof value === 'string') return value.includes('\0') ? 'holds a NUL character, which no text has' : null;
  if (typeof value === 'number') {
    const inexact = !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
    return inexact ? 'is a number with too many digits to be kept exactly; put it in quotes' : null;
  }
  if (value === null || typeof value !== 'object') return null;
  if (depth >= deepest) return 'is nested too deeply';
  for (const inner of Object.values(value)) {
    const flaw = flawOf(inner, depth + 1);
    if (flaw) return flaw;
  }
  return null;
}
