import fc from 'fast-check';
import { DateResolution } from './item.enums.ts';
import { type PlanDay, rangeOf } from './plan-date.rules.ts';
import { breaksPromise } from './promise.rules.ts';

const quarter = (date: string): PlanDay => ({ date, resolution: DateResolution.QUARTER });
const [first, second, third] = [quarter('2027-01-01'), quarter('2027-04-01'), quarter('2027-07-01')];

test.each<[string, PlanDay | null, PlanDay | null, PlanDay | null, boolean]>([
  ['later than the promise', first!, first!, second!, true],
  ['earlier', second!, second!, first!, false],
  ['back to the promise', second!, first!, second!, false],
  ['less late than it was', first!, third!, second!, false],
  ['no target any more', first!, first!, null, true],
  ['a target again, after none', first!, null, third!, false],
  ['without a promise', null, first!, third!, false],
  [
    'more precisely, within the quarter',
    first!,
    first!,
    { date: '2027-02-01', resolution: DateResolution.MONTH },
    false,
  ],
])('%s: %#', (_, promised, before, after, breaks) => {
  expect(breaksPromise(promised, before, after)).toBe(breaks);
});

const day = fc.record({
  date: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  resolution: fc.constantFrom(...Object.values(DateResolution)),
});

test('a target that ends within the promise never breaks it; one that stays never does', () => {
  fc.assert(
    fc.property(day, fc.option(day), day, (promised, before, after) => {
      if (rangeOf(after).rangeEnd <= rangeOf(promised).rangeEnd)
        expect(breaksPromise(promised, before, after)).toBe(false);
      expect(breaksPromise(promised, after, after)).toBe(false);
    }),
  );
});
