import { Field, Float, ID, InputType } from 'type-graphql';

/** An allocation as a caller sends it. */
@InputType({ description: 'What an item takes of a team in a period, in place of what was said before.' })
export class AllocationInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => String, { description: 'The slug of the team.' })
  teamSlug!: string;

  @Field(() => ID, { description: 'The period.' })
  periodId!: string;

  @Field(() => Float, { description: 'Person-weeks; 0 removes it.' })
  personWeeks!: number;
}
