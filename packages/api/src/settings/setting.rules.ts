import { type Issue, UserErrorCode } from '../platform/errors.ts';
import type { Threshold } from './threshold.ts';

/** What is wrong with a value for a threshold: it is a number from its least to its most, or null. */
export function valueIssues(value: unknown, { key, least, most }: Threshold): Issue[] {
  if (value == null || (typeof value === 'number' && value >= least && value <= most)) return [];
  const message = `${key} is a number from ${least} to ${most}, or null for the default.`;
  return [{ code: UserErrorCode.INVALID, message, field: ['value'] }];
}
