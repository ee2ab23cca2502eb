import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DateRange, SortDirection } from '../platform/graphql/inputs.ts';
import { AssignmentOrigin, Importance } from './feedback.enums.ts';

/** Entries and the theme that they speak of. */
@InputType({ description: 'Entries and the theme that they speak of, or no longer do.' })
export class FeedbackAssignInput {
  @Field(() => [ID], { description: 'The entries; up to 5,000 at once.' })
  feedbackIds!: string[];

  @Field(() => String, { description: 'The theme.' })
  themeSlug!: string;

  @Field(() => String, { nullable: true, description: 'The words that tell it best.' })
  quote?: string | null;

  @Field(() => AssignmentOrigin, { nullable: true, description: 'SUGGESTION when a suggestion was taken.' })
  origin?: AssignmentOrigin | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'For taking out: true takes back a slip, or a dismissal, so that rules and suggestions may name the theme again.',
  })
  slip?: boolean | null;
}

/** Entries that go from one theme to another. */
@InputType({ description: 'Entries that go from one theme to another: how a theme is split.' })
export class FeedbackMoveInput {
  @Field(() => [ID], { description: 'The entries; up to 5,000 at once. Those that are not in the first theme stay.' })
  feedbackIds!: string[];

  @Field(() => String, { description: 'The theme that they leave.' })
  fromSlug!: string;

  @Field(() => String, { description: 'The theme that they go to; it must exist.' })
  toSlug!: string;
}

/** Entries that say the same as another one. */
@InputType({ description: 'Entries that say the same as another one, or no longer do.' })
export class FeedbackDuplicateInput {
  @Field(() => [ID], { description: 'The duplicates; up to 5,000 at once.' })
  feedbackIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The original; of a duplicate, its original is taken. Null: each speaks for itself again.',
  })
  ofId?: string | null;
}

/** Whose personal data is to go. */
@InputType({
  description: 'Entries, or a customer with all its entries, whose personal data is to be removed for good.',
})
export class FeedbackEraseInput {
  @Field(() => [ID], { nullable: true, description: 'The entries; up to 5,000 at once.' })
  feedbackIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The customer, with all that it said and all that was merged into it.',
  })
  customerId?: string | null;

  @Field(() => String, { description: 'Why; it is kept, so name nobody in it.' })
  reason!: string;
}

/** Which entries are wanted. */
@InputType({ description: 'Which entries are wanted: those that meet all that is given.' })
export class FeedbackFilter {
  @Field(() => [String], { nullable: true, description: 'From one of these sources.' })
  source?: string[] | null;

  @Field(() => DateRange, { nullable: true, description: 'Said on these days, UTC.' })
  submitted?: DateRange | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it speaks of any theme. Without one are neither duplicates of entries nor erased ones listed.',
  })
  themed?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Speaks of one of these themes or of one under them.' })
  themeSlug?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Said by one of these customers. Finds nothing without READ_FEEDBACK.',
  })
  customerId?: string[] | null;

  @Field(() => [Importance], { nullable: true, description: 'Of one of these.' })
  importance?: Importance[] | null;

  @Field(() => ID, { nullable: true, description: 'Brought by this import.' })
  importRunId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'With all these words; the last may be the beginning of one. Finds nothing without READ_FEEDBACK.',
  })
  search?: string | null;
}

/** What entries are ordered by. */
export enum FeedbackSort {
  SUBMITTED_AT = 'SUBMITTED_AT',
  SIMILARITY = 'SIMILARITY',
  REVENUE = 'REVENUE',
}

registerEnumType(FeedbackSort, {
  name: 'FeedbackSort',
  description: 'What entries are ordered by.',
  valuesConfig: {
    SUBMITTED_AT: { description: 'When they were said.' },
    SIMILARITY: { description: 'Those most alike together: for triage.' },
    REVENUE: { description: 'The annual revenue of the customer, in the organisation’s currency.' },
  },
});

/** How entries are ordered. */
@InputType({ description: 'How entries are ordered.' })
export class FeedbackOrder {
  @Field(() => FeedbackSort, { description: 'By what.' })
  by!: FeedbackSort;

  @Field(() => SortDirection, { defaultValue: SortDirection.DESC, description: 'Which way.' })
  direction!: SortDirection;
}
