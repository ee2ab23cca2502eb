import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { longestTitle } from '../platform/texts.ts';
import type { Effort } from './item.types.ts';

const mostLabels = 50;
const mostLinks = 100;

interface Fields {
  effort?: Effort | null;
  labels?: string[] | null;
  links?: { label: string }[] | null;
  request?: { driver: string } | null;
}

/** What is wrong with the fields of an item, whatever its status. */
export function fieldIssues(fields: Fields): Issue[] {
  return [
    ...effortIssues(fields.effort),
    ...sizeIssues('labels', fields.labels, mostLabels),
    ...sizeIssues('links', fields.links, mostLinks),
    ...(fields.labels ?? []).flatMap((label, index) => longIssues(label, ['labels', String(index)])),
    ...(fields.request?.driver.trim() === ''
      ? [{ code: UserErrorCode.REQUIRED, message: 'driver is blank.', field: ['request', 'driver'] }]
      : []),
  ];
}

function effortIssues(effort: Effort | null | undefined): Issue[] {
  if (!effort) return [];
  const { low, likely, high } = effort;
  if (low >= 0 && low <= likely && likely <= high && high <= 100_000) return [];
  const message = `Effort is 0 ≤ low ≤ likely ≤ high in person-weeks, not ${low}, ${likely}, ${high}.`;
  return [{ code: UserErrorCode.INVALID, message, field: ['effort'] }];
}

function sizeIssues(field: string, list: unknown[] | null | undefined, most: number): Issue[] {
  if (!list || list.length <= most) return [];
  return [
    {
      code: UserErrorCode.LIMIT_EXCEEDED,
      message: `${list.length} ${field} are over the limit of ${most}.`,
      field: [field],
    },
  ];
}

function longIssues(text: string, field: string[]): Issue[] {
  if (text.length <= longestTitle) return [];
  return [
    {
      code: UserErrorCode.LIMIT_EXCEEDED,
      message: `A label of ${text.length} characters is over the limit of ${longestTitle}.`,
      field,
    },
  ];
}
