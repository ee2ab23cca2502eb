import { registerEnumType } from 'type-graphql';

/** What a customer is to the organisation. */
export enum CustomerKind {
  EXTERNAL = 'EXTERNAL',
  PROSPECT = 'PROSPECT',
  PARTNER = 'PARTNER',
  INTERNAL_TEAM = 'INTERNAL_TEAM',
}

registerEnumType(CustomerKind, {
  name: 'CustomerKind',
  description: 'What a customer is to the organisation.',
  valuesConfig: {
    EXTERNAL: { description: 'Uses the product.' },
    PROSPECT: { description: 'May use it one day.' },
    PARTNER: { description: 'Sells it or builds on it.' },
    INTERNAL_TEAM: { description: 'A team of the organisation itself; such teams are customers too.' },
  },
});

/** How much it matters to the one who said it. */
export enum Importance {
  NICE_TO_HAVE = 'NICE_TO_HAVE',
  IMPORTANT = 'IMPORTANT',
  CRITICAL = 'CRITICAL',
}

registerEnumType(Importance, {
  name: 'Importance',
  description: 'How much it matters to the one who said it.',
  valuesConfig: {
    NICE_TO_HAVE: { description: 'Would be welcome.' },
    IMPORTANT: { description: 'Hurts without it.' },
    CRITICAL: { description: 'Cannot work, stay or buy without it.' },
  },
});

/** The mood of an entry. */
export enum Sentiment {
  NEGATIVE = 'NEGATIVE',
  NEUTRAL = 'NEUTRAL',
  POSITIVE = 'POSITIVE',
}

registerEnumType(Sentiment, {
  name: 'Sentiment',
  description: 'The mood of an entry.',
  valuesConfig: {
    NEGATIVE: { description: 'Displeased.' },
    NEUTRAL: { description: 'Neither.' },
    POSITIVE: { description: 'Pleased.' },
  },
});

/** How an entry came to a theme. */
export enum AssignmentOrigin {
  PERSON = 'PERSON',
  IMPORT = 'IMPORT',
  RULE = 'RULE',
  SUGGESTION = 'SUGGESTION',
}

registerEnumType(AssignmentOrigin, {
  name: 'AssignmentOrigin',
  description: 'How an entry came to a theme.',
  valuesConfig: {
    PERSON: { description: 'Somebody said so; imports leave it as it is.' },
    IMPORT: { description: 'The source said so.' },
    RULE: { description: 'A rule of the theme matched.' },
    SUGGESTION: { description: 'A suggestion was taken.' },
  },
});

/** Where a theme stands in its life. */
export enum ThemeStatus {
  EMERGING = 'EMERGING',
  ACTIVE = 'ACTIVE',
  ADDRESSED = 'ADDRESSED',
  ARCHIVED = 'ARCHIVED',
}

registerEnumType(ThemeStatus, {
  name: 'ThemeStatus',
  description: 'Where a theme stands in its life.',
  valuesConfig: {
    EMERGING: { description: 'New, not yet looked into.' },
    ACTIVE: { description: 'Known and still felt.' },
    ADDRESSED: { description: 'Something was released for it.' },
    ARCHIVED: { description: 'No longer looked at.' },
  },
});
