import fc from 'fast-check';
import { becauseOf, type Tie, weightOf } from './precedent.rules.ts';

const tie = (kind: Tie['kind'], changes: Partial<Tie> = {}): Tie => ({
  ...{ decisionId: 'd', kind, name: 'Offline', through: 'WM-3 “Maps”', likeness: 1, ...changes },
});

test('the reasons are said in words, each once, the weightiest first', () => {
  const ties = [
    tie('QUESTION', { name: 'Maps without a net?', likeness: 0.6 }),
    tie('ITEM', { name: 'WM-3 “Maps”', likeness: 0.7 }),
    tie('ITEM_THEME'),
    tie('THEME_WORDS', { likeness: 0.5 }),
    tie('THEME'),
    tie('THEME'),
  ];
  expect(becauseOf(ties)).toEqual([
    'It is about the same theme, “Offline”.',
    'It was about WM-3 “Maps”, which answers the same theme, “Offline”.',
    'It was about WM-3 “Maps”, which asks much the same.',
    'Its question asks much the same: “Maps without a net?”',
    'It is about the theme “Offline”, of which this speaks too.',
  ]);
});

test('more ties never weigh less, and several of a kind weigh as the best of them', () => {
  const kinds = fc.constantFrom<Tie['kind']>('THEME', 'ITEM_THEME', 'QUESTION', 'ITEM', 'THEME_WORDS');
  const someTie = fc.record({ kind: kinds, likeness: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(someTie, { maxLength: 8 }), someTie, (some, more) => {
      const ties = some.map((each) => tie(each.kind, each));
      expect(weightOf([...ties, tie(more.kind, more)])).toBeGreaterThanOrEqual(weightOf(ties));
      expect(weightOf([...ties, ...ties])).toBe(weightOf(ties));
    }),
  );
});
