import fc from 'fast-check';
import { faultOf, type Interval, settle } from './measurement.rules.ts';

const now = new Date('2026-11-22T09:00:00Z');
const minute = (number: number) => new Date(Date.UTC(2026, 10, 22, 8, number));
const sent = { from: minute(0), to: minute(1), good: 3, total: 4 };

test.each([
  ['nothing happened', { good: 0, total: 0 }, null],
  ['all good', { good: 4, total: 4 }, null],
  ['bad in place of good', { good: undefined, bad: 1 }, null],
  ['an end 60 seconds ahead', { to: new Date(+now + 60_000) }, null],
  ['an end further ahead', { to: new Date(+now + 60_001) }, /future/],
  ['no length', { to: minute(0) }, /ends before/],
  ['more good than there are', { good: 5 }, /good is 5; it may be 0 to total/],
  ['less than none', { good: -1 }, /good is -1/],
  ['more bad than there are', { good: null, bad: 4.1 }, /bad is 4.1/],
  ['both', { bad: 1 }, /both/],
  ['neither', { good: null }, /Neither/],
  ['a total below zero', { good: 0, total: -1 }, /total is -1/],
  ['a total beyond what sums can hold', { good: 0, total: 1e31 }, /1e\+30/],
  ['no number', { good: Number.NaN }, /good is NaN/],
])('%s', (_, changes, fault) => {
  const found = faultOf({ ...sent, ...changes }, now);
  if (fault === null) expect(found).toBeNull();
  else expect(found?.message).toMatch(fault);
});

const interval = (from: number, to: number, good = '1'): Interval => ({
  from: minute(from),
  to: minute(to),
  good,
  total: '9',
});

test('a batch is settled in the order in which it was sent', () => {
  const present = interval(20, 25);
  const batch = [
    { ...interval(0, 5), present: null },
    { ...interval(0, 5), present: null },
    { ...interval(0, 5, '2'), present: null },
    { ...interval(4, 6), present: null },
    { ...interval(5, 6), present: null },
    { ...interval(20, 25, '3'), present },
    { ...interval(20, 25), present },
    { ...interval(24, 26), present },
  ];
  const { outcomes, written } = settle(batch);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'CREATED',
    'UNCHANGED',
    'REPLACED',
    'CONFLICT',
    'CREATED',
    'REPLACED',
    'REPLACED',
    'CONFLICT',
  ]);
  expect(outcomes[3]!.message).toContain('2026-11-22T08:00:00.000Z to 2026-11-22T08:05:00.000Z');
  expect(written).toEqual([batch[2], batch[4], batch[6]]);
});

const batches = fc.array(
  fc.record({ from: fc.nat(40), length: fc.integer({ min: 1, max: 6 }), good: fc.constantFrom('1', '2') }),
);

test('what is written never overlaps, and is what one after the other would leave', () => {
  fc.assert(
    fc.property(batches, (batch) => {
      const candidates = batch.map(({ from, length, good }) => interval(from, from + length, good));
      const kept: Interval[] = [];
      const expected = candidates.map((one) => {
        const met = kept.findIndex((other) => one.from < other.to && other.from < one.to);
        if (met < 0) return kept.push(one) && 'CREATED';
        if (+kept[met]!.from !== +one.from || +kept[met]!.to !== +one.to) return 'CONFLICT';
        if (kept[met]!.good === one.good) return 'UNCHANGED';
        kept[met] = one;
        return 'REPLACED';
      });
      const { outcomes, written } = settle(candidates.map((one) => ({ ...one, present: null })));
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(expected);
      const byStart = (one: Interval, other: Interval) => +one.from - +other.from;
      expect(written.map((one) => ({ ...one, present: undefined })).sort(byStart)).toEqual(
        kept.map((one) => ({ ...one, present: undefined })).sort(byStart),
      );
    }),
  );
});
