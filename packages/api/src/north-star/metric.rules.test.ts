import fc from 'fast-check';
import { isStale } from './metric.rules.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const days = (...numbers: number[]) => numbers.map((number) => new Date(start + number * day));
const at = (number: number) => new Date(start + number * day);

test.each([
  ['never measured', [], 0, true],
  ['measured once, long ago', [0], 1_000, false],
  ['measured once from two sources', [0, 0], 1_000, false],
  ['measured daily, two days ago', [0, 1, 2], 4, false],
  ['measured daily, more than two days ago', [0, 1, 2], 4.001, true],
  ['measured weekly with one gap, as usual again', [0, 7, 14, 42, 49], 62, false],
  ['daily of late, weekly long before', [0, 7, 14, 21, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37], 40, true],
  ['an even number of distances: their middle', [0, 1, 4], 7.9, false],
])('staleness: %s', (_, points, now, expected) => {
  expect(isStale(days(...points), at(now))).toBe(expected);
});

test('the order of the points does not matter, and time alone never makes fresh', () => {
  const points = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 15 });
  fc.assert(
    fc.property(points, fc.integer({ min: 400, max: 2_000 }), (numbers, now) => {
      const known = isStale(days(...numbers), at(now));
      expect(isStale(days(...[...numbers].reverse()), at(now))).toBe(known);
      if (known) expect(isStale(days(...numbers), at(now + 1))).toBe(true);
    }),
  );
});
