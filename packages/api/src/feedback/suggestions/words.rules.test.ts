import fc from 'fast-check';
import { readableText, wordsOf } from './words.rules.ts';

test.each([
  ['<p>My&nbsp;card <b>is</b> l&auml;te</p>', ['my', 'card', 'is', 'läte']],
  ['<style>p { color: red }</style>seen<script>x = "<p>"</script><!-- no -->', ['seen']],
  ['a<br>b<li>c', ['a', 'b', 'c']],
  ['1 < 2 and 3 > 2', ['1', '2', 'and', '3', '2']],
  ['ＦＵＬＬ Width', ['full', 'width']],
])('%j has the words %j', (text, words) => {
  expect(wordsOf(readableText(text))).toEqual(words);
});

test('scripts without spaces are cut into words', () => {
  expect(wordsOf('我的银行卡还没有到').length).toBeGreaterThan(2);
  expect(wordsOf('カードが届きません').length).toBeGreaterThan(2);
  expect(wordsOf('บัตรของฉันยังไม่มา').length).toBeGreaterThan(2);
});

test('any text has words that are words, and its words have the same words again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const words = wordsOf(text);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
      expect(wordsOf(words.join(' ')).join('')).toBe(words.join(''));
    }),
  );
});

test('no text is too long or too deep', () => {
  expect(readableText('<div>'.repeat(100_000)).trim()).toBe('');
  expect(readableText('word '.repeat(100_000)).length).toBeLessThanOrEqual(6_000);
});
