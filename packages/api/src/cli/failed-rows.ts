import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { PlainError } from '../platform/plain-error.ts';
import { unreachable } from './ask.ts';
import type { Service } from './service.ts';

/**
 * Writes the failed rows of a run into a file: CSV with its columns and `error`, which says what is wrong. The file can
 * be mended and imported again.
 *
 * @throws PlainError when the service does not give them, or the file cannot be written
 */
export async function writeFailedRows(service: Service, runId: string, file: string): Promise<void> {
  const headers = { authorization: `Bearer ${service.token}` };
  const response = await fetch(`${service.url}/imports/${runId}/failed.csv`, { headers }).catch((caught: Error) => {
    throw unreachable(service, caught.cause ?? caught);
  });
  if (!response.ok || !response.body) {
    throw new PlainError(`${service.url} answered ${response.status} where the failed rows were wanted.`, 2);
  }
  const rows = Readable.fromWeb(response.body as ReadableStream);
  await pipeline(rows, fs.createWriteStream(file)).catch((error: NodeJS.ErrnoException) => {
    throw new PlainError(`The failed rows cannot be written to ${file} (${error.code ?? error.message}).`, 2);
  });
}
