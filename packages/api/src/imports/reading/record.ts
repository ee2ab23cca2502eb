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
 * The record under its original headers, to be kept and given back: a repeated header goes by its column's name, cells
 * beyond the header by `column_<n>`, unreadable text by `line`. NUL, which no database text holds, reads as U+FFFD.
 */
export function rawFieldsOf(columns: readonly SourceColumn[], record: SourceRecord): Fields {
  const kept = noFields();
  if (typeof record.raw === 'string') kept.line = withoutNul(record.raw);
  else if (Array.isArray(record.raw)) {
    for (const [i, cell] of record.raw.entries()) {
      const header = columns[i]?.header ?? '';
      const key = header === '' || Object.hasOwn(kept, header) ? (columns[i]?.name ?? `column_${i + 1}`) : header;
      kept[key] = withoutNul(cell);
    }
  } else {
    for (const [key, value] of Object.entries(record.raw)) kept[key] = withoutNul(value);
  }
  return kept;
}

function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd');
  if (value === null || typeof value !== 'object') return value;
  const flat = JSON.stringify(value);
  return flat.includes('\\u0000') ? JSON.parse(flat.replaceAll('\\u0000', '\\ufffd')) : value;
}
