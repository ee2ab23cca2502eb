import { isViolated } from './dependency.rules.ts';
import { DateResolution, ItemStatus } from './item.enums.ts';

const { DAY, QUARTER } = DateResolution;
const plan = (date: string | null, resolution = DAY) => (date === null ? null : { date, resolution });

test.each([
  ['ends the day before', plan('2027-03-31'), plan('2027-04-01'), null, false],
  ['ends on the day itself', plan('2027-04-01'), plan('2027-04-01'), null, false],
  ['ends the day after', plan('2027-04-02'), plan('2027-04-01'), null, true],
  ['may end in the quarter before', plan('2027-01-15', QUARTER), plan('2027-04-01'), null, false],
  ['may end in the same quarter', plan('2027-04-01', QUARTER), plan('2027-04-01', QUARTER), null, true],
  ['ends after the target where no start is set', plan('2027-05-01'), null, plan('2027-04-30'), true],
  ['ends with the target where no start is set', plan('2027-04-30'), null, plan('2027-04-30'), false],
  ['has no target', null, plan('2027-04-01'), null, false],
  ['is needed by an item without dates', plan('2027-04-01'), null, null, false],
])('a needed item that %s', (_, target, start, ownTarget, violated) => {
  expect(isViolated({ start, target: ownTarget }, { status: ItemStatus.IN_PROGRESS, target })).toBe(violated);
  expect(isViolated({ start, target: ownTarget }, { status: ItemStatus.RELEASED, target })).toBe(false);
});
