import { PlainError } from '../platform/plain-error.ts';

/** The words of a list with commas. */
export function wordsOf(list: string): string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/**
 * The only one of those that were found.
 *
 * @throws PlainError when there is none or more than one
 */
export function theOne<T>(found: readonly T[], wanted: string, what: string): T {
  if (found.length === 1) return found[0]!;
  throw new PlainError(
    found.length === 0
      ? `There is no ${what} called ${JSON.stringify(wanted)}.`
      : `${found.length} of them go by ${JSON.stringify(wanted)}; say it more exactly.`,
  );
}
