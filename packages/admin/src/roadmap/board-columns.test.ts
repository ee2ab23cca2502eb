import { carriedOver, columnOf, columnsOf, moveOf } from './board-columns.ts';
import type { Ranked } from './ranking.ts';

const items: Ranked[] = [
  { id: 'a', rank: 1, horizon: 'NOW' },
  { id: 'b', rank: 2, horizon: 'NOW' },
  { id: 'c', rank: 3, horizon: 'NEXT' },
  { id: 'd', rank: 4, horizon: 'NOW' },
];
const columns = columnsOf(items);

test('items stand in the column of their horizon, in rank order', () => {
  expect(columns).toEqual({ NOW: ['a', 'b', 'd'], NEXT: ['c'], LATER: [] });
  expect(columnOf(columns, 'c')).toBe('NEXT');
  expect(columnOf(columns, 'LATER')).toBe('LATER');
  expect(columnOf(columns, 'z')).toBeUndefined();
});

test('a card over another takes its place', () => {
  expect(carriedOver(columns, 'd', 'a').NOW).toEqual(['d', 'a', 'b']);
  expect(carriedOver(columns, 'a', 'd').NOW).toEqual(['b', 'd', 'a']);
  expect(carriedOver(columns, 'a', 'c')).toEqual({ NOW: ['b', 'd'], NEXT: ['a', 'c'], LATER: [] });
});

test('a card over an empty column stands in it', () => {
  expect(carriedOver(columns, 'b', 'LATER')).toEqual({ NOW: ['a', 'd'], NEXT: ['c'], LATER: ['b'] });
});

test('a new place means a move by its neighbour, and no new place means none', () => {
  expect(moveOf('d', columns, carriedOver(columns, 'd', 'a'), items)).toEqual({ id: 'd', beforeId: 'a' });
  expect(moveOf('b', columns, carriedOver(columns, 'b', 'LATER'), items)).toEqual({ id: 'b', horizon: 'LATER' });
  expect(moveOf('a', columns, columns, items)).toBeNull();
});
