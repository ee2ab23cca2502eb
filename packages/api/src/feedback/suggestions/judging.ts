import { setImmediate } from 'node:timers/promises';

/** So long may texts be judged at a stretch before others have their turn, in milliseconds. */
const stretchMs = 10;

/** The text of an entry, for judging it. */
export function textOf({ title, body }: { title: string | null; body: string }): string {
  return [title, body].filter(Boolean).join('\n');
}

/** Judges things one after the other, and lets others have their turn in between. */
export async function inTurns<T, R>(things: readonly T[], judge: (thing: T) => R): Promise<R[]> {
  const judged: R[] = [];
  let rested = performance.now();
  for (const thing of things) {
    judged.push(judge(thing));
    if (performance.now() - rested > stretchMs) {
      await setImmediate();
      rested = performance.now();
    }
  }
  return judged;
}
