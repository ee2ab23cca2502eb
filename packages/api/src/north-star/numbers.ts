import { type Issue, UserErrorCode } from '../platform/errors.ts';

/** An issue when the number is not finite: a literal such as 1e999 is read as infinity. None for null and undefined. */
export function finiteIssues(value: number | null | undefined, field: string[]): Issue[] {
  if (value == null || Number.isFinite(value)) return [];
  return [{ code: UserErrorCode.INVALID, message: 'The number is too large to be kept.', field }];
}
