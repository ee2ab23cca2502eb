const enough = 64 * 1024;
const separators = [',', ';', '\t'] as const;

/** The first line of a table, quotes and line breaks inside them respected. */
function cellsOf(text: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else cell += sign;
  }
  return [...cells, cell].map((name) => name.trim());
}

/** The columns that a table's first line names, by the separator that makes the most of them; none for JSON. */
export function columnsOf(text: string): string[] {
  const start = text.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(start)) return [];
  const readings = separators.map((separator) => cellsOf(start, separator));
  const widest = readings.reduce((best, cells) => (cells.length > best.length ? cells : best));
  return widest.filter((name) => name !== '');
}

/** The columns of a file, read from its beginning; UTF-16 is known by its mark, all else is taken for UTF-8. */
export async function columnsIn(file: Blob): Promise<string[]> {
  const bytes = new Uint8Array(await file.slice(0, enough).arrayBuffer());
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  const encoding = little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8';
  return columnsOf(new TextDecoder(encoding).decode(bytes));
}

/** The field that a column's own name already is, in any case and with spaces; null when it is none. */
export function fieldNamed(column: string, fields: readonly string[]): string | null {
  const name = column.toLowerCase().replaceAll(/[\s-]+/g, '_');
  return fields.find((field) => field === name) ?? null;
}
