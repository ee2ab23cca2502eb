import type { Vector } from './feature-table.ts';
import { randomFrom } from './random.ts';

/** Weights that give each class a score for a vector. */
export interface Weights {
  /** Place by place, a weight for each class. */
  weights: Float32Array;
  /** What each class has from the start. */
  bias: Float32Array;
}

/** A vector, and what is known of its classes. */
export interface Example {
  vector: Vector;
  /** The classes that it belongs to, one or more; none in an example that only says what it is not. */
  classes: readonly number[];
  /** A class that it does not belong to, when nothing else is known. */
  not?: number;
  /** How much it counts; 1 if nothing is said. */
  weight?: number;
}

/** How long and how boldly is learnt. */
export interface Pace {
  epochs: number;
  rate: number;
  /** Which share of the weights fades after each epoch, so that no single text is learnt by heart. */
  fade: number;
}

const negligible = 0.002;

/** The score of every class, written into `scores`. */
export function scoresOf({ weights, bias }: Weights, { places, values }: Vector, scores: Float32Array): void {
  const count = bias.length;
  scores.set(bias);
  for (let at = 0; at < places.length; at++) {
    const value = values[at]!;
    const from = places[at]! * count;
    for (let each = 0; each < count; each++) scores[each]! += value * weights[from + each]!;
  }
}

/** Turns scores into probabilities that sum up to 1, in place. */
export function toProbabilities(scores: Float32Array, count = scores.length): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let each = 0; each < count; each++) top = Math.max(top, scores[each]!);
  let sum = 0;
  for (let each = 0; each < count; each++) {
    scores[each] = Math.exp(scores[each]! - top);
    sum += scores[each]!;
  }
  for (let each = 0; each < count; each++) scores[each]! /= sum;
}

/**
 * Multinomial logistic regression by stochastic gradient descent, in an order that is the same each time. An
 * example is compared with all classes until some are far from it, and from then on with the near ones.
 */
export function learnWeights(examples: readonly Example[], places: number, classes: number, pace: Pace): Weights {
  const learnt: Weights = { weights: new Float32Array(places * classes), bias: new Float32Array(classes) };
  const random = randomFrom(1);
  const order = examples.map((_, index) => index);
  const everyClass = Int32Array.from({ length: classes }, (_, index) => index);
  const near: Int32Array[] = examples.map(() => everyClass);
  const pull = new Float32Array(classes);
  const steps = pace.epochs * examples.length;
  let step = 0;
  for (let epoch = 0; epoch < pace.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index]!;
      const rate = pace.rate * (1.02 - step++ / steps) * (example.weight ?? 1);
      const among = near[index]!;
      if (among.length === classes) scoresOf(learnt, example.vector, pull);
      else scoresAmong(learnt, example.vector, among, pull);
      toProbabilities(pull, among.length);
      if (among.length === classes) near[index] = nearOnes(pull, example);
      toPull(pull, among, example);
      move(learnt, example.vector, among, pull, rate);
    }
    if (pace.fade > 0) fadeWeights(learnt, pace.fade);
  }
  return learnt;
}

function fadeWeights({ weights }: Weights, share: number): void {
  for (let each = 0; each < weights.length; each++) weights[each]! *= 1 - share;
}

function scoresAmong({ weights, bias }: Weights, { places, values }: Vector, among: Int32Array, scores: Float32Array) {
  const count = bias.length;
  for (let each = 0; each < among.length; each++) scores[each] = bias[among[each]!]!;
  for (let at = 0; at < places.length; at++) {
    const value = values[at]!;
    const from = places[at]! * count;
    for (let each = 0; each < among.length; each++) scores[each]! += value * weights[from + among[each]!]!;
  }
}

function nearOnes(probabilities: Float32Array, { classes, not }: Example): Int32Array {
  const least = 0.1 / probabilities.length;
  const found: number[] = [];
  for (let each = 0; each < probabilities.length; each++) {
    if (probabilities[each]! > least || classes.includes(each) || each === not) found.push(each);
  }
  return Int32Array.from(found);
}

/** From what is thought to how far it is from what is known. */
function toPull(thought: Float32Array, among: Int32Array, { classes, not }: Example): void {
  if (classes.length > 0) {
    for (let each = 0; each < among.length; each++) {
      if (classes.includes(among[each]!)) thought[each]! -= 1 / classes.length;
    }
    return;
  }
  const denied = among.indexOf(not!);
  const rest = Math.max(1e-3, 1 - thought[denied]!);
  for (let each = 0; each < among.length; each++) {
    if (each !== denied) thought[each]! -= thought[each]! / rest;
  }
}

function move({ weights, bias }: Weights, vector: Vector, among: Int32Array, pull: Float32Array, rate: number): void {
  const { places, values } = vector;
  const count = bias.length;
  let moved = 0;
  for (let each = 0; each < among.length; each++) {
    const by = pull[each]!;
    if (by < negligible && by > -negligible) continue;
    movedClass[moved] = among[each]!;
    movedBy[moved++] = by * rate;
    bias[among[each]!]! -= biasShare * rate * by;
  }
  for (let at = 0; at < places.length; at++) {
    const value = values[at]!;
    const from = places[at]! * count;
    for (let each = 0; each < moved; each++) weights[from + movedClass[each]!]! -= value * movedBy[each]!;
  }
}

const biasShare = 0.05;
const movedClass = new Int32Array(10_000);
const movedBy = new Float32Array(10_000);

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
}
