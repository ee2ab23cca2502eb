import type { SourceHints } from '../format.ts';
import type { SourceLimits } from '../limits.ts';
import { RawRecords, type SourceRecord } from '../record.ts';
import { openSource, type Source } from '../source.ts';
import { SourceError } from '../source-error.ts';

/** A stream of these bytes that comes in pieces of the given sizes, over and over. */
export async function* inPieces(
  bytes: Uint8Array | string,
  sizes: readonly number[] = [16_384],
): AsyncGenerator<Buffer> {
  const all = Buffer.from(bytes as Uint8Array);
  for (let start = 0, i = 0; start < all.length; i += 1) {
    const size = sizes[i % sizes.length] as number;
    yield all.subarray(start, start + size);
    start += size;
  }
}

/** A source that was read to its end. */
export interface ReadSource {
  source: Source;
  records: SourceRecord[];
}

/** Reads a whole source from bytes or text. */
export async function readAll(
  bytes: Uint8Array | string,
  hints: SourceHints = {},
  limits: Partial<SourceLimits> = {},
  sizes?: readonly number[],
): Promise<ReadSource> {
  const source = await openSource(inPieces(bytes, sizes), hints, limits);
  const records: SourceRecord[] = [];
  for await (const record of source.records) records.push(record);
  return { source, records };
}

/** The values of every record, as plain objects. */
export async function fieldsOf(bytes: Uint8Array | string, hints?: SourceHints): Promise<Record<string, unknown>[]> {
  const { records } = await readAll(bytes, hints);
  return records.map(({ fields }) => ({ ...fields }));
}

/** The fault with which reading ends; fails where it does not end with one. */
export async function faultOf(
  bytes: Uint8Array | string,
  hints?: SourceHints,
  limits?: Partial<SourceLimits>,
): Promise<SourceError> {
  try {
    await readAll(bytes, hints, limits);
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error('The source was read without a fault.');
}

/** A record as it is kept beside its row. */
export function keptOf({ columns }: Source, record: SourceRecord): Record<string, unknown> {
  return JSON.parse(new RawRecords(columns).json(record));
}
