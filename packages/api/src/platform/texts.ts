import { type Issue, UserErrorCode } from './errors.ts';

/** The longest text that any field of a mutation may hold, in characters. */
export const longestText = 100_000;
/** The longest title or name, in characters. */
export const longestTitle = 300;
/** The longest list that any field of a mutation may hold. */
export const longestList = 5_000;

const titles = new Set([
  'title',
  'name',
  'slug',
  'key',
  'termKey',
  'metricKey',
  'label',
  'source',
  'externalId',
  'unit',
]);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * What is wrong with the texts and lists of an input, wherever they stand in it: control characters, which nobody
 * can see or mend, halves of characters, which cannot be stored, and texts and lists over the limits.
 */
export function textIssues(value: unknown, path: string[] = []): Issue[] {
  if (typeof value === 'string') return issuesOfText(value, path);
  if (Array.isArray(value)) {
    if (value.length > longestList) {
      return [
        {
          code: UserErrorCode.LIMIT_EXCEEDED,
          message: `A list of ${value.length} is over the limit of ${longestList}.`,
          field: path,
        },
      ];
    }
    return value.flatMap((entry, index) => textIssues(entry, [...path, String(index)]));
  }
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, entry]) => textIssues(entry, [...path, key]));
}

function issuesOfText(text: string, path: string[]): Issue[] {
  const limit = titles.has(path.at(-1) ?? '') ? longestTitle : longestText;
  if (text.length > limit) {
    return [
      {
        code: UserErrorCode.LIMIT_EXCEEDED,
        message: `A text of ${text.length} characters is over the limit of ${limit}.`,
        field: path,
      },
    ];
  }
  return [
    { at: text.search(control), what: 'a control character' },
    { at: text.search(/\p{Surrogate}/u), what: 'half of a character (a lone surrogate)' },
  ].flatMap(({ at, what }) =>
    at < 0 ? [] : [{ code: UserErrorCode.INVALID, message: `There is ${what} at position ${at + 1}.`, field: path }],
  );
}

/** Issues for those of the named fields that are blank; fields that are undefined are not looked at. */
export function blankIssues<T extends object>(input: T, ...fields: (keyof T & string)[]): Issue[] {
  return fields
    .filter((field) => typeof input[field] === 'string' && (input[field] as string).trim() === '')
    .map((field) => ({ code: UserErrorCode.REQUIRED, message: `${field} is blank.`, field: [field] }));
}
