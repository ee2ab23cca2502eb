import { hoursIssues, isOutsized } from './support-burden.rules.ts';

test.each([
  ['not measured', { expected: 4, actual: null, perCustomer: null, usual: 3 }, false],
  ['1.5 × expected', { expected: 4, actual: 6, perCustomer: 1, usual: 3 }, false],
  ['over 1.5 × expected', { expected: 4, actual: 6.01, perCustomer: 1, usual: 3 }, true],
  ['anything where nothing was expected', { expected: 0, actual: 0.1, perCustomer: null, usual: null }, true],
  ['as many hours per customer as is usual', { expected: null, actual: 9, perCustomer: 3, usual: 3 }, false],
  ['more hours per customer than is usual', { expected: null, actual: 9, perCustomer: 4, usual: 3 }, true],
  ['nobody waits for it', { expected: null, actual: 9, perCustomer: null, usual: 3 }, false],
])('%s: outsized', (_, burden, outsized) => {
  expect(isOutsized(burden, 1.5)).toBe(outsized);
});

test('hours below 0 or beyond a thousand people’s weeks are named', () => {
  expect(
    hoursIssues({ itemId: 'x', expectedHoursPerWeek: -1, actualHoursPerWeek: 200_000 }).map(({ field }) => field),
  ).toEqual([['expectedHoursPerWeek'], ['actualHoursPerWeek']]);
  expect(hoursIssues({ expectedHoursPerWeek: 0, actualHoursPerWeek: null })).toEqual([]);
});
