import fc from 'fast-check';
import { ItemKind } from '../roadmap/item.enums.ts';
import { mixOf } from './mix.rules.ts';
import { periodIssues } from './period.rules.ts';

const { FEATURE, TECHNICAL_INVESTMENT } = ItemKind;
const target = [
  { kind: FEATURE, share: 0.7 },
  { kind: TECHNICAL_INVESTMENT, share: 0.3 },
];

test('shares are of the person-weeks of all kinds; the target speaks of what is planned', () => {
  expect(mixOf(target, { FEATURE: 9, TECHNICAL_INVESTMENT: 1 }, { FEATURE: 1 })).toEqual({
    target: [
      { kind: FEATURE, share: 0.7, personWeeks: 7 },
      { kind: TECHNICAL_INVESTMENT, share: 0.3, personWeeks: 3 },
    ],
    planned: [
      { kind: FEATURE, share: 0.9, personWeeks: 9 },
      { kind: TECHNICAL_INVESTMENT, share: 0.1, personWeeks: 1 },
    ],
    actual: [
      { kind: FEATURE, share: 1, personWeeks: 1 },
      { kind: TECHNICAL_INVESTMENT, share: 0, personWeeks: 0 },
    ],
    drift: expect.closeTo(0.2) as number,
  });
});

test('without a target, or with nothing planned, nothing drifts', () => {
  expect(mixOf([], { FEATURE: 9 }, {})).toMatchObject({ target: [], drift: 0 });
  expect(mixOf(target, {}, {})).toMatchObject({ drift: 0, planned: [{ share: 0 }, { share: 0 }] });
});

test('shares add up to 1, and the drift is between 0 and 1', () => {
  const weeks = fc.record({
    FEATURE: fc.integer({ min: 0, max: 99 }),
    TECHNICAL_INVESTMENT: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(weeks, fc.double({ min: 0, max: 1, noNaN: true }), (planned, share) => {
      const meant = [
        { kind: FEATURE, share },
        { kind: TECHNICAL_INVESTMENT, share: 1 - share },
      ];
      const mix = mixOf(meant, planned, {});
      expect(mix.planned.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1);
      expect(mix.drift).toBeGreaterThanOrEqual(0);
      expect(mix.drift).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([
  ['ends before it starts', '2027-01-02', '2027-01-01', [], 'end'],
  ['lasts over three years', '2027-01-01', '2030-12-31', [], 'end'],
  ['shares that do not add up', '2027-01-01', '2027-03-31', [{ kind: FEATURE, share: 0.5 }], 'targetMix'],
  [
    'a kind twice',
    '2027-01-01',
    '2027-03-31',
    [
      { kind: FEATURE, share: 0.5 },
      { kind: FEATURE, share: 0.5 },
    ],
    'targetMix',
  ],
])('%s: refused', (_, start, end, mix, field) => {
  expect(periodIssues(start, end, mix)).toMatchObject([{ code: 'INVALID', field: [field] }]);
});

test('a day is a period, and no target mix is fine', () => {
  expect(periodIssues('2027-01-01', '2027-01-01', [])).toEqual([]);
  expect(periodIssues('2027-01-01', '2027-03-31', target)).toEqual([]);
});
