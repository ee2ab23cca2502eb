import { folded } from '../platform/folding.ts';

/** What two names of customers are compared by: case, accents, width and runs of blanks aside. */
export function nameKeyOf(name: string): string {
  return folded(name).toLowerCase().replace(/\s+/gu, ' ').trim();
}
