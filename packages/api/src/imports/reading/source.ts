import { inBlocks, opened } from './blocks.ts';
import { gunzipped, isGzip, refuseOtherCompression } from './compression.ts';
import { readDelimited } from './delimited.ts';
import { asUtf8, type EncodingVerdict, type TextEncoding, wideEncodingOf } from './encoding.ts';
import {
  dialectOf,
  formatOf,
  refuseBinary,
  refuseControlCharacters,
  type SourceFormat,
  type SourceHints,
} from './format.ts';
import { readJsonArray } from './json-array.ts';
import { JsonFields } from './json-fields.ts';
import { readJsonLines } from './json-lines.ts';
import { defaultLimits, type SourceLimits } from './limits.ts';
import type { SourceColumn, SourceRecord } from './record.ts';
import { SourceError } from './source-error.ts';

/** A source whose form is known. It is read once, by iterating `records`; leaving the loop frees the stream. */
export interface Source {
  readonly format: SourceFormat;
  /** Null for JSON. */
  readonly delimiter: string | null;
  readonly compressed: boolean;
  /** As far as read: a file that begins in plain ASCII counts as UTF-8 until it shows otherwise. */
  readonly encoding: TextEncoding;
  /** A delimited file's header; of JSON, the keys met so far, which grow while it is read. */
  readonly columns: readonly SourceColumn[];
  /** Whether `columns` can still grow. */
  readonly columnsMayGrow: boolean;
  /** What was done to make sense of the header, in sentences. */
  readonly notes: readonly string[];
  /** The first records (at most 20), to be looked at before the rest is read; `records` yields them again. */
  readonly sample: readonly SourceRecord[];
  /** Every record in order. Throws `SourceError` where the file as a whole turns out to be unreadable. */
  readonly records: AsyncIterableIterator<SourceRecord>;
  /** Frees the stream of a source that is not read to its end. */
  close(): Promise<void>;
}

const sampleSize = 20;

/**
 * Recognises compression, encoding and format of a stream of bytes and reads it record by record, never holding more
 * than a block of it. Throws `SourceError` for what cannot be read. The stream is destroyed when reading ends early:
 * pass `request.iterator({ destroyOnReturn: false })` for a request that is still to be answered.
 */
export async function openSource(
  stream: AsyncIterable<Uint8Array>,
  hints: SourceHints = {},
  limits: Partial<SourceLimits> = {},
): Promise<Source> {
  refuseOtherCompression(hints.contentEncoding);
  const bounds = { ...defaultLimits, ...limits };
  let blocks = await opened(inBlocks(stream, bounds.maxBytes));
  const closing = [blocks.all];
  try {
    const compressed = blocks.first !== null && isGzip(blocks.first);
    if (compressed) {
      blocks = await opened(inBlocks(gunzipped(blocks.all), bounds.maxBytes));
      closing.unshift(blocks.all);
    }
    if (!blocks.first) throw new SourceError('EMPTY_FILE', 'The file is empty.');
    refuseBinary(blocks.first);
    const verdict: EncodingVerdict = { encoding: wideEncodingOf(blocks.first) ?? 'UTF-8', damaged: false };
    const text = await opened(asUtf8(blocks.all, verdict));
    closing.unshift(text.all);
    return await sourceOf(text.first?.toString('utf8') ?? '', text.all, { hints, bounds, verdict, compressed });
  } catch (error) {
    for (const stage of closing) await stage.return?.();
    throw error;
  }
}

interface Known {
  hints: SourceHints;
  bounds: SourceLimits;
  verdict: EncodingVerdict;
  compressed: boolean;
}

async function sourceOf(head: string, text: AsyncIterableIterator<Buffer>, known: Known): Promise<Source> {
  const { hints, bounds, verdict, compressed } = known;
  refuseControlCharacters(head);
  const format = formatOf(head, hints);
  const json = new JsonFields(bounds, hints.textFields ?? null);
  let columns: readonly SourceColumn[] = json.columns;
  let notes: readonly string[] = [];
  let delimiter: string | null = null;
  let records: AsyncGenerator<SourceRecord>;
  if (format === 'JSON_LINES') records = readJsonLines(text, json, bounds, verdict);
  else if (format === 'JSON_ARRAY') records = readJsonArray(text, json, bounds, verdict);
  else {
    const dialect = dialectOf(head, hints);
    const rows = await readDelimited(withoutFirst(text, dialect.skippedBytes), dialect, bounds, verdict);
    ({ columns, notes, records } = rows);
    delimiter = dialect.delimiter;
  }
  const { sample, all } = await sampled(records);
  return {
    format,
    delimiter,
    compressed,
    columns,
    notes,
    sample,
    columnsMayGrow: format !== 'DELIMITED',
    get encoding() {
      return verdict.encoding;
    },
    records: all,
    close: async () => {
      await all.return?.();
    },
  };
}

async function* withoutFirst(blocks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const block of blocks) {
    yield left > 0 ? block.subarray(left) : block;
    left = 0;
  }
}

/** Reads the first records ahead. A fault among them is thrown in its place, after the records before it. */
async function sampled(
  records: AsyncGenerator<SourceRecord>,
): Promise<{ sample: SourceRecord[]; all: AsyncIterableIterator<SourceRecord> }> {
  const sample: SourceRecord[] = [];
  let fault: { error: unknown } | null = null;
  try {
    while (sample.length < sampleSize) {
      const { value, done } = await records.next();
      if (done) break;
      sample.push(value);
    }
  } catch (error) {
    fault = { error };
  }
  let given = 0;
  const all: AsyncIterableIterator<SourceRecord> = {
    [Symbol.asyncIterator]: () => all,
    next: async () => {
      if (given < sample.length) return { value: sample[given++] as SourceRecord, done: false };
      if (!fault) return records.next();
      const { error } = fault;
      fault = null;
      throw error;
    },
    return: async () => {
      given = sample.length;
      fault = null;
      return records.return(undefined);
    },
  };
  return { sample, all };
}
