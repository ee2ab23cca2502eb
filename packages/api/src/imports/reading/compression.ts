import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError } from './source-error.ts';

/** Whether these first bytes are those of a gzip file. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Unpacks gzip, several members included. A file that breaks off is TRUNCATED, a damaged one CORRUPT. */
export async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // The error of either side is thrown by the loop below, so there is nothing left to do here.
  pipeline(bytes, gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    throw gzipFault(error);
  }
}

function gzipFault(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') {
    return new SourceError(
      'TRUNCATED',
      'The gzip file breaks off before its end; it was not sent or saved completely.',
    );
  }
  if (code.startsWith('Z_')) return new SourceError('CORRUPT', 'The gzip file is damaged and cannot be unpacked.');
  return error;
}

/**
 * Refuses a `Content-Encoding` other than gzip. Whether a body really is gzip is told by its bytes alone, because
 * proxies unpack bodies and leave the header.
 */
export function refuseOtherCompression(contentEncoding: string | undefined): void {
  const name = contentEncoding?.trim().toLowerCase() ?? '';
  if (['', 'identity', 'gzip', 'x-gzip'].includes(name)) return;
  throw new SourceError(
    'UNSUPPORTED_FORMAT',
    `The body is packed with "${name}"; send it as it is or packed with gzip.`,
  );
}
