import type { IncomingMessage } from 'node:http';
import { SourceError } from './reading/source-error.ts';

/**
 * The body of a request, block by block; the request stays open to be answered. Throws SourceError when the sender goes
 * away before the end, or sends nothing for longer than `patienceMs`.
 */
export async function* bodyOf(req: IncomingMessage, patienceMs: number): AsyncGenerator<Uint8Array> {
  const blocks: AsyncIterator<Uint8Array> = req.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const { value, done } = await withPatience(blocks.next(), patienceMs);
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('TRUNCATED', 'The sender went away before the end of the file.');
  } finally {
    void blocks.return?.().catch(() => undefined);
  }
}

async function withPatience<T>(coming: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `Nothing more of the file came for ${patienceMs / 1_000} seconds.`;
    timer = setTimeout(() => reject(new SourceError('TRUNCATED', message)), patienceMs);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
