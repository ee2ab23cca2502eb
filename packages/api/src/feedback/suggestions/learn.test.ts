import fc from 'fast-check';
import { learn } from './learn.ts';
import type { EntryLesson } from './lessons.ts';
import { suggestThemes } from './model.ts';

const themes = [
  { id: 'arrival', name: 'Card arrival', more: ['Cards come late or never'] },
  { id: 'rate', name: 'Exchange rate', more: [] },
];
const put = (text: string, ...themeIds: string[]): EntryLesson => ({ text, themeIds, notThemeIds: [] });

test('names alone are enough to begin with', () => {
  const model = learn({ themes, entries: [] });
  expect(suggestThemes(model, 'my card did not arrive', 5).suggestions.map(({ themeId }) => themeId)).toEqual([
    'arrival',
    'rate',
  ]);
  expect(suggestThemes(model, 'exchange of dollars', 1).suggestions[0]).toMatchObject({
    themeId: 'rate',
    matchedTerms: ['exchange'],
  });
});

test('nothing is known of nothing', () => {
  expect(suggestThemes(learn({ themes: [], entries: [] }), 'card', 5)).toEqual({ noneFits: 1, suggestions: [] });
});

test('an entry of several themes speaks for each', () => {
  const model = learn({ themes, entries: [put('wombat', 'arrival', 'rate'), put('emu', 'rate')] });
  const [first, second] = suggestThemes(model, 'wombat', 2).suggestions;
  expect(first!.matchedTerms.concat(second!.matchedTerms)).toContain('wombat');
});

test('what a person dismissed speaks against the theme', () => {
  const text = 'the exchange of my card took weeks';
  const before = suggestThemes(learn({ themes, entries: [] }), text, 2).suggestions;
  const entries = [1, 2, 3].map(() => ({ text, themeIds: [], notThemeIds: [before[0]!.themeId] }));
  const after = suggestThemes(learn({ themes, entries }), text, 2).suggestions;
  expect(after[0]!.themeId).toBe(before[1]!.themeId);
});

test('whatever is learnt and asked: shares between 0 and 1, falling, terms of the text itself, and the same each time', () => {
  const word = fc.constantFrom('card', 'rate', 'late', 'café', '卡', 'x1', '<b>', '&amp;', '  ');
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  const entry = fc.record({
    text,
    themeIds: fc.uniqueArray(fc.constantFrom('arrival', 'rate', 'gone')),
    notThemeIds: fc.uniqueArray(fc.constantFrom('arrival', 'rate', 'gone')),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), text, (entries, asked) => {
      const answer = suggestThemes(learn({ themes, entries }), asked, 5);
      const shares = [answer.noneFits, ...answer.suggestions.map(({ confidence }) => confidence)];
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(shares.slice(1)).toEqual(shares.slice(1).sort((a, b) => b - a));
      const words = new Set(asked.toLowerCase().split(/[^\p{L}\p{N}]+/u));
      for (const { matchedTerms } of answer.suggestions) {
        expect(matchedTerms.every((term) => term.split(' ').every((each) => words.has(each)))).toBe(true);
      }
      expect(suggestThemes(learn({ themes, entries }), asked, 5)).toEqual(answer);
    }),
    { numRuns: 50 },
  );
});
