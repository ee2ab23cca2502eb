import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { isCalendarDate } from '../platform/graphql/scalars.ts';
import { blankIssues } from '../platform/texts.ts';
import { moneyIssues } from './customer.service.ts';
import type { FeedbackRowInput } from './feedback-row.input.ts';

const instant = /^(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;

/** The instant that a text names: with an offset, or a day, which is its midnight UTC. Null when it names none. */
export function submittedAtOf(text: string): Date | null {
  const written = text.trim();
  const day = instant.exec(written)?.[1] ?? written;
  if (!isCalendarDate(day)) return null;
  const at = new Date(written === day ? `${day}T00:00:00Z` : written.toUpperCase().replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What is wrong with an entry by itself: each fault with the path of its field. */
export function rowIssues(row: FeedbackRowInput): Issue[] {
  const issues = [...blankIssues(row, 'body', 'source'), ...moneyIssues(row)];
  if (row.submittedAt != null && !submittedAtOf(row.submittedAt)) {
    const message = `${JSON.stringify(row.submittedAt)} is no instant; write 2026-11-22T09:00:00+01:00 or 2026-11-22.`;
    issues.push({ code: UserErrorCode.INVALID, message, field: ['submittedAt'] });
  }
  if (row.url != null && !isWebAddress(row.url)) {
    const message = `${JSON.stringify(row.url.slice(0, 100))} is no http or https address.`;
    issues.push({ code: UserErrorCode.INVALID, message, field: ['url'] });
  }
  return issues;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
