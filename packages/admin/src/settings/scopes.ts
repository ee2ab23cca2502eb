import type { TokenScope } from '../gql/graphql.ts';

/** What each scope lets its bearer do. */
export const scopeWords: Record<TokenScope, { label: string; description: string }> = {
  READ: { label: 'Read', description: 'The roadmap, North Star, service levels, themes and their counts.' },
  READ_FEEDBACK: { label: 'Read feedback', description: 'Texts, quotes and customers’ names.' },
  IMPORT: { label: 'Import', description: 'Bring in files, and undo that.' },
  MEASURE: { label: 'Measure', description: 'Record metrics and measurements.' },
  WRITE: { label: 'Write', description: 'Plan, add feedback, assign themes.' },
  ADMIN: { label: 'Admin', description: 'Everything, people and access included.' },
};
export const scopes = Object.keys(scopeWords) as TokenScope[];
