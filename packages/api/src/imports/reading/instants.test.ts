import fc from 'fast-check';
import { DateTime, FixedOffsetZone } from 'luxon';
import { isTimeZone, parseInstant } from './instants.ts';

function isoOf(text: string, timeZone?: string) {
  const read = parseInstant(text, { timeZone });
  return 'at' in read ? [read.at.toISOString(), read.guessed] : read.problem;
}

describe('parseInstant', () => {
  it.each([
    '2021-06-02T16:56:11-07:00',
    '2021-06-02 16:56:11 -0700',
    '2021-06-02T23:56:11Z',
    '2021-06-02 23:56:11 UTC',
    '2021-06-02t23:56:11.000000z',
    '2021-06-02 23:56:11+00',
    'Wed, 02 Jun 2021 16:56:11 -0700',
    'Wed, 2 Jun 2021 23:56:11 GMT',
    '1622678171',
    ' 1622678171000 ',
  ])('knows the instant of %j', (text) => {
    expect(isoOf(text)).toEqual(['2021-06-02T23:56:11.000Z', false]);
  });

  it('reads local times in the zone of the run, else in UTC as a guess', () => {
    expect(isoOf('2021-06-02 16:56', 'America/Los_Angeles')).toEqual(['2021-06-02T23:56:00.000Z', false]);
    expect(isoOf('2021-06-02 16:56:11')).toEqual(['2021-06-02T16:56:11.000Z', true]);
    expect(isoOf('2021-06-02', 'Europe/Berlin')).toEqual(['2021-06-01T22:00:00.000Z', false]);
    expect(isoOf('2021-06-02')).toEqual(['2021-06-02T00:00:00.000Z', true]);
  });

  it.each([
    ['2021-02-29', 'does not exist'],
    ['2021-13-01T00:00:00Z', 'does not exist'],
    ['9999-12-31T23:59:59-10:00', 'does not exist'],
    ['0001-01-01 00:00+01:00', 'does not exist'],
    ['0000-06-01', 'does not exist'],
    ['31 Jun 2021 10:00:00 GMT', 'does not exist'],
    ['03/04/2021', 'cannot be told apart'],
    ['3.4.21 10:00', 'cannot be told apart'],
    ['2021-06-02 24:00', 'no date that is understood'],
    ['2021-06-02T16:56:11+99:00', 'no date that is understood'],
    ['June 2nd', 'no date that is understood'],
    ['2021-W22', 'no date that is understood'],
    ['123456789', 'no date that is understood'],
    ['', 'no date that is understood'],
  ])('refuses %j', (text, why) => {
    expect(isoOf(text)).toContain(why);
    expect(isoOf(text)).toContain('Write 2021-06-02T16:56:11-07:00');
  });

  it('refuses an hour that the clocks skipped, and says so when an hour came twice', () => {
    expect(isoOf('2021-03-14 02:30', 'America/Los_Angeles')).toContain('the clocks were put forward');
    expect(isoOf('2021-11-07 01:30', 'America/Los_Angeles')).toEqual(['2021-11-07T08:30:00.000Z', true]);
  });

  it('reads back every instant in every form that names its offset', () => {
    const forms = ["yyyy-MM-dd'T'HH:mm:ssZZ", 'yyyy-MM-dd HH:mm:ss ZZZ', 'EEE, dd MMM yyyy HH:mm:ss ZZZ'];
    const second = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(second, fc.integer({ min: -14 * 4, max: 14 * 4 }), (seconds, quarters) => {
        const local = DateTime.fromSeconds(seconds, { zone: 'utc' }).setZone(FixedOffsetZone.instance(quarters * 15));
        for (const form of forms) {
          expect(isoOf(local.toFormat(form))).toEqual([new Date(seconds * 1000).toISOString(), false]);
        }
      }),
    );
  });
});

it('knows time zones by their IANA names', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Middle/Earth')).toBe(false);
});
