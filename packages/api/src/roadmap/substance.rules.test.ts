import { DateResolution } from './item.enums.ts';
import { MilestoneKind } from './milestone.entity.ts';
import { isAnotherItem, isAnotherScope } from './substance.rules.ts';

const item = {
  problem: 'P',
  outcome: 'O',
  target: { date: '2027-01-01', resolution: DateResolution.QUARTER },
  effort: { low: 1, likely: 4, high: 9 },
};

test.each([
  ['nothing', {}, false],
  ['the problem', { problem: 'Q' }, true],
  ['the outcome', { outcome: 'Q' }, true],
  ['the target’s date', { target: { date: '2027-04-01', resolution: DateResolution.QUARTER } }, true],
  ['the target’s resolution', { target: { date: '2027-01-01', resolution: DateResolution.YEAR } }, true],
  ['the target, taken away', { target: null }, true],
  ['a quarter of the effort', { effort: { low: 1, likely: 5, high: 9 } }, false],
  ['more than a quarter of the effort', { effort: { low: 1, likely: 5.1, high: 9 } }, true],
  ['less effort by more than a quarter', { effort: { low: 1, likely: 2.9, high: 9 } }, true],
  ['the range of the effort alone', { effort: { low: 0, likely: 4, high: 99 } }, false],
  ['the effort, taken away', { effort: null }, true],
])('a change of %s', (_, changes, another) => {
  expect(isAnotherItem(item, { ...item, ...changes })).toBe(another);
});

test('a milestone is another one by its title, kind, value, or when it is dropped', () => {
  const scope = { title: 'T', kind: MilestoneKind.INCREMENT, value: 'V', dropped: false };
  expect(isAnotherScope(scope, { ...scope })).toBe(false);
  const others = [{ title: 'U' }, { kind: MilestoneKind.ROLLOUT }, { value: 'W' }, { dropped: true }];
  expect(others.map((other) => isAnotherScope(scope, { ...scope, ...other }))).toEqual([true, true, true, true]);
});
