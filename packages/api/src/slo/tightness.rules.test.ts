import fc from 'fast-check';
import type { Measured } from './error-budget.rules.ts';
import { BudgetingMethod, WindowType } from './slo.types.ts';
import { isTighterThanNeeded, type LookedAt, lastWindowsOf } from './tightness.rules.ts';
import { dayMs } from './window.rules.ts';

const settings = {
  window: 'P30D',
  windowType: WindowType.ROLLING,
  calendarStart: null,
  timeZone: null,
  budgetingMethod: BudgetingMethod.OCCURRENCES,
  timeSliceWindow: null,
  timeSliceTarget: null,
};
const monthly = {
  ...settings,
  window: 'P1M',
  windowType: WindowType.CALENDAR,
  calendarStart: '2026-01-31 00:00:00',
  timeZone: 'Europe/Berlin',
};
const now = new Date('2026-11-22T09:00:00Z');
const target = { objective: '0.99', budgetingMethod: settings.budgetingMethod, coverageFloor: '0.9', createdAt: now };
const started = new Date('2025-01-01T00:00:00Z');

/** Windows of 10,000 events each, of which so many were bad, measured whole but for what is changed. */
function windowsOf(bad: readonly number[], changes: Partial<Measured> = {}, looks = lastWindowsOf(settings, now)) {
  return looks.slice(0, bad.length).map((look: LookedAt, index) => ({
    ...look,
    measured: {
      good: String(10_000 - bad[index]!),
      total: '10000',
      slices: null,
      firstAt: started,
      through: look.at,
      until: look.at,
      measuredMs: look.window.ms,
      excluded: [],
      ...changes,
    },
  }));
}

test('windows: rolling ones a window apart, those of the calendar as they ended', () => {
  expect(lastWindowsOf(settings, now).map(({ at }) => (now.getTime() - at.getTime()) / dayMs)).toEqual([0, 30, 60, 90]);
  expect(lastWindowsOf(monthly, now).map(({ window }) => window.calendar!.start.toISOString().slice(0, 13))).toEqual([
    '2026-09-29T22',
    '2026-08-30T22',
    '2026-07-30T22',
    '2026-06-29T22',
  ]);
  expect(lastWindowsOf(monthly, new Date('2026-03-15T12:00:00Z'))).toHaveLength(1);
});

test.each<[string, boolean | null, ReturnType<typeof windowsOf>]>([
  ['a tenth at most in each', true, windowsOf([0, 10, 10, 3])],
  ['nothing bad at all', true, windowsOf([0, 0, 0, 0])],
  ['a hair over a tenth in the oldest', false, windowsOf([0, 0, 0, 11])],
  ['three windows only', null, windowsOf([0, 0, 0])],
  ['too little measured', null, windowsOf([0, 0, 0, 0], { measuredMs: 26 * dayMs })],
  [
    'too little measured, but one over',
    false,
    [...windowsOf([11, 0, 0]), ...windowsOf([0, 0, 0, 0], { measuredMs: 0 }).slice(3)],
  ],
  ['measured for 119 days', null, windowsOf([0, 0, 0, 0], { firstAt: new Date(now.getTime() - 119 * dayMs) })],
  ['measured for 120 days', true, windowsOf([0, 0, 0, 0], { firstAt: new Date(now.getTime() - 120 * dayMs) })],
  ['not measured since long', null, windowsOf([0, 0, 0, 0], { until: new Date(now.getTime() - 130 * dayMs) })],
  ['without events', null, windowsOf([0, 0, 0, 0], { good: '0', total: '0' })],
])('%s: %s', (_, expected, windows) => {
  expect(isTighterThanNeeded(target, windows, 0.1)).toBe(expected);
});

test('it is tight exactly when the window that spent most did not spend more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(200), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: 100 }),
      (bad, percent) => {
        // 100 bad events of 10,000 are the budget.
        expect(isTighterThanNeeded(target, windowsOf(bad), percent / 100)).toBe(Math.max(...bad) <= percent);
      },
    ),
  );
});
