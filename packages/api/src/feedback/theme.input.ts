import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { IntRange, SortDirection } from '../platform/graphql/inputs.ts';
import { DurationScalar } from '../platform/graphql/scalars.ts';
import { CustomerKind, ThemeStatus } from './feedback.enums.ts';

/** A theme as a caller sends it. */
@InputType({ description: 'A theme: without an id a new one is made. What is left out stays; null clears.' })
export class ThemeInput {
  @Field(() => Int, { nullable: true, description: 'The version that was read; another one in between is refused.' })
  version?: number | null;

  @Field(() => ID, { nullable: true, description: 'With an id the slug may change; the old one goes on resolving.' })
  id?: string | null;

  @Field(() => String, { description: 'Its name in addresses and files; a text that is none is made into one.' })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about, in a sentence or two.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Whose problem, what they do today, what it costs.' })
  problem?: string | null;

  @Field(() => ThemeStatus, { nullable: true, description: 'Where it stands in its life; a new one is EMERGING.' })
  status?: ThemeStatus | null;

  @Field(() => String, { nullable: true, description: 'The wider theme that it is part of.' })
  parentSlug?: string | null;

  @Field(() => [String], { nullable: true, description: 'Words and phrases that tell that an entry belongs to it.' })
  rules?: string[] | null;
}

/** Which themes are one. */
@InputType({ description: 'Themes that are one and the same.' })
export class ThemeMergeInput {
  @Field(() => [String], { description: 'The themes that go into the other one; 1 to 100.' })
  sourceSlugs!: string[];

  @Field(() => String, { description: 'The one that goes on.' })
  intoSlug!: string;
}

/** Which themes are wanted. */
@InputType({ description: 'Which themes are wanted: those that meet all that is given.' })
export class ThemeFilter {
  @Field(() => [ThemeStatus], { nullable: true, description: 'In one of these.' })
  status?: ThemeStatus[] | null;

  @Field(() => [CustomerKind], { nullable: true, description: 'Felt by at least one customer of one of these kinds.' })
  customerKind?: CustomerKind[] | null;

  @Field(() => IntRange, { nullable: true, description: 'With so many entries, children included.' })
  feedbackCount?: IntRange | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether an open item is linked to it, or to one merged into it.',
  })
  hasOpenItem?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Directly in this theme.' })
  parentSlug?: string | null;

  @Field(() => String, { nullable: true, description: 'With this text in the name, the slug or the summary.' })
  search?: string | null;
}

/** What themes are ordered by. */
export enum ThemeSort {
  FEEDBACK_COUNT = 'FEEDBACK_COUNT',
  CUSTOMER_COUNT = 'CUSTOMER_COUNT',
  REVENUE = 'REVENUE',
  LAST_SEEN = 'LAST_SEEN',
  NAME = 'NAME',
}

registerEnumType(ThemeSort, {
  name: 'ThemeSort',
  description: 'What themes are ordered by.',
  valuesConfig: {
    FEEDBACK_COUNT: { description: 'Their entries, children included.' },
    CUSTOMER_COUNT: { description: 'The customers behind them.' },
    REVENUE: { description: 'Those customers’ annual revenue, in the organisation’s currency.' },
    LAST_SEEN: { description: 'Their newest entry.' },
    NAME: { description: 'Their name.' },
  },
});

/** How themes are ordered. */
@InputType({ description: 'How themes are ordered.' })
export class ThemeOrder {
  @Field(() => ThemeSort, { description: 'By what.' })
  by!: ThemeSort;

  @Field(() => SortDirection, { defaultValue: SortDirection.DESC, description: 'Which way.' })
  direction!: SortDirection;

  @Field(() => DurationScalar, { nullable: true, description: 'Counting only the entries of so long until now.' })
  window?: string | null;
}
