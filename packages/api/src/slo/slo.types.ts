import { registerEnumType } from 'type-graphql';

/** What a service level indicator looks at. */
export enum SliKind {
  AVAILABILITY = 'AVAILABILITY',
  LATENCY = 'LATENCY',
  CORRECTNESS = 'CORRECTNESS',
  FRESHNESS = 'FRESHNESS',
  THROUGHPUT = 'THROUGHPUT',
  OTHER = 'OTHER',
}

registerEnumType(SliKind, {
  name: 'SliKind',
  description: 'What the indicator looks at.',
  valuesConfig: {
    AVAILABILITY: { description: 'Whether requests are answered at all.' },
    LATENCY: { description: 'Whether answers come in time.' },
    CORRECTNESS: { description: 'Whether answers are right.' },
    FRESHNESS: { description: 'Whether data is young enough.' },
    THROUGHPUT: { description: 'Whether enough is done in a given time.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** How the window of an objective moves. */
export enum WindowType {
  ROLLING = 'ROLLING',
  CALENDAR = 'CALENDAR',
}

registerEnumType(WindowType, {
  name: 'WindowType',
  description: 'How the window moves.',
  valuesConfig: {
    ROLLING: { description: 'It ends at the end of the last complete measurement.' },
    CALENDAR: { description: 'It steps on the local wall clock of a zone.' },
  },
});

/** How an error budget is counted. */
export enum BudgetingMethod {
  OCCURRENCES = 'OCCURRENCES',
  TIMESLICES = 'TIMESLICES',
  RATIO_TIMESLICES = 'RATIO_TIMESLICES',
}

registerEnumType(BudgetingMethod, {
  name: 'BudgetingMethod',
  description: 'How the error budget is counted.',
  valuesConfig: {
    OCCURRENCES: { description: 'By events: good ones of all.' },
    TIMESLICES: { description: 'By slices of time that are good or bad as a whole.' },
    RATIO_TIMESLICES: { description: 'By the mean of the ratios of slices of time.' },
  },
});

/** How work bears on an objective. */
export enum SloRelation {
  PROTECTS = 'PROTECTS',
  SPENDS = 'SPENDS',
  DEPENDS_ON = 'DEPENDS_ON',
}

registerEnumType(SloRelation, {
  name: 'SloRelation',
  description:
    'How the work bears on the objective: it repairs or guards it, uses up budget by its risk, or relies on it.',
  valuesConfig: {
    PROTECTS: { description: 'It repairs or guards the objective.' },
    SPENDS: { description: 'It uses up budget by its risk.' },
    DEPENDS_ON: { description: 'It relies on the objective being kept.' },
  },
});
