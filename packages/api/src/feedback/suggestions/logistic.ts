/** A probability from some measures: a line through them, bent into 0 to 1. */
export interface Logistic {
  slopes: number[];
  offset: number;
}

/** Measures, whether it was so, and how much the case counts. */
export interface Case {
  measures: readonly number[];
  held: boolean;
  weight: number;
}

const rounds = 200;

/** The probability that this one gives. */
export function probabilityOf({ slopes, offset }: Logistic, measures: readonly number[]): number {
  return 1 / (1 + Math.exp(-slopes.reduce((sum, slope, index) => sum + slope * measures[index]!, offset)));
}

/**
 * The logistic function that fits the cases best and is not far from what is believed without any: `belief` counts
 * like so many cases.
 */
export function fitLogistic(cases: readonly Case[], belief: Logistic, strength: number): Logistic {
  const size = belief.slopes.length;
  const total = cases.reduce((sum, { weight }) => sum + weight, 0) + strength;
  const spread = spreadOf(cases, size);
  const fitted = { slopes: [...belief.slopes], offset: belief.offset };
  let rate = 4;
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const { slopes, offset, loss } = slopeOf(cases, fitted, belief, strength, spread);
    if (loss > before) rate /= 2;
    before = loss;
    for (let each = 0; each < size; each++) fitted.slopes[each]! -= (rate * slopes[each]!) / total / spread[each]! ** 2;
    fitted.offset -= (rate * offset) / total;
  }
  return fitted;
}

function spreadOf(cases: readonly Case[], size: number): number[] {
  return Array.from({ length: size }, (_, each) => {
    const square = cases.reduce((sum, { measures }) => sum + measures[each]! ** 2, 0) / Math.max(1, cases.length);
    return Math.max(1e-3, Math.sqrt(square));
  });
}

function slopeOf(
  cases: readonly Case[],
  at: Logistic,
  belief: Logistic,
  strength: number,
  spread: readonly number[],
): Logistic & { loss: number } {
  const slopes = at.slopes.map((slope, each) => strength * (slope - belief.slopes[each]!) * spread[each]! ** 2);
  let offset = strength * (at.offset - belief.offset);
  let loss = at.slopes.reduce(
    (sum, slope, each) => sum + (strength / 2) * ((slope - belief.slopes[each]!) * spread[each]!) ** 2,
    (strength / 2) * (at.offset - belief.offset) ** 2,
  );
  for (const { measures, held, weight } of cases) {
    const probability = probabilityOf(at, measures);
    const off = weight * (probability - (held ? 1 : 0));
    for (let each = 0; each < slopes.length; each++) slopes[each]! += off * measures[each]!;
    offset += off;
    loss -= weight * Math.log(Math.max(1e-12, held ? probability : 1 - probability));
  }
  return { slopes, offset, loss };
}
