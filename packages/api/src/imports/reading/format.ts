import { parse } from 'csv-parse/sync';
import { blockSize } from './blocks.ts';
import { SourceError } from './source-error.ts';

/** The forms of file that are read. */
export type SourceFormat = 'DELIMITED' | 'JSON_LINES' | 'JSON_ARRAY';

/** What the sender says about a file; its content decides where the two differ. */
export interface SourceHints {
  /** The `Content-Type` header. */
  contentType?: string;
  /** The `Content-Encoding` header. */
  contentEncoding?: string;
  fileName?: string;
  /** The fields that texts in the place of objects fill, where the kind of import has such. */
  textFields?: readonly [string, string];
}

/** How the rows of a delimited file are cut. */
export interface Dialect {
  delimiter: string;
  recordDelimiters: string[];
  /** Bytes before the header: Excel's `sep=` line. */
  skippedBytes: number;
  /** The line of the file on which the header is looked for, from 1. */
  firstLine: number;
}

const binaryBeginnings: readonly [string, string][] = [
  ['504b0304', 'a ZIP file or an Excel workbook; save the sheet as CSV (UTF-8)'],
  ['d0cf11e0', 'an old Excel workbook; save the sheet as CSV (UTF-8)'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['25504446', 'a PDF document'],
  ['28b52ffd', 'packed with zstd; send it as it is or packed with gzip'],
  ['425a68', 'packed with bzip2; send it as it is or packed with gzip'],
];

/** Refuses a file whose first bytes are no text, naming what it is where that can be told. */
export function refuseBinary(head: Buffer): void {
  const known = binaryBeginnings.find(([bytes]) => head.subarray(0, bytes.length / 2).toString('hex') === bytes);
  if (known) throw new SourceError('NOT_TEXT', `The file is no text but ${known[1]}.`);
}

/** Refuses text that is full of control characters, as other binary files are. */
export function refuseControlCharacters(head: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const found = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (found < 4 || found < head.length * 0.03) return;
  throw new SourceError('NOT_TEXT', 'The file is no text; send CSV, JSON lines or a JSON array.');
}

/** The form of a text by how it begins; `head` is its first block. Web pages, XML and an empty text are refused. */
export function formatOf(head: string, hints: SourceHints): SourceFormat {
  const start = head.trimStart();
  if (start === '') throw new SourceError('EMPTY_FILE', 'The file is empty: it holds no text.');
  if (/^<(!doctype html|html|head|body)\b/i.test(start)) {
    throw new SourceError('HTML_PAGE', 'The file is a web page, perhaps a sign-in page in place of the export.', 1);
  }
  if (start.startsWith('<?xml')) {
    throw new SourceError('UNSUPPORTED_FORMAT', 'The file is XML; send CSV, JSON lines or a JSON array.', 1);
  }
  if (/^\[\s*([[\]{"\d-]|true|false|null|$)/.test(start)) return 'JSON_ARRAY';
  if (/^\{\s*(["}]|$)/.test(start)) return 'JSON_LINES';
  if (saysJson(hints)) {
    throw new SourceError('UNSUPPORTED_FORMAT', 'The file is said to be JSON, but begins with neither "[" nor "{".', 1);
  }
  return 'DELIMITED';
}

/**
 * The separators of a delimited text by its first block: Excel's `sep=` line, else tab where the sender says so, else
 * the one of `,` `;` and tab that gives the header the most columns.
 */
export function dialectOf(head: string, hints: SourceHints): Dialect {
  const sep = /^"?sep=([^"\r\n])"?(\r\n|\n|\r)/i.exec(head);
  const text = sep ? head.slice(sep[0].length) : head;
  // Only a file whose lines end with CR alone has one before its first LF.
  const recordDelimiters = /^[^\n]*\r[^\n]/.test(text) ? ['\r\n', '\n', '\r'] : ['\r\n', '\n'];
  return {
    delimiter: sep?.[1] ?? (saysTabs(hints) ? '\t' : likeliestDelimiter(text, recordDelimiters)),
    recordDelimiters,
    skippedBytes: sep ? Buffer.byteLength(sep[0]) : 0,
    firstLine: sep ? 2 : 1,
  };
}

function likeliestDelimiter(text: string, recordDelimiters: string[]): string {
  let best = { delimiter: ',', columns: 1 };
  for (const delimiter of [',', ';', '\t']) {
    const columns = headerLength(text, delimiter, recordDelimiters);
    if (columns > best.columns) best = { delimiter, columns };
  }
  return best.delimiter;
}

function headerLength(text: string, delimiter: string, record_delimiter: string[]): number {
  try {
    const options = { delimiter, record_delimiter, to: 1, relax_quotes: true, skip_records_with_empty_values: true };
    return parse(text, { ...options, max_record_size: blockSize * 4, relax_column_count: true })[0]?.length ?? 0;
  } catch {
    return 0;
  }
}

function saysJson({ contentType, fileName }: SourceHints): boolean {
  return (
    /^application\/([\w.-]+\+)?(x-)?(nd)?json\b/i.test(contentType ?? '') ||
    /\.(nd)?jsonl?(\.gz)?$/i.test(fileName ?? '')
  );
}

function saysTabs({ contentType, fileName }: SourceHints): boolean {
  return /^text\/tab-separated-values\b/i.test(contentType ?? '') || /\.(tsv|tab)(\.gz)?$/i.test(fileName ?? '');
}
