import fc from 'fast-check';
import { isGivenUp, longestFailingMs, pauseAfter } from './webhook.rules.ts';

test('pauses grow, are spread by a tenth at most, and end', () => {
  expect(pauseAfter(1, 0)).toBe(5_000);
  expect(pauseAfter(1, 1)).toBe(5_500);
  expect(pauseAfter(10, 0)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      expect(pauseAfter(attempt + 1, 0)!).toBeGreaterThan(pauseAfter(attempt, chance)!);
    }),
  );
});

test('five days of failures are enough', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  expect(isGivenUp(null, now)).toBe(false);
  expect(isGivenUp(new Date(now.getTime() - longestFailingMs + 1), now)).toBe(false);
  expect(isGivenUp(new Date(now.getTime() - longestFailingMs), now)).toBe(true);
});
