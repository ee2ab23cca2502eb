import { planDayFrom } from './plan-day.ts';

test.each([
  ['2027', '2027-01-01', 'YEAR'],
  ['2027-H1', '2027-01-01', 'HALF_YEAR'],
  ['h2 2027', '2027-07-01', 'HALF_YEAR'],
  ['2027-Q1', '2027-01-01', 'QUARTER'],
  ['Q4 2027', '2027-10-01', 'QUARTER'],
  [' 2027-03 ', '2027-03-01', 'MONTH'],
  ['2028-02-29', '2028-02-29', 'DAY'],
])('%p is a plan date', (text, date, resolution) => {
  expect(planDayFrom(text)).toEqual({ value: { date, resolution } });
});

test.each(['2027-02-29', '2027-13', '2027-Q5', '0000', '27', 'soon', '2027-1-1', '03/2027'])('%p is none', (text) => {
  expect(planDayFrom(text)).toEqual({ problem: expect.stringContaining('is no plan date; write 2027') });
});
