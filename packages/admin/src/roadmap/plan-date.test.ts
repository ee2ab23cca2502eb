import { breaksPromise, driftWords, labelOf, parsePlanDate, rangeOf, shiftedBy } from './plan-date.ts';

test.each([
  ['2027', '2027-01-01', 'YEAR'],
  ['H2 2027', '2027-07-01', 'HALF_YEAR'],
  ['2027 h1', '2027-01-01', 'HALF_YEAR'],
  ['Q3 2027', '2027-07-01', 'QUARTER'],
  ['2027-Q1', '2027-01-01', 'QUARTER'],
  [' q4/2026 ', '2026-10-01', 'QUARTER'],
  ['2027-03', '2027-03-01', 'MONTH'],
  ['2028-02-29', '2028-02-29', 'DAY'],
  ['March 2027', '2027-03-01', 'MONTH'],
  ['5 sept 2027', '2027-09-05', 'DAY'],
])('%s is read only as precisely as it is meant', (text, date, resolution) => {
  expect(parsePlanDate(text)).toEqual({ date, resolution });
});

test.each([
  '',
  'soon',
  'Q5 2027',
  'H3 2027',
  '2027-13',
  '2027-00',
  '2027-02-29',
  '27',
  '2027-3-1',
  '31 June 2027',
  'Smarch 2027',
])('“%s” is no date, and none is guessed', (text) => {
  expect(parsePlanDate(text)).toBeNull();
});

test('drift is said in words, and no drift is not', () => {
  expect(driftWords(1)).toBe('1 day later than promised');
  expect(driftWords(-12)).toBe('12 days earlier than promised');
  expect(driftWords(0)).toBeNull();
  expect(driftWords(null)).toBeNull();
});

test.each([
  ['2027-02-10', 'QUARTER', '2027-01-01', '2027-03-31'],
  ['2028-02-01', 'MONTH', '2028-02-01', '2028-02-29'],
  ['2027-09-01', 'HALF_YEAR', '2027-07-01', '2027-12-31'],
  ['2027-09-01', 'YEAR', '2027-01-01', '2027-12-31'],
  ['2027-09-01', 'DAY', '2027-09-01', '2027-09-01'],
] as const)('%s by %s covers %s to %s', (date, resolution, rangeStart, rangeEnd) => {
  expect(rangeOf({ date, resolution })).toEqual({ rangeStart, rangeEnd });
});

test('a date is read as it is labelled, and steps forth and back lead home', () => {
  for (const resolution of ['DAY', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const) {
    for (const start of ['2027-01-01', '2028-12-31', '2026-07-15']) {
      const date = { date: rangeOf({ date: start, resolution }).rangeStart, resolution };
      expect(parsePlanDate(labelOf(date))).toEqual(date);
      for (const steps of [1, 3, 13]) expect(shiftedBy(shiftedBy(date, steps), -steps)).toEqual(date);
    }
  }
});

const until = (rangeEnd: string) => ({ rangeEnd });
const march = until('2027-03-31');

test.each([
  ['without a promise', null, march, '2028-01-01', false],
  ['as promised', march, march, '2027-03-31', false],
  ['earlier', march, march, '2027-02-01', false],
  ['later', march, march, '2027-04-01', true],
  ['back from still later', march, until('2027-12-31'), '2027-06-30', false],
] as const)('a target %s takes a decision: %s', (_words, committedTarget, target, date, asks) => {
  expect(breaksPromise({ committedTarget, target }, { date, resolution: 'DAY' })).toBe(asks);
});

test('no target at all is later than any', () => {
  expect(breaksPromise({ committedTarget: march, target: march }, null)).toBe(true);
});
