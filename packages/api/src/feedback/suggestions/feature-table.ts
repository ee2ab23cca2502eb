import type { Parts } from './features.rules.ts';
import { addWordVector, dimensions } from './word-vectors.ts';

/** The parts that a model knows: each has a place in its weights, and is the more telling the rarer it is. */
export interface FeatureTable {
  /** Open addressing by part; 0 where a slot is free. The length is a power of two. */
  parts: Uint32Array;
  /** The place of the part in the same slot. The first places belong to the meaning. */
  places: Int32Array;
  /** How telling each part is, by its place behind those of the meaning: the logarithm of how rare it is. */
  rarity: Float32Array;
  /** How telling a word is that no text has. */
  unknownRarity: number;
  /** What the texts mean on the whole; a text is seen from there. */
  centre: Float32Array;
}

/** A text as a model sees it: a value at some of the places. */
export interface Vector {
  places: Int32Array;
  values: Float32Array;
  /** How much of what is telling among its words is known, 0 to 1. */
  known: number;
}

/** Words, pieces and the meaning are of length 1 each before they are weighed. */
const blocks = [
  { kinds: ['words', 'pairs'], share: 0.7 },
  { kinds: ['pieces'], share: 1 },
] as const;
const shareOfMeaning = 0.6;

/** The table of the parts that at least `least` of the texts have; of more than `most` those that the most have. */
export function tableOfParts(texts: readonly Parts[], least: number, most: number): FeatureTable {
  const occurrences = new Map<number, number>();
  for (const { words, pairs, pieces } of texts) {
    for (const kind of [words, pairs, pieces]) {
      for (const part of kind.keys()) occurrences.set(part, (occurrences.get(part) ?? 0) + 1);
    }
  }
  let kept = [...occurrences].filter(([, count]) => count >= least);
  if (kept.length > most) kept = kept.sort((a, b) => b[1] - a[1]).slice(0, most);
  const size = 2 ** Math.ceil(Math.log2(2 * kept.length + 2));
  const rarityOf = (count: number): number => Math.log((1 + texts.length) / (1 + count)) + 1;
  const table: FeatureTable = {
    parts: new Uint32Array(size),
    places: new Int32Array(size),
    rarity: Float32Array.from(kept, ([, count]) => rarityOf(count)),
    unknownRarity: rarityOf(0),
    centre: new Float32Array(dimensions),
  };
  for (const [place, [part]] of kept.entries()) {
    const slot = slotOf(table, part);
    table.parts[slot] = part;
    table.places[slot] = dimensions + place;
  }
  for (const text of texts) {
    const meaning = meaningOf(table, text);
    for (let each = 0; each < dimensions; each++) table.centre[each]! += meaning[each]! / texts.length;
  }
  return table;
}

/** How many places a table has. */
export function placesOf({ rarity }: FeatureTable): number {
  return dimensions + rarity.length;
}

/** What the words of a text mean together, of length 1; zeros when none of them is a word that is known. */
function meaningOf(table: FeatureTable, { words }: Parts): Float32Array {
  const meaning = new Float32Array(dimensions);
  for (const [word, times] of words) {
    const place = placeOf(table, word);
    const rarity = place < 0 ? table.unknownRarity : rarityAt(table, place);
    addWordVector(meaning, word, Math.sqrt(rarity) * (1 + Math.log(times)));
  }
  return lengthened(meaning, 1);
}

function lengthened(values: Float32Array, length: number): Float32Array {
  const square = values.reduce((sum, value) => sum + value * value, 0);
  return square > 0 ? values.map((value) => (value * length) / Math.sqrt(square)) : values;
}

function rarityAt({ rarity }: FeatureTable, place: number): number {
  return rarity[place - dimensions]!;
}

/** The place of a part; -1 when it is unknown. */
export function placeOf(table: FeatureTable, part: number): number {
  const slot = slotOf(table, part);
  return table.parts[slot] === part ? table.places[slot]! : -1;
}

function slotOf({ parts }: FeatureTable, part: number): number {
  const mask = parts.length - 1;
  let slot = part & mask;
  while (parts[slot] !== 0 && parts[slot] !== part) slot = (slot + 1) & mask;
  return slot;
}

/** The parts of a text as the table sees them. */
export function vectorOf(table: FeatureTable, parts: Parts): Vector {
  const places: number[] = [];
  const values: number[] = [];
  const meaning = meaningOf(table, parts);
  if (meaning.some((value) => value !== 0)) {
    const seen = lengthened(
      meaning.map((value, each) => value - table.centre[each]!),
      shareOfMeaning,
    );
    for (const [each, value] of seen.entries()) {
      places.push(each);
      values.push(value);
    }
  }
  for (const { kinds, share } of blocks) {
    const from = places.length;
    let square = 0;
    for (const kind of kinds) {
      for (const [part, times] of parts[kind]) {
        const place = placeOf(table, part);
        if (place < 0) continue;
        const value = (1 + Math.log(times)) * rarityAt(table, place);
        places.push(place);
        values.push(value);
        square += value * value;
      }
    }
    const scale = square > 0 ? share / Math.sqrt(square) : 0;
    for (let at = from; at < values.length; at++) values[at]! *= scale;
  }
  return { places: Int32Array.from(places), values: Float32Array.from(values), known: shareKnown(table, parts) };
}

function shareKnown(table: FeatureTable, { words }: Parts): number {
  let known = 0;
  let all = 0;
  for (const part of words.keys()) {
    const place = placeOf(table, part);
    const rarity = place < 0 ? table.unknownRarity : rarityAt(table, place);
    all += rarity;
    if (place >= 0) known += rarity;
  }
  return all > 0 ? known / all : 0;
}
