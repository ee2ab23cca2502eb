import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { threshold } from '../settings/threshold.ts';

/** How far the actual hours may be over the expected ones. */
export const mostOverExpected = threshold({
  key: 'support.mostOverExpected',
  default: 1.5,
  least: 1,
  most: 100,
  description: 'A support burden is outsized when its actual hours are over so many times the expected ones.',
});

/** Above which share of all items the hours per customer stand out. */
export const burdenPercentile = threshold({
  key: 'support.percentile',
  default: 0.9,
  least: 0.5,
  most: 1,
  description:
    'A support burden is outsized when its hours per awaiting customer are above those of this share of items, 0.5 to 1.',
});

const hoursOfAWeek = 168;
const mostPeople = 1_000;

/** What outsized is judged from; hours are hours a week. */
export interface Burden {
  expected: number | null;
  actual: number | null;
  /** Actual hours for each customer who waits for the item; null where nobody does. */
  perCustomer: number | null;
  /** The same at the percentile of all items; null where no item has any. */
  usual: number | null;
}

/** Whether a burden is outsized: strictly over the expected hours times `over`, or strictly above what is usual. */
export function isOutsized({ expected, actual, perCustomer, usual }: Burden, over: number): boolean {
  if (actual === null) return false;
  const beyondExpected = expected !== null && actual > over * expected;
  return beyondExpected || (perCustomer !== null && usual !== null && perCustomer > usual);
}

/** What is wrong with the hours that a caller sends. */
export function hoursIssues(input: object): Issue[] {
  const most = hoursOfAWeek * mostPeople;
  return Object.entries(input).flatMap(([field, value]) => {
    if (typeof value !== 'number' || (value >= 0 && value <= most)) return [];
    return [{ code: UserErrorCode.INVALID, message: `Hours a week are 0 to ${most}, not ${value}.`, field: [field] }];
  });
}
