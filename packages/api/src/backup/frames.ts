import { createHash } from 'node:crypto';

/** One piece of a backup: what it holds, where a table's rows begin and end, and the seal at the end of all. */
export interface Frame {
  kind: 'CONTENTS' | 'ROWS' | 'END' | 'SEAL';
  bytes: Buffer;
}

/** What makes a file no backup that can be restored. */
export class BackupError extends Error {}

const codes = { CONTENTS: 0x43, ROWS: 0x52, END: 0x45, SEAL: 0x53 } as const;
const kinds = new Map<number, Frame['kind']>(
  Object.entries(codes).map(([kind, code]) => [code, kind as Frame['kind']]),
);
const word = 'waymark backup ';
const version = 1;
const headLength = 5;
const longest = 256 * 1024 * 1024;

/** A frame whose bytes are JSON. */
export function jsonFrame(kind: 'CONTENTS' | 'END', value: object): Frame {
  return { kind, bytes: Buffer.from(JSON.stringify(value)) };
}

/** The frames as bytes: behind a word that says what this is, and before a digest of all of it. */
export async function* sealed(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  const noted = (bytes: Buffer): Buffer => {
    digest.update(bytes);
    return bytes;
  };
  yield noted(Buffer.from(`${word}${version}\n`));
  for await (const frame of frames) for (const bytes of encoded(frame)) yield noted(bytes);
  yield* encoded({ kind: 'SEAL', bytes: digest.digest() });
}

function encoded({ kind, bytes }: Frame): Buffer[] {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(codes[kind], 0);
  head.writeUInt32BE(bytes.length, 1);
  return [head, bytes];
}

/**
 * The frames in the bytes that `sealed` made, without the seal. Throws BackupError where the bytes are something else,
 * end too early, or are not those that were sealed; whatever was read until then is not to be trusted.
 */
export async function* unsealed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const digest = createHash('sha256');
  const bytes = new Bytes(chunks);
  const first = await bytes.take(word.length + 2);
  if (!first?.subarray(0, word.length).equals(Buffer.from(word))) throw new BackupError('it is no backup of Waymark');
  if (!first.equals(Buffer.from(`${word}${version}\n`))) {
    throw new BackupError('a newer Waymark made it; restore it with that one');
  }
  digest.update(first);
  for (;;) {
    const head = await bytes.take(headLength);
    if (!head) throw new BackupError('it ends too early');
    const kind = kinds.get(head.readUInt8(0));
    const length = head.readUInt32BE(1);
    if (!kind || length > longest) throw new BackupError('it is damaged');
    const content = await bytes.take(length);
    if (!content) throw new BackupError('it ends too early');
    if (kind === 'SEAL') {
      if (!content.equals(digest.digest())) throw new BackupError('it is damaged');
      return;
    }
    digest.update(head).update(content);
    yield { kind, bytes: content };
  }
}

/** Bytes that come in chunks, taken in pieces of any length. */
class Bytes {
  private readonly chunks: AsyncIterator<Buffer>;
  private waiting: Buffer[] = [];
  private length = 0;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `length` bytes; null when there are not so many. */
  async take(length: number): Promise<Buffer | null> {
    while (this.length < length) {
      const { done, value } = await this.chunks.next();
      if (done) return null;
      this.waiting.push(value);
      this.length += value.length;
    }
    const all = this.waiting.length === 1 ? this.waiting[0]! : Buffer.concat(this.waiting);
    this.waiting = [all.subarray(length)];
    this.length = all.length - length;
    return all.subarray(0, length);
  }
}
