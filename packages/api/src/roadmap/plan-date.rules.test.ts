import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { DateResolution } from './item.enums.ts';
import { driftDays, labelOf, rangeOf } from './plan-date.rules.ts';

const { DAY, MONTH, QUARTER, HALF_YEAR, YEAR } = DateResolution;

test.each([
  ['2027-02-14', DAY, '2027-02-14', '2027-02-14', '14 February 2027'],
  ['2028-02-14', MONTH, '2028-02-01', '2028-02-29', 'February 2028'],
  ['2027-01-01', QUARTER, '2027-01-01', '2027-03-31', 'Q1 2027'],
  ['2027-12-31', QUARTER, '2027-10-01', '2027-12-31', 'Q4 2027'],
  ['2027-06-30', HALF_YEAR, '2027-01-01', '2027-06-30', 'H1 2027'],
  ['2027-07-01', HALF_YEAR, '2027-07-01', '2027-12-31', 'H2 2027'],
  ['2027-05-05', YEAR, '2027-01-01', '2027-12-31', '2027'],
])('%s as a %s is %s to %s: %s', (date, resolution, rangeStart, rangeEnd, label) => {
  expect(rangeOf({ date, resolution })).toEqual({ rangeStart, rangeEnd });
  expect(labelOf({ date, resolution })).toBe(label);
});

test('drift is counted from range end to range end', () => {
  const promised = { date: '2027-01-01', resolution: QUARTER };
  expect(driftDays(promised, { date: '2027-04-01', resolution: QUARTER })).toBe(91);
  expect(driftDays(promised, { date: '2027-03-01', resolution: DAY })).toBe(-30);
  expect(driftDays(null, promised)).toBeNull();
});

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test('a range holds its own date, and every date of a range has the same range', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...Object.values(DateResolution)), (date, resolution) => {
      const range = rangeOf({ date, resolution });
      expect(range.rangeStart <= date && date <= range.rangeEnd).toBe(true);
      expect(rangeOf({ date: range.rangeStart, resolution })).toEqual(range);
      expect(rangeOf({ date: range.rangeEnd, resolution })).toEqual(range);
    }),
  );
});

test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('in %s the same day is the same day', (zone) => {
  const rules = path.join(__dirname, 'plan-date.rules.ts');
  const script = `import { rangeOf, labelOf } from ${JSON.stringify(rules)};
    const day = { date: '2027-03-31', resolution: 'QUARTER' };
    console.log(JSON.stringify([rangeOf(day), labelOf({ ...day, resolution: 'DAY' })]));`;
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    cwd: path.join(__dirname, '../..'),
  });
  expect(JSON.parse(output)).toEqual([{ rangeStart: '2027-01-01', rangeEnd: '2027-03-31' }, '31 March 2027']);
});
