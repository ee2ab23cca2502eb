import { marksOf, summaryOf } from './comparison.ts';

const item = (id: string) => ({ id, identifier: id, title: id });
const comparison = {
  added: [item('n')],
  removed: [item('r')],
  changed: [
    {
      item: item('a'),
      targetDriftDays: 30,
      statusFrom: 'DISCOVERY' as const,
      statusTo: 'COMMITTED' as const,
      rankFrom: 3,
      rankTo: 1,
      effortDeltaPersonWeeks: -2,
      decisions: [{ id: 'd', identifier: 'D-4', outcome: 'Yes' }],
    },
  ],
};

test('what changed of an item is said in few words', () => {
  expect(
    marksOf(comparison)
      .get('a')
      ?.map(({ text }) => text),
  ).toEqual(['now committed', '30 days later', 'rank 3 → 1', '−2 person-weeks', 'D-4']);
  expect(marksOf(comparison).get('r')).toEqual([{ tone: 'bad', text: 'deleted since' }]);
});

test('and of the roadmap in one sentence', () => {
  expect(summaryOf(comparison)).toBe('1 added, 1 removed, 1 slipped, 1 changed status since');
  expect(summaryOf({ added: [], removed: [], changed: [] })).toBe('Nothing of weight changed since');
});
