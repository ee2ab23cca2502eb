import type { FindingPartsFragment, FindingRule, Severity } from '../gql/graphql.ts';
import { rules, severities } from './finding-words.ts';

type Ordered = Pick<FindingPartsFragment, 'rule' | 'severity' | 'since'>;

/** The findings of one rule at one severity. */
export interface AgendaPoint<Found extends Ordered> {
  severity: Severity;
  rule: FindingRule;
  findings: Found[];
}

/** Findings as points of a meeting: the worst first, then in the order of the rules, what lasts longest first. */
export function agendaOf<Found extends Ordered>(findings: readonly Found[]): AgendaPoint<Found>[] {
  return severities.flatMap((severity) =>
    rules.flatMap((rule) => {
      const found = findings
        .filter((finding) => finding.severity === severity && finding.rule === rule)
        .sort((one, other) => (one.since ?? '9').localeCompare(other.since ?? '9'));
      return found.length > 0 ? [{ severity, rule, findings: found }] : [];
    }),
  );
}
