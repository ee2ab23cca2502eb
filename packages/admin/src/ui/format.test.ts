import { formatAgo, formatDate } from './format.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

test.each([
  ['2026-11-22T11:59:30Z', '30 seconds ago'],
  ['2026-11-22T11:01:00Z', '59 minutes ago'],
  ['2026-11-21T11:00:00Z', 'yesterday'],
  ['2026-10-01T12:00:00Z', 'last month'],
  ['2024-11-20T12:00:00Z', '2 years ago'],
])('%s was %s', (instant, words) => {
  expect(formatAgo(instant, now)).toBe(words);
});

test('a calendar date passes through no time zone', () => {
  expect(formatDate('2027-01-01')).toBe('Jan 1, 2027');
});
