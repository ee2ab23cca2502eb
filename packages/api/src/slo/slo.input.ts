import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DurationScalar } from '../platform/graphql/scalars.ts';
import { BudgetState } from './error-budget.types.ts';
import { ErrorBudgetPolicyInput } from './error-budget-policy.input.ts';
import { BudgetingMethod, SliKind, WindowType } from './slo.types.ts';
import { SliSourceInput } from './sources/sli-source.input.ts';

/** An objective as a caller sends it. */
@InputType({
  description:
    'On an SLO that exists, what is left out stays; a new one is ROLLING and OCCURRENCES if it does not say.',
})
export class SloInput {
  @Field(() => String, {
    description: 'Its name in addresses and files: a new one makes an SLO, a known one changes it.',
  })
  slug!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read, on an SLO that exists; left out, it is changed whatever its version.',
  })
  version?: number | null;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => String, { description: 'The slug of the service that it is about.' })
  serviceSlug!: string;

  @Field(() => String, { nullable: true, description: 'What it says, in plain words; null clears.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'The user’s journey that this keeps; null clears.' })
  userJourney?: string | null;

  @Field(() => SliKind, { description: 'What its indicator looks at.' })
  sliKind!: SliKind;

  @Field(() => Float, { description: 'The share of good events, above 0 and below 1.' })
  objective!: number;

  @Field(() => DurationScalar, { description: 'How long its window is, P1D to P366D.' })
  window!: string;

  @Field(() => WindowType, { nullable: true, description: 'How its window moves.' })
  windowType?: WindowType | null;

  @Field(() => BudgetingMethod, { nullable: true, description: 'How its budget is counted.' })
  budgetingMethod?: BudgetingMethod | null;

  @Field(() => Float, {
    nullable: true,
    description: 'For TIMESLICES, and needed there: the least ratio of a good slice, above 0 and up to 1.',
  })
  timeSliceTarget?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'For TIMESLICES and RATIO_TIMESLICES, and needed there: how long a slice is, PT1S up to the window.',
  })
  timeSliceWindow?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For CALENDAR, and needed there: the local wall clock of the first window, YYYY-MM-DD HH:MM:SS. The window is whole years, months, weeks or days then.',
  })
  calendarStart?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For CALENDAR, and needed there: an IANA time zone, e.g. Europe/Berlin.',
  })
  timeZone?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The least measured share of the window, 0 to 1; 0.9 on a new SLO.',
  })
  coverageFloor?: number | null;

  @Field(() => SliSourceInput, {
    nullable: true,
    description: 'Where the server fetches its measurements from; null ends that. What was measured stays.',
  })
  sliSource?: SliSourceInput | null;

  @Field(() => ID, { nullable: true, description: 'Who answers for it on the side of product; null clears.' })
  productOwnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who answers for it on the side of engineering; null clears.' })
  engineeringOwnerId?: string | null;

  @Field(() => ErrorBudgetPolicyInput, {
    nullable: true,
    description: 'What is done as the budget runs down: the whole policy; null takes it away.',
  })
  policy?: ErrorBudgetPolicyInput | null;

  @Field(() => String, { nullable: true, description: 'Why it is changed; kept in the history.' })
  reason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The SLO_CHANGE decision that the change carries out; it is linked to the SLO. Kept in the history.',
  })
  decisionId?: string | null;
}

/** Which objectives are asked for; all conditions hold at once. */
@InputType({ description: 'Which objectives; all conditions hold at once.' })
export class SloFilter {
  @Field(() => [BudgetState], { nullable: true, description: 'Those whose budget is in one of these states now.' })
  budgetState?: BudgetState[] | null;

  @Field(() => [String], { nullable: true, description: 'Those of one of these services.' })
  serviceSlug?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether product and engineering both signed them off.' })
  agreed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that a committed or running item protects, or those that none does.',
  })
  funded?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that are known to be tighter than anyone needs, or those that are known not to be.',
  })
  tighterThanNeeded?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those whose slug, name, description or journey holds each of these words.',
  })
  search?: string | null;
}
