import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import type { Fraction } from './fraction.ts';

/** How an error budget stands. */
export enum BudgetState {
  HEALTHY = 'HEALTHY',
  WATCH = 'WATCH',
  AT_RISK = 'AT_RISK',
  EXHAUSTED = 'EXHAUSTED',
  NO_DATA = 'NO_DATA',
}

registerEnumType(BudgetState, {
  name: 'BudgetState',
  description: 'How an error budget stands.',
  valuesConfig: {
    HEALTHY: { description: 'Half or more is left.' },
    WATCH: { description: 'Less than half is left.' },
    AT_RISK: { description: 'At the present burn it ends within the window.' },
    EXHAUSTED: { description: 'Nothing is left.' },
    NO_DATA: { description: 'Too little was measured to say.' },
  },
});

/** How much of what may fail has failed. Shares are exact inside. */
@ObjectType({ description: 'How much of what may fail has failed.', simpleResolvers: true })
export class ErrorBudget {
  @Field(() => BudgetState, { description: 'How it stands.' })
  state!: BudgetState;

  @Field(() => InstantScalar, { description: 'Where its window starts.' })
  windowStart!: Date;

  @Field(() => InstantScalar, {
    description:
      'Where its window ends, itself not within: for a rolling window the end of the last complete measurement, or of the last complete slice.',
  })
  windowEnd!: Date;

  @Field(() => Float, {
    description:
      'Good events in the window. A measurement that begins before the window is left out whole, here and below.',
  })
  good!: Fraction;

  @Field(() => Float, { description: 'All events in the window.' })
  total!: Fraction;

  @Field(() => Float, {
    nullable: true,
    description:
      'good ÷ total over what was measured: events, or slices that are good, or the mean of the slices’ ratios. Null without events.',
  })
  attainment!: Fraction | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the budget that is spent: 0 none, 1 all, above 1 overspent. Null without data.',
  })
  consumed!: Fraction | null;

  @Field(() => Float, { nullable: true, description: '1 − consumed; below 0 when overspent. Null without data.' })
  remaining!: Fraction | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When nothing is left if the last day’s burn goes on; null when nothing burns, and when a calendar window ends before that.',
  })
  exhaustsAt!: Date | null;

  @Field(() => Float, {
    description:
      'Measured share of the window, up to where it is measured. Unmeasured time counts neither as good nor as bad.',
  })
  coverage!: Fraction;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The end of the last complete measurement; null when there is none.',
  })
  measuredThrough!: Date | null;
}

/** What was measured in one step of time. */
@ObjectType({ description: 'What was measured in one step of time.', simpleResolvers: true })
export class SliPoint {
  @Field(() => InstantScalar, { description: 'Where the step starts.' })
  from!: Date;

  @Field(() => InstantScalar, { description: 'Where the step ends, itself not within.' })
  to!: Date;

  @Field(() => Float, { description: 'Good events.' })
  good!: string;

  @Field(() => Float, { description: 'All events.' })
  total!: string;

  @Field(() => Float, { nullable: true, description: 'good ÷ total; null without events.' })
  ratio!: Fraction | null;
}
