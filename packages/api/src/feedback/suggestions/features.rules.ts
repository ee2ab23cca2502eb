import { readableText, wordsOf } from './words.rules.ts';

/** What a text is made of: each part as a number, and how often it occurs. Equal parts of any text have equal numbers. */
export interface Parts {
  words: Map<number, number>;
  /** Two words side by side. */
  pairs: Map<number, number>;
  /** Pieces of words, two to five signs long, the edges of a word included. */
  pieces: Map<number, number>;
}

const shortestPiece = 2;
const longestPiece = 5;
const edge = 0x20;

/** The parts of a text, which may be HTML. */
export function partsOf(text: string): Parts {
  const parts: Parts = { words: new Map(), pairs: new Map(), pieces: new Map() };
  let before = 0;
  for (const word of wordsOf(readableText(text))) {
    const own = numberOfWord(word);
    count(parts.words, own);
    if (before !== 0) count(parts.pairs, numberOfPair(before, own));
    before = own;
    for (const piece of piecesOf(word)) count(parts.pieces, piece);
  }
  return parts;
}

/** The number of a word. */
export function numberOfWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i));
  return finish(hash);
}

/** The number of two words that stand side by side, from their own numbers. */
export function numberOfPair(first: number, second: number): number {
  return finish(Math.imul(first, 0x9e3779b1) ^ second);
}

/** The numbers of the pieces of a word, in their order. */
export function piecesOf(word: string): number[] {
  const pieces: number[] = [];
  const length = word.length + 2;
  for (let from = 0; from < length - 1; from++) {
    let hash = 0x2f0b4c47;
    const to = Math.min(length, from + longestPiece);
    for (let at = from; at < to; at++) {
      hash = step(hash, at === 0 || at === length - 1 ? edge : word.charCodeAt(at - 1));
      if (at - from + 1 >= shortestPiece) pieces.push(finish(hash));
    }
  }
  return pieces;
}

function count(parts: Map<number, number>, part: number): void {
  parts.set(part, (parts.get(part) ?? 0) + 1);
}

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** Spreads the bits, so that any of them may choose a place in a table. Never 0. */
function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0 || 1;
}
