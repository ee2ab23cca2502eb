import fc from 'fast-check';
import { scoreIssues, scoreOf } from './score.rules.ts';
import type { GivenScore } from './score.types.ts';

const setAt = '2026-06-01T00:00:00.000Z';
const given = (overrides: Partial<GivenScore> = {}): GivenScore => ({
  reach: null,
  impact: 2,
  confidence: 0.5,
  rationale: null,
  setAt,
  basis: { effort: 4, customers: 8 },
  ...overrides,
});
const soon = new Date('2026-06-02T00:00:00Z');

test('reach × impact × confidence ÷ effort, with the reach of the evidence when none is given', () => {
  const basis = { effort: 4, customers: 8 };
  expect(scoreOf(given(), basis, soon, 180)).toMatchObject({
    rice: 2,
    reach: 8,
    reachFromEvidence: true,
    stale: false,
  });
  expect(scoreOf(given({ reach: 100 }), basis, soon, 180)).toMatchObject({
    rice: 25,
    reach: 100,
    reachFromEvidence: false,
  });
  expect(scoreOf(given(), { effort: null, customers: 8 }, soon, 180).rice).toBeNull();
  expect(scoreOf(given(), { effort: 0, customers: 8 }, soon, 180).rice).toBeNull();
});

test.each([
  ['nothing changed', { effort: 4, customers: 8 }, soon, false],
  ['the effort grew by a quarter', { effort: 5, customers: 8 }, soon, false],
  ['the effort grew by more', { effort: 5.1, customers: 8 }, soon, true],
  ['the effort is gone', { effort: null, customers: 8 }, soon, true],
  ['two more customers', { effort: 4, customers: 10 }, soon, false],
  ['three more customers', { effort: 4, customers: 11 }, soon, true],
  ['180 days passed', { effort: 4, customers: 8 }, new Date('2026-11-28T00:00:00Z'), false],
  ['more than 180 days passed', { effort: 4, customers: 8 }, new Date('2026-11-28T00:00:01Z'), true],
])('%s: stale', (_, basis, now, stale) => {
  expect(scoreOf(given(), basis, now, 180).stale).toBe(stale);
});

test('more reach, impact or confidence never scores less, more effort never more', () => {
  const number = fc.double({ min: 0, max: 1_000, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      number,
      number,
      share,
      fc.double({ min: 0.01, max: 1_000, noNaN: true }),
      number,
      (reach, impact, confidence, effort, more) => {
        const rice = (overrides: Partial<GivenScore>, weeks = effort) =>
          scoreOf(given({ reach, impact, confidence, ...overrides }), { effort: weeks, customers: 0 }, soon, 180).rice!;
        expect(rice({ reach: reach + more })).toBeGreaterThanOrEqual(rice({}));
        expect(rice({ impact: impact + more })).toBeGreaterThanOrEqual(rice({}));
        expect(rice({ confidence: Math.min(1, confidence + more) })).toBeGreaterThanOrEqual(rice({}));
        expect(rice({}, effort + more)).toBeLessThanOrEqual(rice({}));
      },
    ),
  );
});

test('numbers out of range are named, all at once', () => {
  expect(scoreIssues({ reach: 0, impact: 0, confidence: 1 })).toEqual([]);
  expect(scoreIssues({ reach: -1, impact: 101, confidence: 80 }).map(({ field }) => field)).toEqual([
    ['reach'],
    ['impact'],
    ['confidence'],
  ]);
});
