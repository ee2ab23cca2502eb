import { columnName, freeName, tooManyColumns } from './columns.ts';
import type { SourceLimits } from './limits.ts';
import { noFields, type SourceColumn, type SourceRecord } from './record.ts';
import { SourceError } from './source-error.ts';

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
      const raw = isDeeper(value, this.limits.maxDepth) ? tooDeep : JSON.stringify(value);
      return { line, fields: noFields(), raw, problem: { code: 'INVALID', message } };
    }
    const fields = noFields();
    let flaw: string | null = null;
    const raw: Record<string, unknown> = noFields();
    for (const [key, given] of Object.entries(value)) {
      const cell = isDeeper(given, this.limits.maxDepth) ? tooDeep : given;
      fields[this.columnOf(key, fields, line)] = cell;
      raw[key] = cell;
      if (typeof cell === 'string' && cell.length > this.limits.maxCellLength) {
        const message = `"${key}" is longer than ${this.limits.maxCellLength} characters.`;
        throw new SourceError('CELL_TOO_LONG', message, line);
      }
      flaw ??= this.flawIn(key, cell);
    }
    return flaw ? { line, fields, raw, problem: { code: 'INVALID', message: flaw } } : { line, fields, raw };
  }

  private flawIn(key: string, cell: unknown): string | null {
    if (cell === tooDeep) return `"${key}" is nested deeper than ${this.limits.maxDepth} levels.`;
    const flaw = flawOf(cell);
    return flaw && `"${key}" ${flaw}.`;
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

/** What is kept in the place of a value that is nested too deeply. */
const tooDeep = '(nested too deeply)';

/** Whether a value has more than so many levels. Looks no deeper than that. */
function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return levels <= 1 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function flawOf(value: unknown): string | null {
  if (typeof value === 'string') return value.includes('\0') ? 'holds a NUL character, which no text has' : null;
  if (typeof value === 'number') {
    const inexact = !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
    return inexact ? 'is a number with too many digits to be kept exactly; put it in quotes' : null;
  }
  if (value === null || typeof value !== 'object') return null;
  for (const inner of Object.values(value)) {
    const flaw = flawOf(inner);
    if (flaw) return flaw;
  }
  return null;
}
