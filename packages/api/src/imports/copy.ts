import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { Work } from '../platform/work.ts';

/** A value of a staged row; a list becomes an array of texts. */
export type CopyValue = string | number | boolean | Date | null | readonly string[];

const flushAt = 64 * 1024;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\ufffd' };

function escaped(text: string): string {
  return text.replace(/[\\\n\r\t\0]/g, (character) => escapes[character]!);
}

function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** One line of COPY's text form. */
export function copyLine(values: readonly CopyValue[]): string {
  const cells = values.map((value) => {
    if (value === null) return '\\N';
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'string') return escaped(value);
    return typeof value === 'object' ? escaped(arrayLiteral(value)) : String(value);
  });
  return `${cells.join('\t')}\n`;
}

/**
 * Any JSON value as a text that `jsonb` takes: NUL, which it has no place for, and halves of surrogate pairs read as
 * U+FFFD.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  return isStorable(text) ? text : JSON.stringify(mended(value));
}

/** Whether a text of JSON holds neither NUL nor halves of surrogate pairs. */
export function isStorable(json: string): boolean {
  return !json.includes('\\u') || !/\\u(0000|d[89a-f])/i.test(json);
}

/** Any JSON value with its texts made storable, in the same way. */
export function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\0|\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(mended);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mended(key), mended(inner)]));
}

/** Copies lines into a table of this Work. A line is asked for only when the database took those before it. */
export async function copyInto(
  work: Work,
  table: string,
  columns: readonly string[],
  lines: AsyncIterable<string>,
): Promise<void> {
  const client = (await work.manager.queryRunner!.connect()) as pg.PoolClient;
  await pipeline(inBuffers(lines), client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`)));
}

async function* inBuffers(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const line of lines) {
    waiting += line;
    if (waiting.length < flushAt) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting) yield Buffer.from(waiting);
}
