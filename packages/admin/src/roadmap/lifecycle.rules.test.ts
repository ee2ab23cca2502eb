import type { ItemStatus } from '../gql/graphql.ts';
import { isOpen, isStepBack, needsDecision, nextStatusesOf } from './lifecycle.rules.ts';
import { keysOf, statusWords } from './words.ts';

const all = keysOf(statusWords);

test('what is closed can only be proposed again', () => {
  for (const status of all.filter((one) => !isOpen(one))) expect(nextStatusesOf(status)).toEqual(['PROPOSED']);
});

test('no step leads where it starts', () => {
  for (const status of all) expect(nextStatusesOf(status)).not.toContain(status);
});

test.each<[ItemStatus, ItemStatus, boolean]>([
  ['PROPOSED', 'DISCOVERY', false],
  ['DISCOVERY', 'PROPOSED', true],
  ['IN_PROGRESS', 'COMMITTED', true],
  ['RELEASED', 'IN_PROGRESS', true],
  ['DONE', 'PROPOSED', true],
  ['DECLINED', 'PROPOSED', true],
  ['IN_PROGRESS', 'PAUSED', false],
  ['PAUSED', 'DISCOVERY', false],
])('from %s to %s asks for a reason: %s', (from, to, asks) => {
  expect(isStepBack(from, to)).toBe(asks);
});

test('a no needs a decision', () => {
  expect(all.filter(needsDecision)).toEqual(['DECLINED', 'STOPPED']);
});
