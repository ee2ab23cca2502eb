import fc from 'fast-check';
import { burnRulesOf, factorOf, isFiring } from './burn-alert.rules.ts';
import { Fraction } from './fraction.ts';
import { dayMs, durationOf } from './window.rules.ts';

const tableOf = (days: number) =>
  burnRulesOf(days * dayMs).map(({ severity, longMs, shortMs, factor }) => [
    severity,
    durationOf(longMs),
    durationOf(shortMs),
    factor.toNumber(),
  ]);

test('for 30 days it is the table of the workbook', () => {
  expect(tableOf(30)).toEqual([
    ['CRITICAL', 'PT1H', 'PT5M', 14.4],
    ['CRITICAL', 'PT6H', 'PT30M', 6],
    ['WARNING', 'P1D', 'PT2H', 3],
    ['WARNING', 'P3D', 'PT6H', 1],
  ]);
});

test('for another window both windows are scaled, and the factors stay', () => {
  expect(tableOf(7)).toEqual([
    ['CRITICAL', 'PT14M', 'PT1M10S', 14.4],
    ['CRITICAL', 'PT1H24M', 'PT7M', 6],
    ['WARNING', 'PT5H36M', 'PT28M', 3],
    ['WARNING', 'PT16H48M', 'PT1H24M', 1],
  ]);
  expect(tableOf(90).map(([, long]) => long)).toEqual(['PT3H', 'PT18H', 'P3D', 'P9D']);
});

test('a factor is the share of the budget that goes in the long window', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 366 }), fc.constantFrom(0, 1, 2, 3), (days, number) => {
      const { longMs, factor } = burnRulesOf(days * dayMs)[number]!;
      expect(factorOf(['0.02', '0.05', '0.1', '0.1'][number]!, days * dayMs, longMs).compare(factor)).toBe(0);
    }),
  );
});

test.each([
  ['both over', '6.01', '6.01', true],
  ['the long one at the factor', '6', '7', false],
  ['the short one at the factor', '7', '6', false],
  ['the short one clean again', '7', '0', false],
  ['no events in the short one', '7', null, null],
  ['no events in the long one', null, '7', null],
])('%s', (_, long, short, firing) => {
  const [longBurn, shortBurn] = [long, short].map((text) => (text === null ? null : Fraction.of(text)));
  expect(isFiring(longBurn!, shortBurn!, Fraction.of(6))).toBe(firing);
});
