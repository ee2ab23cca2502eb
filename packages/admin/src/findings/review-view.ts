import { wordsOf } from '../app/address.ts';
import type { FindingRule, Severity } from '../gql/graphql.ts';
import { rules, severities } from './finding-words.ts';

/** What the address of the review says. */
export interface ReviewView {
  severity?: Severity[];
  rule?: FindingRule[];
  team?: string;
  /** Those that a waiver sets aside are shown, too. */
  waived?: true;
}

/** Reads an address; what it does not know is ignored. */
export function reviewViewOf(search: Record<string, unknown>): ReviewView {
  return {
    severity: wordsOf(search.severity, severities),
    rule: wordsOf(search.rule, rules),
    team: typeof search.team === 'string' && search.team ? search.team : undefined,
    waived: search.waived === true || search.waived === 'true' ? true : undefined,
  };
}
