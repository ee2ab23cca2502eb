import { isSpan, isWindow, lengthOf } from './window.rules.ts';

test.each([
  ['PT10M', 600],
  ['PT5H', 18_000],
  ['P2D', 172_800],
  ['P1W', 604_800],
  ['P3M', 7_776_000],
  ['P1Y', 31_536_000],
])('%s is %d seconds long', (duration, seconds) => {
  expect(lengthOf(duration)).toBe(seconds * 1_000);
});

test.each([
  ['P1D', true],
  ['P366D', true],
  ['PT23H59M59S', false],
  ['P366DT1S', false],
  ['P0D', false],
  ['P-30D', false],
])('whether %s is a window: %s', (duration, expected) => {
  expect(isWindow(duration)).toBe(expected);
});

test.each([
  ['PT1S', true],
  ['P366D', true],
  ['PT0S', false],
  ['-PT1H', false],
  ['P2Y', false],
])('whether %s may be looked over: %s', (duration, expected) => {
  expect(isSpan(duration)).toBe(expected);
});
