const enough = 64 * 1024;
const separators = [',', ';', '\t'] as const;
const separatorWords = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;

/** What the beginning of a file tells about the whole of it. */
export interface FileHead {
  /** What it is, in words: “CSV, separated by commas”. */
  format: string;
  /** The columns that the first line names; none for definitions. */
  columns: string[];
  /** The first value of each column, in their order. */
  samples: string[];
}

/** The first lines of a table, quotes and line breaks inside them respected. */
function linesOf(text: string, separator: string, most: number): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === separator) {
      line.push(cell);
      cell = '';
    } else if (!quoted && (sign === '\n' || sign === '\r')) {
      if (line.length > 0 || cell !== '') lines.push([...line, cell]);
      if (lines.length === most) return lines;
      line = [];
      cell = '';
    } else cell += sign;
  }
  return line.length > 0 || cell !== '' ? [...lines, [...line, cell]] : lines;
}

/** What of the first object of a JSON text can be read: its keys and values. */
function jsonHead(text: string): FileHead {
  const format = /^\s*\[/.test(text) ? 'JSON array' : 'JSON, an object a line';
  const columns: string[] = [];
  const samples: string[] = [];
  const line = text.slice(0, text.indexOf('\n') > 0 ? text.indexOf('\n') : undefined);
  try {
    const first: unknown = JSON.parse(/^\s*\[/.test(text) ? text : line);
    const row: unknown = Array.isArray(first) ? first[0] : first;
    if (row && typeof row === 'object') {
      for (const [key, value] of Object.entries(row)) {
        columns.push(key);
        samples.push(typeof value === 'object' ? JSON.stringify(value) : String(value));
      }
    }
  } catch {
    // Only the beginning of a long array was read; the server reads it all.
  }
  return { format, columns, samples };
}

/** What the beginning of a text tells; a table is read by the separator that makes the most columns. */
export function headOf(text: string): FileHead {
  const start = text.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(start)) return jsonHead(start);
  if (/^\s*(---|apiVersion:)/.test(start)) return { format: 'YAML', columns: [], samples: [] };
  const readings = separators.map((separator) => ({ separator, lines: linesOf(start, separator, 2) }));
  const widest = readings.reduce((best, reading) =>
    (reading.lines[0]?.length ?? 0) > (best.lines[0]?.length ?? 0) ? reading : best,
  );
  const names = (widest.lines[0] ?? []).map((name) => name.trim());
  const kept = names.flatMap((name, index) => (name === '' ? [] : [index]));
  return {
    format: `CSV, separated by ${separatorWords[widest.separator]}`,
    columns: kept.map((index) => names[index] ?? ''),
    samples: kept.map((index) => (widest.lines[1]?.[index] ?? '').trim().slice(0, 80)),
  };
}

/** What the beginning of a file tells; UTF-16 is known by its mark, all else is taken for UTF-8. */
export async function headIn(file: Blob): Promise<FileHead> {
  const bytes = new Uint8Array(await file.slice(0, enough).arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { format: 'packed with gzip', columns: [], samples: [] };
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  const encoding = little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8';
  return headOf(new TextDecoder(encoding).decode(bytes));
}

/** The field that a column's own name already is, in any case and with spaces; null when it is none. */
export function fieldNamed(column: string, fields: readonly string[]): string | null {
  const name = column.toLowerCase().replaceAll(/[\s-]+/g, '_');
  return fields.find((field) => field === name) ?? null;
}
