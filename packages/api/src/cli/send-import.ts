import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { PlainError } from '../platform/plain-error.ts';
import { unknownToken, unreachable } from './ask.ts';
import type { ImportRun } from './import-run.ts';
import type { Service } from './service.ts';

/** A file on its way: what is read, and how it is called where it has a name. */
export interface Source {
  content: Readable;
  fileName: string | null;
}

/** How a file is sent. */
export interface Sending {
  /** The id that the run is to have. */
  runId: string;
  /** Breaks the sending off. */
  signal: AbortSignal;
  /** Hears how many bytes are sent in all. */
  sent(bytes: number): void;
}

/**
 * Streams a file to the service and waits for the import's end, however long it takes.
 *
 * @throws PlainError when the service is not there or refuses the file as a whole
 */
export async function sendImport(
  service: Service,
  kind: string,
  query: URLSearchParams,
  { content, fileName }: Source,
  { runId, signal, sent }: Sending,
): Promise<ImportRun> {
  const address = new URL(`${service.url}/import/${kind}?${query}`);
  const request = (address.protocol === 'https:' ? https : http).request(address, {
    method: 'POST',
    signal,
    headers: {
      'waymark-run-id': runId,
      authorization: `Bearer ${service.token}`,
      'content-type': contentTypeOf(fileName),
    },
  });
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', (error) =>
      reject(signal.aborted ? new PlainError('Cancelled: nothing was imported.') : unreachable(service, error)),
    );
  });
  // A service that refuses early closes the connection: its answer says why, the broken pipe does not.
  const uploaded = pipeline(content, counting(sent), request).catch(() => undefined);
  const response = await answered;
  if (response.statusCode === 401) throw unknownToken(service);
  const answer = (await json(response).catch(() => null)) as (ImportRun & Refusal) | null;
  if (answer?.totals && !answer.error) {
    await uploaded;
    return answer;
  }
  content.destroy();
  if (answer?.status === 'CANCELLED') throw new PlainError('Cancelled: nothing was imported.');
  const reason = answer?.error?.message ?? `the answer was ${response.statusCode} and is not understood`;
  throw new PlainError(`Nothing was imported: ${reason}`);
}

interface Refusal {
  error?: { message: string };
}

function counting(sent: (bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      sent(bytes);
      next(null, chunk);
    },
  });
}

function contentTypeOf(fileName: string | null): string {
  const types: Record<string, string> = {
    csv: 'text/csv',
    tsv: 'text/tab-separated-values',
    ndjson: 'application/x-ndjson',
    jsonl: 'application/x-ndjson',
    json: 'application/json',
    yaml: 'application/yaml',
    yml: 'application/yaml',
  };
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(fileName ?? '')?.[1]?.toLowerCase();
  return types[ending ?? ''] ?? 'application/octet-stream';
}
