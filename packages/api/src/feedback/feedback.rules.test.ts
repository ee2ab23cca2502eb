import fc from 'fast-check';
import { nameKeyOf } from './customer.rules.ts';
import { evidenceLevelOf, isEvidenceStale } from './evidence.rules.ts';
import { submittedAtOf } from './feedback.rules.ts';
import { fingerprintOf } from './fingerprint.rules.ts';
import { bucketsUntil, stretchUntil } from './trend.rules.ts';

test.each([
  [0, null, 'NONE'],
  [1, null, 'WEAK'],
  [2, 99_999.99, 'WEAK'],
  [3, null, 'SOME'],
  [9, 99_999.99, 'SOME'],
  [10, null, 'STRONG'],
  [1, 100_000, 'STRONG'],
])(
  '%p customers, of whom the largest with critical feedback pays %p, are %s',
  (customerCount, criticalRevenue, level) => {
    expect(evidenceLevelOf({ customerCount, criticalRevenue })).toBe(level);
  },
);

test('more customers and more revenue never make evidence weaker', () => {
  const levels = ['NONE', 'WEAK', 'SOME', 'STRONG'];
  const strength = (customerCount: number, criticalRevenue: number) =>
    levels.indexOf(evidenceLevelOf({ customerCount, criticalRevenue }));
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.nat(300_000), fc.nat(300_000), (count, more, revenue, richer) => {
      expect(strength(count + more, revenue + richer)).toBeGreaterThanOrEqual(strength(count, revenue));
    }),
  );
});

test('evidence is stale a year after the newest entry', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  expect(isEvidenceStale({ lastSeenAt: new Date('2025-06-01T12:00:01Z') }, now)).toBe(false);
  expect(isEvidenceStale({ lastSeenAt: new Date('2025-06-01T12:00:00Z') }, now)).toBe(true);
  expect(isEvidenceStale({ lastSeenAt: null }, now)).toBe(false);
});

test('buckets follow on each other without a gap, and the last one holds this moment', () => {
  const lengths = fc.constantFrom('P1D', 'P7D', 'P1M', 'P3M', 'PT1H', 'PT15M');
  const now = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(now, fc.integer({ min: 1, max: 60 }), lengths, (at, buckets, bucket) => {
      const edges = bucketsUntil(at, buckets, bucket).map(Number);
      expect(edges).toHaveLength(buckets + 1);
      expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
      expect(edges.at(-2)).toBeLessThanOrEqual(at.getTime());
      expect(edges.at(-1)).toBeGreaterThan(at.getTime());
    }),
  );
});

test.each([
  ['no buckets', () => bucketsUntil(new Date(), 0, 'P1D')],
  ['too many buckets', () => bucketsUntil(new Date(), 401, 'P1D')],
  ['a bucket of no length', () => bucketsUntil(new Date(), 1, 'PT0S')],
  ['a window that runs backwards', () => stretchUntil(new Date(), 'P-1D')],
  ['a window before the calendar', () => stretchUntil(new Date(), 'P99999Y')],
])('%s is refused', (_, ask) => expect(ask).toThrow('it may be'));

test('names that differ in case, accents, width or blanks are one', () => {
  expect(nameKeyOf('  ＡＣＭÉ   Corp ')).toBe('acme corp');
  fc.assert(fc.property(fc.string(), (name) => nameKeyOf(nameKeyOf(name)) === nameKeyOf(name)));
});

test('a fingerprint tells entries apart by source, customer, text and day, and by nothing else', () => {
  const entry = { source: 'canny', customer: 'Acme', body: 'It is slow', day: null };
  const known = fingerprintOf(entry);
  expect(fingerprintOf({ ...entry, customer: 'ACMÉ', body: '  It is\r\n slow ' })).toBe(known);
  const others = [{ source: 'x' }, { customer: null }, { body: 'It is Slow' }, { day: '2026-01-01' }];
  expect(new Set([known, ...others.map((other) => fingerprintOf({ ...entry, ...other }))]).size).toBe(5);
});

test.each([
  ['2021-06-02', '2021-06-02T00:00:00.000Z'],
  ['2021-06-02T16:56:11-07:00', '2021-06-02T23:56:11.000Z'],
  ['2021-06-02 16:56Z', '2021-06-02T16:56:00.000Z'],
  ['2021-02-30', undefined],
  ['2021-02-30T00:00:00Z', undefined],
  ['02/06/2021', undefined],
  ['2021-06-02T16:56', undefined],
  ['2021-06-02T25:00Z', undefined],
])('%p is understood as %p', (text, instant) => expect(submittedAtOf(text)?.toISOString()).toBe(instant));
