import { type FeatureTable, tableOfParts, vectorOf } from './feature-table.ts';
import { type Parts, partsOf } from './features.rules.ts';
import { fitLogistic } from './logistic.ts';
import type { Confidence, Model } from './model.ts';
import { rehearse } from './rehearsal.ts';
import { type Example, learnWeights, type Weights } from './softmax.ts';

/** What there is to learn from. */
export interface Lessons {
  /** The themes that may be suggested. */
  themes: ThemeLesson[];
  entries: EntryLesson[];
}

/** What a theme says of itself. */
export interface ThemeLesson {
  id: string;
  name: string;
  /** Summary, problem, rules: whatever else there is. */
  more: string[];
}

/** What was decided on an entry. */
export interface EntryLesson {
  text: string;
  /** The themes that it was put into. */
  themeIds: string[];
  /** The themes that a person said it does not speak of. */
  notThemeIds: string[];
}

/** A text in parts, with the classes that it has. */
export interface Sample {
  parts: Parts;
  classes: number[];
  not?: number;
  weight?: number;
}

const mostWeights = 16_000_000;

/** Learns to tell the themes apart, and how far to trust that. The same lessons give the same model. */
export function learn(lessons: Lessons): Model {
  const classOf = new Map(lessons.themes.map(({ id }, index) => [id, index]));
  const told = lessons.themes.flatMap(toldOf);
  const samples = lessons.entries.flatMap((entry) => samplesOf(entry, classOf));
  const { table, weights } = learnFrom([...told, ...samples], lessons.themes.length);
  return {
    themeIds: lessons.themes.map(({ id }) => id),
    table,
    weights,
    confidence: confidenceFrom(told, samples, lessons.themes.length),
  };
}

function toldOf({ name, more }: ThemeLesson, theme: number): Sample[] {
  const texts = [...new Set([name, ...more].filter((text) => text.trim() !== ''))];
  return texts.map((text) => ({ parts: partsOf(text), classes: [theme] }));
}

function samplesOf({ text, themeIds, notThemeIds }: EntryLesson, classOf: Map<string, number>): Sample[] {
  const known = (ids: string[]) => ids.map((id) => classOf.get(id)).filter((index) => index !== undefined);
  const parts = partsOf(text);
  const classes = known(themeIds);
  const denied = known(notThemeIds).map((not): Sample => ({ parts, classes: [], not }));
  return classes.length > 0 ? [{ parts, classes }, ...denied] : denied;
}

/** A table and weights from samples; few samples are looked at more often, and every part of them counts. */
export function learnFrom(samples: readonly Sample[], classes: number): { table: FeatureTable; weights: Weights } {
  const few = samples.length < 20 * classes;
  const most = Math.floor(mostWeights / Math.max(1, classes));
  const table = tableOfParts(
    samples.map(({ parts }) => parts),
    few ? 1 : 2,
    most,
  );
  const examples = samples.map(({ parts, ...known }): Example => ({ ...known, vector: vectorOf(table, parts) }));
  const pace = few ? { epochs: 20, rate: 3 } : { epochs: 8, rate: 3 };
  return { table, weights: learnWeights(examples, table.rarity.length, classes, pace) };
}

/** Without any example: how it was on average with names alone. */
const belief: Confidence = {
  first: { slopes: [1], offset: 0 },
  later: { slopes: [1], offset: 0 },
  none: { slopes: [-0.7, -0.3, -2], offset: 1 },
};
const strength = 3;

function confidenceFrom(told: readonly Sample[], samples: readonly Sample[], classes: number): Confidence {
  const { first, later, none } = rehearse(told, samples, classes, learnFrom);
  return {
    first: fitLogistic(first, belief.first, strength),
    later: fitLogistic(later, belief.later, strength),
    none: fitLogistic(none, belief.none, strength),
  };
}
