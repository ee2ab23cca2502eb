import fc from 'fast-check';
import { queryOf, soughtIn } from '../feedback/sought.rules.ts';
import { wordsOf } from '../feedback/words.rules.ts';
import { fitOf } from './rank.rules.ts';
import { snippetOf } from './snippet.rules.ts';
import { spellingsOf } from './spellings.rules.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

test('a word is one letter away from each of its spellings, and each of them from it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,12}$/), (word) => {
      const spellings = spellingsOf(word);
      expect(spellings).not.toContain(word);
      expect(new Set(spellings).size).toBe(spellings.length);
      for (const spelling of fc.sample(fc.constantFrom(...spellings), 5)) {
        expect(Math.abs(spelling.length - word.length)).toBeLessThanOrEqual(1);
        if (spelling.length >= 4) expect(spellingsOf(spelling)).toContain(word);
      }
    }),
  );
  for (const word of ['abc', 'x123', '银行卡银', 'a'.repeat(25)]) expect(spellingsOf(word)).toEqual([]);
});

test('whatever is typed, the query is one that PostgreSQL reads: words in quotes and nothing else', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const sought = soughtIn(text);
      if (sought) expect(queryOf(sought)).toMatch(/^'[^'\\\s]+'(:\*)?( & '[^'\\\s]+'(:\*)?)*$/);
    }),
  );
});

test('a snippet is of the text, on one line, not long, and has the match', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const snippet = snippetOf([`${before} needle ${after}`], (word) => word === 'needle');
      expect(snippet).toContain('needle');
      expect(snippet).not.toMatch(/[\n\r\t]/);
      expect(snippet.length).toBeLessThan(260);
    }),
  );
});

test.each([
  ['a title', { title: 'late card', rest: '' }, { title: '', rest: 'late card' }],
  ['a whole word', { title: 'late cards', rest: 'late card' }, { title: 'late x', rest: 'late cardboard' }],
  ['words in a row', { title: '', rest: 'a late card' }, { title: '', rest: 'late came my card' }],
  ['the whole title', { title: 'late card', rest: '' }, { title: 'my late card came', rest: '' }],
])('%s fits better', (_, better, worse) => {
  const fitness = ({ title, rest }: { title: string; rest: string }) =>
    fitOf(soughtIn('late card')!, null, { title: wordsOf(title), rest: wordsOf(rest) });
  expect(fitness(better)).toBeGreaterThan(fitness(worse));
});
