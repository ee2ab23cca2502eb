import { spanOf, weekOf } from './week.ts';

const change = (name: string, more: object) => ({
  name,
  targetDriftDays: 0,
  statusFrom: 'PROPOSED' as const,
  statusTo: 'PROPOSED' as const,
  effortDeltaPersonWeeks: 0,
  ...more,
});

test('each change stands under what matters of it', () => {
  const week = weekOf([
    change('a little late', { targetDriftDays: 3 }),
    change('late and begun', { targetDriftDays: 40, statusTo: 'DISCOVERY' }),
    change('earlier', { targetDriftDays: -10 }),
    change('larger', { effortDeltaPersonWeeks: 2, targetDriftDays: null }),
    change('up in the order', {}),
  ]);
  const names = (changes: { name: string }[]) => changes.map(({ name }) => name);
  expect(names(week.slipped)).toEqual(['late and begun', 'a little late']);
  expect(names(week.moved)).toEqual(['late and begun']);
  expect(names(week.replanned)).toEqual(['earlier', 'larger']);
  expect(week.reranked).toBe(1);
});

test('a span ends at a whole minute that has passed', () => {
  expect(spanOf(7, Date.parse('2026-11-24T19:05:42.123Z'))).toEqual({
    since: '2026-11-17T19:05:00.000Z',
    until: '2026-11-24T19:05:00.000Z',
  });
});
