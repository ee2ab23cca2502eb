import type { Transform } from 'node:stream';

/** Makes a parser hand over all that it made of a block at once; the blocks themselves bound what waits. */
export const unboundedReading = { readableHighWaterMark: Number.MAX_SAFE_INTEGER };

/** Bytes that a parser is fed at once: what is made of them is gone before it could be taken for long-lived. */
const atOnce = 8 * 1024;

/**
 * Feeds a parser bit by bit and yields, for each, what it made of it. A block is asked for only when the last
 * one's items were taken. What the parser made before it failed is yielded before its error is thrown; an error at
 * the end of the input leaves `parser.writableEnded` true.
 */
export async function* parsedBy<T>(parser: Transform, blocks: AsyncIterable<Buffer>): AsyncGenerator<T[]> {
  // Without a listener an error would end the process; the callbacks below bring the same one.
  parser.on('error', () => undefined);
  try {
    for await (const block of blocks) {
      for (let start = 0; start < block.length; start += atOnce) {
        const failure = await fed(parser, block.subarray(start, start + atOnce));
        yield taken(parser);
        if (failure) throw failure;
      }
    }
    const failure = await fed(parser, null);
    yield taken(parser);
    if (failure) throw failure;
  } finally {
    parser.destroy();
  }
}

function fed(parser: Transform, block: Buffer | null): Promise<Error | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null) => resolve(error ?? null);
    if (block) parser.write(block, done);
    else parser.end(done);
  });
}

function taken<T>(parser: Transform): T[] {
  const items: T[] = [];
  for (let item = parser.read(); item !== null; item = parser.read()) items.push(item);
  return items;
}
