import type { Table } from '@tanstack/react-table';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData, TValue> {
    /** What a file says for the column where its value alone does not; null leaves the column out of files. */
    csv?: ((row: TData) => string | number | null | undefined) | null;
  }
}

/** A cell of a file, safe to open in a spreadsheet: a text that would be a formula gets an apostrophe before it. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = String(value);
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells as the text of a file. */
export function csvText(rows: readonly (readonly unknown[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** What a table shows, column by column, as rows of cells. */
export function rowsOfTable<Row>(table: Table<Row>): unknown[][] {
  const columns = table
    .getVisibleLeafColumns()
    .filter(({ columnDef }) => columnDef.meta?.csv !== null && columnDef.header);
  const head = columns.map(({ columnDef, id }) => (typeof columnDef.header === 'string' ? columnDef.header : id));
  const body = table.getRowModel().rows.map((row) =>
    columns.map(({ id, columnDef }) => {
      const write = columnDef.meta?.csv;
      return write ? write(row.original) : row.getValue(id);
    }),
  );
  return [head, ...body];
}

/** Gives the reader a file; a byte order mark tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
