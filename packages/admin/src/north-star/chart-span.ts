/** The span of a chart's axis: all values and marks, with some air above and below; a flat line stands in the middle. */
export function spanOf(values: readonly number[], marks: readonly (number | null)[] = []): [number, number] {
  const all = [...values, ...marks.filter((mark) => mark !== null)];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const air = high > low ? (high - low) * 0.08 : Math.abs(high) * 0.1 || 1;
  return [low - air, high + air];
}

/** By how much the last value differs from the first; null with fewer than two. */
export function movementOf(values: readonly number[]): number | null {
  const [first] = values;
  const last = values.at(-1);
  return values.length < 2 || first === undefined || last === undefined ? null : last - first;
}

/** True when a movement is for the better; null when it is neither, or when the metric is to stay where it is. */
export function isBetter(movement: number, direction: 'INCREASE' | 'DECREASE' | 'MAINTAIN'): boolean | null {
  if (movement === 0 || direction === 'MAINTAIN') return null;
  return movement > 0 === (direction === 'INCREASE');
}
