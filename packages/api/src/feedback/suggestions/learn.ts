import { learnsBetterBoldly } from './boldness.ts';
import { type FeatureTable, placesOf, tableOfParts, vectorOf } from './feature-table.ts';
import { type Lessons, type Sample, samplesOfEntry, samplesOfTheme } from './lessons.ts';
import { fitLogistic } from './logistic.ts';
import type { Confidence, Model } from './model.ts';
import { rehearse } from './rehearsal.ts';
import { type Example, learnWeights, type Pace, type Weights } from './softmax.ts';

const mostWeights = 16_000_000;

/** Without any example: how it is on average with names alone. */
const belief: Confidence = {
  first: { slopes: [1], offset: 0 },
  later: { slopes: [1], offset: 0 },
  none: { slopes: [-0.4, -0.25, -1.5], offset: 1 },
};
const strengthOfBelief = 3;

/** Learns to tell the themes apart, and how far to trust that. The same lessons give the same model. */
export function learn({ themes, entries }: Lessons): Model {
  const classOf = new Map(themes.map(({ id }, index) => [id, index]));
  const told = themes.flatMap(samplesOfTheme);
  const samples = entries.flatMap((entry) => samplesOfEntry(entry, classOf));
  const bold = learnsBetterBoldly(told, samples, themes.length, learnFrom);
  const { table, weights } = learnFrom([...told, ...samples], themes.length, bold);
  const confidence = confidenceFrom(told, samples, themes.length, bold);
  return { themeIds: themes.map(({ id }) => id), table, weights, confidence };
}

/** Of few samples every part counts, and they are looked at more often. */
function learnFrom(
  samples: readonly Sample[],
  classes: number,
  bold: boolean,
): { table: FeatureTable; weights: Weights } {
  const few = samples.length < 20 * classes;
  const table = tableOfParts(
    samples.map(({ parts }) => parts),
    few ? 1 : 2,
    Math.floor(mostWeights / Math.max(1, classes)),
  );
  const examples = samples.map(({ parts, ...known }): Example => ({ ...known, vector: vectorOf(table, parts) }));
  return { table, weights: learnWeights(examples, placesOf(table), classes, paceOf(few, bold)) };
}

function paceOf(few: boolean, bold: boolean): Pace {
  if (bold) return few ? { epochs: 20, rate: 1, fade: 0 } : { epochs: 6, rate: 3, fade: 0.15 };
  return few ? { epochs: 10, rate: 0.6, fade: 0 } : { epochs: 3, rate: 0.6, fade: 0 };
}

function confidenceFrom(
  told: readonly Sample[],
  samples: readonly Sample[],
  classes: number,
  bold: boolean,
): Confidence {
  const { first, later, none } = rehearse(told, samples, classes, (shown, count) => learnFrom(shown, count, bold));
  return {
    first: fitLogistic(first, belief.first, strengthOfBelief),
    later: fitLogistic(later, belief.later, strengthOfBelief),
    none: fitLogistic(none, belief.none, strengthOfBelief),
  };
}
