import type { AssignmentOrigin, CustomerKind, Importance, Sentiment } from '../gql/graphql.ts';

/** The words of feedback as a reader sees them. */
export const importanceWords: Record<Importance, string> = {
  CRITICAL: 'Critical',
  IMPORTANT: 'Important',
  NICE_TO_HAVE: 'Nice to have',
};
export const sentimentWords: Record<Sentiment, string> = {
  NEGATIVE: 'Negative',
  NEUTRAL: 'Neutral',
  POSITIVE: 'Positive',
};
export const customerKindWords: Record<CustomerKind, string> = {
  EXTERNAL: 'Customer',
  PROSPECT: 'Prospect',
  PARTNER: 'Partner',
  INTERNAL_TEAM: 'Internal team',
};
export const originWords: Record<AssignmentOrigin, string> = {
  PERSON: 'by a person',
  IMPORT: 'by an import',
  RULE: 'by a rule',
  SUGGESTION: 'a suggestion that was taken',
};
