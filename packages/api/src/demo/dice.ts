/** Numbers in 0..1 that are the same in every run: a linear congruence after Numerical Recipes. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One of the list. */
export function pick<T>(roll: () => number, list: readonly T[]): T {
  return list[Math.floor(roll() * list.length)]!;
}
