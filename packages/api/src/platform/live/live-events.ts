/** What a pull gives when there will be nothing more. */
export const ended = Symbol('ended');

/**
 * The events of one subscriber. Nothing is queued: a signal only wakes it, and `pull` then looks for what is new, so a
 * slow reader gets the latest state late and never makes the service hold more.
 */
export class LiveEvents<T> implements AsyncIterableIterator<T> {
  private wake: () => void = () => undefined;
  private woken = false;
  private isOver = false;
  private readonly forget: () => void;

  /**
   * @param listen - calls back at each signal; gives what ends that
   * @param pull - the next event, null when there is none yet, `ended` after the last
   */
  constructor(
    listen: (ring: () => void) => () => void,
    private readonly pull: () => Promise<T | null | typeof ended>,
  ) {
    this.forget = listen(() => {
      this.woken = true;
      this.wake();
    });
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (!this.isOver) {
      this.woken = false;
      const event = await this.pull();
      if (event === ended) return this.return();
      if (event !== null && !this.isOver) return { value: event, done: false };
      if (!this.woken && !this.isOver) await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.isOver = true;
    this.forget();
    this.wake();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
