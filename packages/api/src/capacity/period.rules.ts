import { type Issue, UserErrorCode } from '../platform/errors.ts';
import type { TargetShare } from './period.entity.ts';

const rounding = 0.001;
const longestDays = 1_100;
const dayMs = 86_400_000;

/** What is wrong with a period: it ends before it starts, lasts over three years, or its target mix is none. */
export function periodIssues(start: string, end: string, targetMix: readonly TargetShare[]): Issue[] {
  return [...spanIssues(start, end), ...mixIssues(targetMix)];
}

function spanIssues(start: string, end: string): Issue[] {
  const issue = (message: string): Issue[] => [{ code: UserErrorCode.INVALID, message, field: ['end'] }];
  if (end < start) return issue(`The period ends on ${end}, before it starts on ${start}.`);
  const days = (Date.parse(end) - Date.parse(start)) / dayMs + 1;
  return days > longestDays
    ? issue(`The period lasts ${days} days; at most ${longestDays} can be planned as one.`)
    : [];
}

function mixIssues(mix: readonly TargetShare[]): Issue[] {
  if (mix.length === 0) return [];
  const issue = (message: string): Issue => ({ code: UserErrorCode.INVALID, message, field: ['targetMix'] });
  const kinds = new Set(mix.map(({ kind }) => kind));
  const sum = mix.reduce((total, { share }) => total + share, 0);
  return [
    ...(kinds.size < mix.length ? [issue('Each kind stands in the target mix once.')] : []),
    ...(mix.some(({ share }) => !(share >= 0 && share <= 1)) ? [issue('A share is 0 to 1.')] : []),
    ...(Math.abs(sum - 1) > rounding ? [issue(`The shares add up to ${sum}; they are to add up to 1.`)] : []),
  ];
}
