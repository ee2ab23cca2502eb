import { SourceError } from './source-error.ts';

/** Bytes in a block. Everything that is recognised by the beginning of a file is found in its first block. */
export const blockSize = 64 * 1024;

/**
 * Cuts a stream into blocks of `blockSize` bytes (the last one may be shorter), so that nothing later depends on how
 * the transport cut it. Ends with FILE_TOO_LARGE as soon as more than `maxBytes` have come.
 */
export async function* inBlocks(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  let total = 0;
  let waiting: Buffer[] = [];
  let waitingLength = 0;
  for await (const chunk of bytes) {
    total += chunk.byteLength;
    if (total > maxBytes) {
      throw new SourceError(
        'FILE_TOO_LARGE',
        `The file holds more than ${maxBytes} bytes; split it into smaller ones.`,
      );
    }
    waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    waitingLength += chunk.byteLength;
    if (waitingLength < blockSize) continue;
    const joined = waiting.length === 1 ? (waiting[0] as Buffer) : Buffer.concat(waiting, waitingLength);
    let start = 0;
    for (; waitingLength - start >= blockSize; start += blockSize) yield joined.subarray(start, start + blockSize);
    waiting = start === waitingLength ? [] : [joined.subarray(start)];
    waitingLength -= start;
  }
  if (waitingLength > 0) yield Buffer.concat(waiting, waitingLength);
}

/** A stream whose first item is known. `all` yields it again, and frees the source when it is left early. */
export interface Opened<T> {
  first: T | null;
  all: AsyncIterableIterator<T>;
}

/** Looks at the first item of a stream without losing it; `first` is null for an empty stream. */
export async function opened<T>(items: AsyncIterable<T>): Promise<Opened<T>> {
  const rest = items[Symbol.asyncIterator]();
  const { value, done } = await rest.next();
  const first: T | null = done ? null : value;
  let pending = !done;
  const all: AsyncIterableIterator<T> = {
    [Symbol.asyncIterator]: () => all,
    next: async () => {
      if (!pending) return rest.next();
      pending = false;
      return { value: first as T, done: false };
    },
    return: async () => {
      pending = false;
      await rest.return?.();
      return { value: undefined, done: true };
    },
  };
  return { first, all };
}
