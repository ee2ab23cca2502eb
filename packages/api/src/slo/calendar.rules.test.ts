import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { calendarWindowAt, isCalendarStep, isTimeZone, isWallClock } from './calendar.rules.ts';

const windowAt = (window: string, calendarStart: string, timeZone: string, at: string) => {
  const { start, end } = calendarWindowAt({ window, calendarStart, timeZone }, new Date(at));
  return [start, end].map((each) => each.toISOString().slice(0, 16)).concat(`${(+end - +start) / 3_600_000} h`);
};

test.each([
  // A month over each change of the clock, a half-hour change, and a zone that is 45 minutes off.
  ['P1M', '2026-01-01 00:00:00', 'Europe/Berlin', '2026-03-15T00:00Z', '2026-02-28T23:00', '2026-03-31T22:00', '743 h'],
  ['P1M', '2026-01-01 00:00:00', 'Europe/Berlin', '2026-10-15T00:00Z', '2026-09-30T22:00', '2026-10-31T23:00', '745 h'],
  [
    'P1M',
    '2025-01-01 00:00:00',
    'Australia/Lord_Howe',
    '2026-04-04T00:00Z',
    '2026-03-31T13:00',
    '2026-04-30T13:30',
    '720.5 h',
  ],
  [
    'P1D',
    '2020-01-01 00:00:00',
    'Asia/Kathmandu',
    '2026-05-05T18:14:59Z',
    '2026-05-04T18:15',
    '2026-05-05T18:15',
    '24 h',
  ],
  [
    'P1D',
    '2020-01-01 06:00:00',
    'America/New_York',
    '2026-03-08T10:30Z',
    '2026-03-08T10:00',
    '2026-03-09T10:00',
    '24 h',
  ],
  [
    'P1D',
    '2020-01-01 00:00:00',
    'America/New_York',
    '2026-03-08T10:30Z',
    '2026-03-08T05:00',
    '2026-03-09T04:00',
    '23 h',
  ],
  // The month's end clamps to the original day, and returns to it.
  ['P1M', '2023-10-31 09:00:00', 'UTC', '2024-02-29T09:00Z', '2024-02-29T09:00', '2024-03-31T09:00', '744 h'],
  ['P1M', '2023-10-31 09:00:00', 'UTC', '2024-04-30T08:59Z', '2024-03-31T09:00', '2024-04-30T09:00', '720 h'],
  ['P3M', '2025-11-30 00:00:00', 'UTC', '2026-03-01T00:00Z', '2026-02-28T00:00', '2026-05-30T00:00', '2184 h'],
  ['P1Y', '2024-02-29 00:00:00', 'UTC', '2027-06-01T00:00Z', '2027-02-28T00:00', '2028-02-29T00:00', '8784 h'],
  ['P2W', '2026-01-05 00:00:00', 'UTC', '2026-02-01T23:59:59.999Z', '2026-01-19T00:00', '2026-02-02T00:00', '336 h'],
  // Shown twice: the first time counts. Left out: as if the clock had not been changed. A day that never was.
  ['P1D', '2020-01-01 02:30:00', 'Europe/Berlin', '2026-10-25T00:30Z', '2026-10-25T00:30', '2026-10-26T01:30', '25 h'],
  ['P1D', '2020-01-01 02:30:00', 'Europe/Berlin', '2026-03-29T01:30Z', '2026-03-29T01:30', '2026-03-30T00:30', '23 h'],
  ['P1D', '2011-12-01 00:00:00', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30T10:00', '2011-12-31T10:00', '24 h'],
  // Before the first window it is the first one.
  ['P1M', '2026-06-01 00:00:00', 'UTC', '2020-01-01T00:00Z', '2026-06-01T00:00', '2026-07-01T00:00', '720 h'],
])('%s from %s in %s at %s', (window, start, zone, at, ...expected) => {
  expect(windowAt(window, start, zone, at)).toEqual(expected);
});

test.each([
  ['2026-02-28 23:59:59', true],
  ['2026-02-29 00:00:00', false],
  ['2026-02-28T00:00:00', false],
  ['2026-02-28 00:00', false],
  ['2026-02-28 00:61:00', false],
])('whether %s is a wall clock: %s', (text, expected) => {
  expect(isWallClock(text)).toBe(expected);
});

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['+01:00', false],
  ['Mars/Olympus', false],
  ['', false],
])('whether %j is a time zone: %s', (text, expected) => {
  expect(isTimeZone(text)).toBe(expected);
});

test.each([
  ['P1M', true],
  ['P1Y2M10D', true],
  ['P2W', true],
  ['P1DT1H', false],
  ['PT24H', false],
  ['P0.5M', false],
  ['P0D', false],
])('whether windows may step by %s: %s', (text, expected) => {
  expect(isCalendarStep(text)).toBe(expected);
});

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Tehran',
  'Pacific/Chatham',
  'Africa/Casablanca',
);
const steps = fc.record({
  window: fc.constantFrom('P1D', 'P10D', 'P1W', 'P1M', 'P3M', 'P1Y'),
  start: fc.date({ min: new Date('2000-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  timeZone: zones,
});
const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });

test('windows hold the instants that they are asked for, follow each other, and start at the time of day of the first', () => {
  fc.assert(
    fc.property(steps, instants, ({ window, start, timeZone }, at) => {
      const calendarStart = start.toISOString().slice(0, 19).replace('T', ' ');
      const found = calendarWindowAt({ window, calendarStart, timeZone }, at);
      const first = calendarWindowAt({ window, calendarStart, timeZone }, new Date(0));
      if (at >= first.start) expect(found.start <= at && at < found.end).toBe(true);
      else expect(found).toEqual(first);
      expect(calendarWindowAt({ window, calendarStart, timeZone }, found.end).start).toEqual(found.end);
      expect(calendarWindowAt({ window, calendarStart, timeZone }, new Date(+found.end - 1))).toEqual(found);
      const local = DateTime.fromJSDate(found.start, { zone: IANAZone.create(timeZone) });
      const off = local.diff(
        local.set({ hour: start.getUTCHours(), minute: start.getUTCMinutes(), second: start.getUTCSeconds() }),
      );
      // Where the clock leaves the time out, the window starts up to an hour later.
      expect(Math.abs(off.toMillis())).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
