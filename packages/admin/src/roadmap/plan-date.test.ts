import { driftWords, parsePlanDate } from './plan-date.ts';

test.each([
  ['2027', '2027-01-01', 'YEAR'],
  ['H2 2027', '2027-07-01', 'HALF_YEAR'],
  ['2027 h1', '2027-01-01', 'HALF_YEAR'],
  ['Q3 2027', '2027-07-01', 'QUARTER'],
  ['2027-Q1', '2027-01-01', 'QUARTER'],
  [' q4/2026 ', '2026-10-01', 'QUARTER'],
  ['2027-03', '2027-03-01', 'MONTH'],
  ['2028-02-29', '2028-02-29', 'DAY'],
])('%s is read only as precisely as it is meant', (text, date, resolution) => {
  expect(parsePlanDate(text)).toEqual({ date, resolution });
});

test.each(['', 'soon', 'Q5 2027', 'H3 2027', '2027-13', '2027-00', '2027-02-29', '27', '2027-3-1'])(
  '“%s” is no date, and none is guessed',
  (text) => {
    expect(parsePlanDate(text)).toBeNull();
  },
);

test('drift is said in words, and no drift is not', () => {
  expect(driftWords(1)).toBe('1 day later than promised');
  expect(driftWords(-12)).toBe('12 days earlier than promised');
  expect(driftWords(0)).toBeNull();
  expect(driftWords(null)).toBeNull();
});
