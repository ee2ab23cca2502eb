import { isBetter, movementOf, spanOf } from './chart-span.ts';

test.each([
  [[0, 100], [], [-8, 108]],
  [
    [40, 50],
    [60, null],
    [38.4, 61.6],
  ],
  [[5], [], [4.5, 5.5]],
  [[0], [], [-1, 1]],
])('%j with %j spans %j', (values, marks, span) => {
  expect(spanOf(values, marks)).toEqual(span);
});

test('a movement is from the first to the last, and good in the direction of its metric', () => {
  expect(movementOf([4, 9, 3])).toBe(-1);
  expect(movementOf([4])).toBeNull();
  expect(isBetter(-1, 'DECREASE')).toBe(true);
  expect(isBetter(-1, 'INCREASE')).toBe(false);
  expect(isBetter(0, 'INCREASE')).toBeNull();
  expect(isBetter(3, 'MAINTAIN')).toBeNull();
});
