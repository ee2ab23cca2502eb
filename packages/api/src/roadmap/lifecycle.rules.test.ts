import { ItemStatus } from './item.enums.ts';
import { isOpen, isStepBack, nextStatuses, transitionIssues } from './lifecycle.rules.ts';

const { PROPOSED, DISCOVERY, COMMITTED, IN_PROGRESS, RELEASED, DONE, PAUSED, DECLINED, STOPPED } = ItemStatus;

const life: [ItemStatus, ItemStatus[]][] = [
  [PROPOSED, [DISCOVERY, COMMITTED, DECLINED]],
  [DISCOVERY, [PROPOSED, COMMITTED, PAUSED, DECLINED]],
  [COMMITTED, [IN_PROGRESS, DISCOVERY, PAUSED, STOPPED]],
  [IN_PROGRESS, [RELEASED, COMMITTED, PAUSED, STOPPED]],
  [RELEASED, [DONE, IN_PROGRESS, STOPPED]],
  [DONE, [PROPOSED]],
  [DECLINED, [PROPOSED]],
  [STOPPED, [PROPOSED]],
];

test.each(life)('%s goes to %j and nowhere else', (from, allowed) => {
  const item = { status: from, pausedFrom: null };
  for (const to of Object.values(ItemStatus)) {
    const codes = transitionIssues(item, to, 'because').map((issue) => issue.code);
    expect([from, to, codes]).toEqual([from, to, allowed.includes(to) ? [] : ['GUARD_FAILED']]);
  }
});

test('a paused item goes on where it was paused, or ends', () => {
  expect(nextStatuses(PAUSED, IN_PROGRESS)).toEqual([IN_PROGRESS, DECLINED, STOPPED]);
  expect(transitionIssues({ status: PAUSED, pausedFrom: DISCOVERY }, COMMITTED, 'x')).toMatchObject([
    { code: 'GUARD_FAILED', field: ['to'] },
  ]);
});

test('a step back needs a reason; going on does not, and for a no the decision is the reason', () => {
  const issues = (from: ItemStatus, to: ItemStatus, reason?: string) =>
    transitionIssues({ status: from, pausedFrom: null }, to, reason);
  expect(issues(COMMITTED, DISCOVERY)).toMatchObject([{ code: 'REQUIRED', field: ['reason'] }]);
  expect(issues(DONE, PROPOSED, '  ')).toHaveLength(1);
  expect(issues(PROPOSED, DECLINED)).toEqual([]);
  expect(issues(IN_PROGRESS, STOPPED)).toEqual([]);
  expect(issues(PROPOSED, COMMITTED)).toEqual([]);
  expect(issues(DISCOVERY, PAUSED)).toEqual([]);
});

test('open is all but done, declined and stopped', () => {
  expect(Object.values(ItemStatus).filter((status) => !isOpen(status))).toEqual([DONE, DECLINED, STOPPED]);
  expect(isStepBack(RELEASED, IN_PROGRESS)).toBe(true);
  expect(isStepBack(IN_PROGRESS, RELEASED)).toBe(false);
});
