import { afterMove, moveBy, moveTo, type Ranked, wayBack } from './ranking.ts';

const item = (id: string, rank: number | null): Ranked => ({ id, rank, horizon: 'NEXT' });
const list = [item('a', 1), item('b', 2), item('c', 3), item('d', 4)];
const order = (items: Ranked[]) => items.map(({ id, rank }) => `${id}${rank}`).join(' ');

test('a move stands the item at its neighbour and deals the ranks anew', () => {
  expect(order(afterMove(list, { id: 'd', beforeId: 'b' }))).toBe('a1 d2 b3 c4');
  expect(order(afterMove(list, { id: 'a', afterId: 'c' }))).toBe('b1 c2 a3 d4');
});

test('a filtered list keeps the ranks that it shows', () => {
  const filtered = [item('a', 3), item('b', 8), item('c', 9)];
  expect(order(afterMove(filtered, { id: 'c', beforeId: 'a' }))).toBe('c3 a8 b9');
});

test('a move to a horizon alone keeps the place', () => {
  const [first] = afterMove(list, { id: 'a', horizon: 'NOW' });
  expect(first).toEqual({ id: 'a', rank: 1, horizon: 'NOW' });
});

test('a move of what is not there, or to what is not there, changes no order', () => {
  expect(order(afterMove(list, { id: 'z', beforeId: 'a' }))).toBe('a1 b2 c3 d4');
  expect(order(afterMove(list, { id: 'a', beforeId: 'z' }))).toBe('a1 b2 c3 d4');
});

test('every move by one place and back leaves the list as it was', () => {
  for (const { id } of list) {
    for (const step of [-1, 1] as const) {
      const move = moveBy(id, list, step);
      if (!move) continue;
      const moved = afterMove(list, move);
      const back = moveBy(id, moved, step === 1 ? -1 : 1);
      expect(order(afterMove(moved, back!))).toBe(order(list));
    }
  }
});

test('the ends of the list and closed items are no place to move to', () => {
  expect(moveBy('a', list, -1)).toBeNull();
  expect(moveBy('d', list, 1)).toBeNull();
  expect(moveBy('a', [item('a', 1), item('x', null)], 1)).toBeNull();
});

test('a place in a column is named by the neighbour', () => {
  const others = [item('a', 1), item('b', 2)];
  expect(moveTo('x', others, 0, 'NOW')).toEqual({ id: 'x', beforeId: 'a', horizon: 'NOW' });
  expect(moveTo('x', others, 2)).toEqual({ id: 'x', afterId: 'b', horizon: undefined });
  expect(moveTo('x', [], 0, 'NOW')).toEqual({ id: 'x', horizon: 'NOW' });
  expect(moveTo('x', [], 0)).toBeNull();
});

test('any move is undone by the way back', () => {
  for (const { id } of list) {
    for (const { id: anchor } of list.filter((other) => other.id !== id)) {
      const moved = afterMove(list, { id, beforeId: anchor, horizon: 'NOW' });
      expect(afterMove(moved, wayBack(id, list)!)).toEqual(list);
    }
  }
});
