import { isStorable, storableJson } from '../copy.ts';
import { rawKeysOf } from './columns.ts';

/** One column of a source. */
export interface SourceColumn {
  /** Trimmed, in lower case, with underscores, and unique in its source: the key in `SourceRecord.fields`. */
  name: string;
  /** As the source spells it. */
  header: string;
}

/** What can be wrong with the form of one record; the words are those of the contract's `RowIssueCode`. */
export interface RecordProblem {
  code: 'WRONG_COLUMN_COUNT' | 'INVALID';
  message: string;
}

/** Values by column name, without a prototype: `__proto__` and `constructor` are keys like any other. */
export type Fields = Record<string, unknown>;

/** One record of a source. */
export interface SourceRecord {
  /** The 1-based line on which it begins; of a JSON array, which has no lines of its own, the 1-based element. */
  line: number;
  /** Values by column name: texts of a delimited file, any JSON value otherwise. */
  fields: Fields;
  /** As it came: the cells of a row, the object, or the text that could not be read. */
  raw: readonly string[] | object | string;
  /** Set where the record cannot be used; `fields` then holds what could be read. */
  problem?: RecordProblem;
}

/** An empty set of fields. */
export function noFields(): Fields {
  return Object.create(null) as Fields;
}

/**
 * Writes the records of one source as JSON under their original headers, to be kept and given back: a repeated header
 * goes by its column's name, cells beyond the header by `column_<n>`, unreadable text by `line`. What no database text
 * holds reads as U+FFFD.
 */
export class RawRecords {
  private readonly keys: string[];
  private readonly prefixes: string[];

  constructor(columns: readonly SourceColumn[]) {
    this.keys = rawKeysOf(columns.map(({ header }) => header));
    this.prefixes = this.keys.map((key) => `${JSON.stringify(key)}:`);
  }

  json({ raw }: SourceRecord): string {
    if (typeof raw === 'string') return storableJson({ line: raw });
    if (!Array.isArray(raw)) return storableJson(raw);
    let json = '';
    for (let i = 0; i < raw.length; i += 1) {
      json += `${i === 0 ? '' : ','}${this.prefixes[i] ?? `"${beyond(i)}":`}${JSON.stringify(raw[i])}`;
    }
    return isStorable(json) ? `{${json}}` : storableJson(this.fields(raw));
  }

  private fields(cells: readonly string[]): Fields {
    const fields = noFields();
    for (const [i, cell] of cells.entries()) fields[this.keys[i] ?? beyond(i)] = cell;
    return fields;
  }
}

function beyond(index: number): string {
  return `column_${index + 1}`;
}
