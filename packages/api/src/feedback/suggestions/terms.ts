import { type FeatureTable, placeOf, type Vector } from './feature-table.ts';
import { numberOfPair, numberOfWord, piecesOf } from './features.rules.ts';
import type { Weights } from './softmax.ts';

/** A word of a text, or two side by side, with where and how strongly it stands in the vector of the text. */
export interface Term {
  text: string;
  places: number[];
  values: number[];
}

const most = 5;

/** The words of a text and their pairs, each once, as far as they are known. The pieces of a word speak for it. */
export function termsOf(table: FeatureTable, words: readonly string[], vector: Vector): Term[] {
  const valueAt = new Map<number, number>();
  for (const [index, place] of vector.places.entries()) valueAt.set(place, vector.values[index]!);
  const terms = new Map<string, Term>();
  const add = (text: string, parts: number[]): void => {
    if (terms.has(text)) return;
    const places = [...new Set(parts)].map((part) => placeOf(table, part)).filter((place) => valueAt.has(place));
    terms.set(text, { text, places, values: places.map((place) => valueAt.get(place)!) });
  };
  for (const [index, word] of words.entries()) {
    const own = numberOfWord(word);
    add(word, [own, ...piecesOf(word)]);
    const before = words[index - 1];
    if (before !== undefined) add(`${before} ${word}`, [numberOfPair(numberOfWord(before), own)]);
  }
  return [...terms.values()].filter(({ places }) => places.length > 0);
}

/** The terms that speak most for a class compared with the others, the strongest first: five at most. */
export function termsFor(weights: Weights, theme: number, terms: readonly Term[]): string[] {
  return terms
    .map(({ text, places, values }) => ({ text, weight: speakingFor(weights, theme, places, values) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ text }) => text);
}

function speakingFor({ weights, bias }: Weights, theme: number, places: number[], values: number[]): number {
  const classes = bias.length;
  return places.reduce((sum, place, index) => {
    const from = place * classes;
    let mean = 0;
    for (let each = 0; each < classes; each++) mean += weights[from + each]!;
    return sum + values[index]! * (weights[from + theme]! - mean / classes);
  }, 0);
}
