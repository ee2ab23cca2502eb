import { numberOfWord } from './features.rules.ts';
import { addWordVector, dimensions } from './word-vectors.ts';

function vectorOf(word: string): Float32Array {
  const sum = new Float32Array(dimensions);
  addWordVector(sum, numberOfWord(word), 1);
  return sum;
}

function likeness(one: string, other: string): number {
  const [a, b] = [vectorOf(one), vectorOf(other)];
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, at) => sum + value * y[at]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test.each([
  ['card', 'passport', 'banana'],
  ['password', 'code', 'river'],
  ['delivery', 'shipping', 'violin'],
])('%s is more like %s than like %s', (word, near, far) => {
  expect(likeness(word, near)).toBeGreaterThan(likeness(word, far));
});

test('an unknown word adds nothing, and a common word less than a rare one', () => {
  expect(vectorOf('xqzzy')).toEqual(new Float32Array(dimensions));
  const length = (word: string) => Math.hypot(...vectorOf(word));
  expect(length('the')).toBeLessThan(length('passport') / 10);
});
