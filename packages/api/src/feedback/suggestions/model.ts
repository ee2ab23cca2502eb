import { type FeatureTable, type Vector, vectorOf } from './feature-table.ts';
import { partsOf } from './features.rules.ts';
import { type Logistic, probabilityOf } from './logistic.ts';
import { scoresOf, toProbabilities, type Weights } from './softmax.ts';
import { termsFor, termsOf } from './terms.ts';
import { readableText, wordsOf } from './words.rules.ts';

/** What was learnt. Numbers only: no text can be read out of it. It can be handed from thread to thread. */
export interface Model {
  /** The themes that it tells apart. */
  themeIds: string[];
  table: FeatureTable;
  weights: Weights;
  confidence: Confidence;
}

/** How probabilities become such that hold. */
export interface Confidence {
  /** That the best theme is right, from the measures of `measuresOf`. */
  first: Logistic;
  /** That a later one is right. */
  later: Logistic;
  /** That no theme fits, from the measures of `measuresOfNone`. */
  none: Logistic;
}

/** A theme that a text speaks of, perhaps. */
export interface Suggestion {
  themeId: string;
  /** 0 to 1. */
  confidence: number;
  /** The words and pairs of words of the text that speak most for it, the strongest first. */
  matchedTerms: string[];
}

/** What a text speaks of: themes, the likeliest first, and the probability that it is none of them. */
export interface Suggestions {
  noneFits: number;
  suggestions: Suggestion[];
}

/** The themes that a text, which may be HTML, speaks of: at most `first`, without the `excluded`. */
export function suggestThemes(
  model: Model,
  text: string,
  first: number,
  excluded: ReadonlySet<string> = new Set(),
): Suggestions {
  const parts = partsOf(text);
  const vector = vectorOf(model.table, parts);
  if (model.themeIds.length === 0 || vector.places.length === 0) return { noneFits: 1, suggestions: [] };
  const { ranked, scores, probabilities } = judge(model.weights, vector);
  const noneFits = probabilityOf(model.confidence.none, measuresOfNone(vector, ranked, scores, probabilities));
  const chosen = ranked.filter((theme) => !excluded.has(model.themeIds[theme]!)).slice(0, first);
  const terms = termsOf(model.table, wordsOf(readableText(text)), vector);
  const sure = confidences(model, chosen, ranked[0]!, probabilities);
  const suggestions = chosen.map((theme, rank) => ({
    themeId: model.themeIds[theme]!,
    confidence: sure[rank]!,
    matchedTerms: termsFor(model.weights, theme, terms),
  }));
  return { noneFits, suggestions };
}

/** How sure it is that a text speaks of a theme; null when the theme or all words are unknown. */
export function confidenceIn(model: Model, text: string, themeId: string): number | null {
  const vector = vectorOf(model.table, partsOf(text));
  const theme = model.themeIds.indexOf(themeId);
  if (theme < 0 || vector.places.length === 0) return null;
  const { ranked, probabilities } = judge(model.weights, vector);
  return confidences(model, ranked.slice(0, ranked.indexOf(theme) + 1), ranked[0]!, probabilities).at(-1)!;
}

/** How sure it is of each of these themes, which stand in the order of their probability; never more than of one before. */
function confidences({ confidence }: Model, themes: number[], best: number, probabilities: Float32Array): number[] {
  let limit = 1;
  return themes.map((theme) => {
    const kind = theme === best ? confidence.first : confidence.later;
    limit = Math.min(limit, probabilityOf(kind, measuresOf(probabilities, theme)));
    return limit;
  });
}

/** What a vector is thought to be: classes by probability, best first; scores; probabilities. */
export interface Judgement {
  ranked: number[];
  scores: Float32Array;
  probabilities: Float32Array;
}

/** Judges a vector. */
export function judge(weights: Weights, vector: Vector): Judgement {
  const scores = new Float32Array(weights.bias.length);
  scoresOf(weights, vector, scores);
  const probabilities = scores.slice();
  toProbabilities(probabilities);
  const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b]! - probabilities[a]!);
  return { ranked, scores, probabilities };
}

/** What the confidence in a class is computed from. */
export function measuresOf(probabilities: Float32Array, theme: number): number[] {
  return [logOdds(probabilities[theme]!)];
}

/** What the probability that nothing fits is computed from. */
export function measuresOfNone({ known }: Vector, ranked: number[], scores: Float32Array, probabilities: Float32Array) {
  const best = ranked[0]!;
  return [logOdds(probabilities[best]!), scores[best]!, known];
}

function logOdds(probability: number): number {
  const bounded = Math.min(1 - 1e-5, Math.max(1e-5, probability));
  return Math.log(bounded / (1 - bounded));
}

/** The memory of a model, to hand it on without copying. */
export function buffersOf({ table, weights }: Model): ArrayBuffer[] {
  return [table.parts, table.places, table.rarity, table.centre, weights.weights, weights.bias].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
