import type { Reader } from './database/reader.ts';
import { currentRevision } from './revision.ts';

/**
 * The present revision for many who ask at once: one statement answers all who asked before it began. So whoever asks
 * after a change was acknowledged, on whatever instance, sees its revision, at the price of one statement at a time.
 */
export class Revisions {
  private running: Promise<number> | null = null;
  private next: Promise<number> | null = null;

  constructor(private readonly db: Reader) {}

  /** The revision of a moment that is not before this call. */
  now(): Promise<number> {
    if (!this.running) return this.begin();
    // What runs may have looked before the change that the caller knows of.
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return this.begin();
      });
    return this.next;
  }

  private begin(): Promise<number> {
    const asked = currentRevision(this.db).finally(() => {
      if (this.running === asked) this.running = null;
    });
    this.running = asked;
    return asked;
  }
}
