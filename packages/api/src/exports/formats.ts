import { csvLine } from '../platform/csv.ts';

/** How records are written, piece by piece. */
export interface ExportFormat {
  contentType: string;
  /** The ending of the file's name. */
  ending: string;
  begin(columns: readonly string[]): string;
  /** One record; `index` counts from 0. */
  record(record: Readonly<Record<string, unknown>>, columns: readonly string[], index: number): string;
  end(count: number): string;
}

/** The formats that every export has. */
export const formats: Readonly<Record<string, ExportFormat>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    ending: 'csv',
    begin: (columns) => csvLine(columns.map(headerOf)),
    record: (record, columns) => csvLine(columns.map((column) => cellOf(record[column]))),
    end: () => '',
  },
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    ending: 'ndjson',
    begin: () => '',
    record: (record, columns) => `${JSON.stringify(shown(record, columns))}\n`,
    end: () => '',
  },
  json: {
    contentType: 'application/json; charset=utf-8',
    ending: 'json',
    begin: () => '[',
    record: (record, columns, index) => `${index > 0 ? ',' : ''}\n${JSON.stringify(shown(record, columns))}`,
    end: (count) => (count > 0 ? '\n]\n' : ']\n'),
  },
};

function shown(record: Readonly<Record<string, unknown>>, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, record[column] ?? null]));
}

/** `changedAt` → `changed_at`. */
function headerOf(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value as one cell that an import reads as the same: lists of plain texts with `;`, all else that is no text as JSON. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.every(isPlain) ? value.join(';') : JSON.stringify(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isPlain(entry: unknown): boolean {
  return typeof entry === 'string' && /^[^;|[\s'=+@-][^;|]*$/.test(entry) && !/\s$/.test(entry);
}
