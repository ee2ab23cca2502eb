import type { IncomingMessage } from 'node:http';
import { SourceError } from './reading/source-error.ts';

/**
 * The body of a request, block by block; the request stays open to be answered. Throws SourceError when the sender goes
 * away before the end, or sends nothing for longer than `patienceMs`, and the signal's reason when it aborts.
 */
export async function* bodyOf(
  req: IncomingMessage,
  patienceMs: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const blocks: AsyncIterator<Uint8Array> = req.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const { value, done } = await withPatience(blocks.next(), patienceMs, signal);
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

async function withPatience<T>(coming: Promise<T>, patienceMs: number, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
    const message = `Nothing more of the file came for ${patienceMs / 1_000} seconds.`;
    timer = setTimeout(() => reject(new SourceError('TRUNCATED', message)), patienceMs);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
