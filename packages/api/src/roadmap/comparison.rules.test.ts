import fc from 'fast-check';
import { driftBetween, type Standing } from './comparison.rules.ts';
import { DateResolution, ItemStatus } from './item.enums.ts';

const standing = (overrides: Partial<Standing> = {}): Standing => ({
  status: ItemStatus.COMMITTED,
  target: { date: '2027-01-01', resolution: DateResolution.QUARTER },
  effort: { low: 1, likely: 4, high: 8 },
  rankKey: 'a0',
  rank: 1,
  ...overrides,
});

test('what is the same is no drift, nor is a rank that only follows from the moves of others', () => {
  expect(driftBetween(standing(), standing())).toBeNull();
  expect(driftBetween(standing(), standing({ rank: 7 }))).toBeNull();
  expect(driftBetween(standing(), standing({ rankKey: 'a1' }))).toBeNull();
});

test('each way in which an item moves is told', () => {
  expect(driftBetween(standing(), standing({ rankKey: 'a3', rank: 3 }))).toMatchObject({ rankFrom: 1, rankTo: 3 });
  expect(driftBetween(standing(), standing({ status: ItemStatus.STOPPED, rankKey: null, rank: null }))).toMatchObject({
    statusFrom: 'COMMITTED',
    statusTo: 'STOPPED',
    rankTo: null,
  });
  const later = { date: '2027-05-14', resolution: DateResolution.DAY };
  expect(driftBetween(standing(), standing({ target: later }))).toMatchObject({ targetDriftDays: 44 });
  expect(driftBetween(standing(), standing({ target: null }))).toMatchObject({ targetDriftDays: null });
  expect(driftBetween(standing({ effort: null }), standing())).toMatchObject({ effortDeltaPersonWeeks: 4 });
});

test('the way back is the way there, turned round', () => {
  const day = fc.record({
    date: fc.constantFrom('2026-01-31', '2026-02-28', '2027-11-05'),
    resolution: fc.constantFrom(...Object.values(DateResolution)),
  });
  const standings: fc.Arbitrary<Standing> = fc.record({
    status: fc.constantFrom(...Object.values(ItemStatus)),
    target: fc.option(day),
    effort: fc.option(fc.integer({ min: 0, max: 9 }).map((likely) => ({ low: 0, likely, high: 9 }))),
    rankKey: fc.option(fc.constantFrom('a0', 'a1')),
    rank: fc.option(fc.integer({ min: 1, max: 3 })),
  });
  fc.assert(
    fc.property(standings, standings, (one, other) => {
      const there = driftBetween(one, other);
      const back = driftBetween(other, one);
      if (!there || !back) return expect(there).toEqual(back);
      expect(back).toMatchObject({
        statusFrom: there.statusTo,
        statusTo: there.statusFrom,
        rankFrom: there.rankTo,
        rankTo: there.rankFrom,
      });
      expect(back.effortDeltaPersonWeeks + there.effortDeltaPersonWeeks).toBe(0);
      expect((back.targetDriftDays ?? 0) + (there.targetDriftDays ?? 0)).toBe(0);
    }),
  );
});
