import { dayNumber } from './plan-date.ts';
import type { ItemRow } from './roadmap-query.ts';
import { barOn, scaleOf, spanOf, ticksOf } from './timeline.ts';

const range = (rangeStart: string, rangeEnd: string) => ({ label: '', rangeStart, rangeEnd });
const plan = (target: object | null, more: object = {}) =>
  ({ start: null, committedTarget: null, target, ...more }) as Pick<ItemRow, 'start' | 'target' | 'committedTarget'>;
const today = dayNumber('2026-11-24');

test('a bar covers what its target means, from its start where one is said', () => {
  const quarter = range('2027-01-01', '2027-03-31');
  expect(spanOf(plan(quarter))).toEqual({ from: dayNumber('2027-01-01'), to: dayNumber('2027-03-31') });
  expect(spanOf(plan(quarter, { start: range('2026-12-01', '2026-12-31') }))?.from).toBe(dayNumber('2026-12-01'));
  expect(spanOf(plan(quarter, { start: range('2028-01-01', '2028-01-01') }))?.from).toBe(dayNumber('2027-03-31'));
  expect(spanOf(plan(null))).toBeNull();
});

test('a scale is of whole quarters and holds today, every plan and every promise', () => {
  const scale = scaleOf(
    [plan(range('2026-02-03', '2026-02-03'), { committedTarget: range('2029-01-01', '2029-12-31') })],
    today,
  );
  expect(scale).toEqual({ from: dayNumber('2026-01-01'), to: dayNumber('2029-12-31') });
  expect(scaleOf([], today)).toEqual({ from: dayNumber('2026-10-01'), to: dayNumber('2027-09-30') });
});

test('ticks fill the scale without a gap', () => {
  for (const to of ['2027-09-30', '2040-12-31']) {
    const scale = { from: dayNumber('2026-10-01'), to: dayNumber(to) };
    const ticks = ticksOf(scale);
    expect(ticks.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1, 9);
    expect(ticks[0]?.label).toBe(to.startsWith('2027') ? 'Q4 2026' : '2026');
  }
});

test('the whole scale is a bar of its whole width', () => {
  const scale = { from: 10, to: 19 };
  expect(barOn(scale, 10, 19)).toEqual({ left: 0, width: 1 });
  expect(barOn(scale, 15, 15)).toEqual({ left: 0.5, width: 0.1 });
});
