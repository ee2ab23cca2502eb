import fs from 'node:fs';
import path from 'node:path';
import { thisFile } from '../../platform/this-file.ts';
import { numberOfWord } from './features.rules.ts';

/** How many numbers a word has. */
export const dimensions = 64;

/** Words as numbers: words that stand in the same company have similar ones. */
interface WordVectors {
  /** The row of a word, by its number. */
  rows: Map<number, number>;
  values: Int8Array;
}

const folder = '../../../data/english-words';
/** How common a word must be to count half of a rare one, as its share of all running text. */
const halfAt = 0.001;

let loaded: WordVectors | undefined;

function wordVectors(): WordVectors {
  if (!loaded) {
    const at = path.resolve(path.dirname(thisFile()!), folder);
    const words = fs.readFileSync(path.join(at, 'words.txt'), 'utf8').trimEnd().split('\n');
    const bytes = fs.readFileSync(path.join(at, 'vectors.i8'));
    loaded = {
      rows: new Map(words.map((word, row) => [numberOfWord(word), row])),
      values: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    };
  }
  return loaded;
}

/** Adds the vector of a word, by its number, so many times; common words count less. Nothing for unknown ones. */
export function addWordVector(sum: Float32Array, word: number, times: number): void {
  const { rows, values } = wordVectors();
  const row = rows.get(word);
  if (row === undefined) return;
  // The words of the file fall in frequency as one over their rank.
  const share = 1 / (12 * (row + 10));
  const weight = (times * halfAt) / (halfAt + share);
  const from = row * dimensions;
  for (let each = 0; each < dimensions; each++) sum[each]! += weight * values[from + each]!;
}
