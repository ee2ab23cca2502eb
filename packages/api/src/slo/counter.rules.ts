/**
 * By how much a counter rose between each two samples that follow each other. A counter that is lower than before
 * was reset in between: it rose by what it shows since.
 */
export function increasesOf(samples: readonly number[]): number[] {
  return samples.slice(1).map((sample, index) => (sample >= samples[index]! ? sample - samples[index]! : sample));
}
