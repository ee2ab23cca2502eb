import { folded } from './folding.ts';

/**
 * The slug of a name: NFKC, lower case, each run of anything but letters and digits as one hyphen. Names that differ
 * only in case, accents or width have one slug. Empty when the name has no letter or digit.
 */
export function slugOf(name: string): string {
  return folded(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
