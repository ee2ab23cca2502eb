import { bubbleSize, cellOf, matrixOf } from './matrix.ts';

const item = (impact: number | null, likely: number | null) => ({
  score: impact === null ? null : { rice: null, impact },
  effort: likely === null ? null : { low: likely, likely, high: likely },
});

test.each([
  [3, 1, 0, 0],
  [2, 1.5, 1, 1],
  [1, 6, 2, 2],
  [0.25, 40, 4, 4],
])('impact %s at %s person-weeks stands in row %s, column %s', (impact, likely, row, column) => {
  expect(cellOf(item(impact, likely))).toEqual({ row, column });
});

test('what lacks an impact or an effort has no place, and nothing is lost', () => {
  const items = [item(null, 1), item(2, null), item(1, 1)];
  const { cells, unplaced } = matrixOf(items);
  expect(unplaced).toEqual(items.slice(0, 2));
  expect(cells.flat(2)).toEqual([items[2]]);
});

test('more customers never make a smaller bubble', () => {
  const sizes = [0, 1, 3, 10, 1_000].map(bubbleSize);
  expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
});
