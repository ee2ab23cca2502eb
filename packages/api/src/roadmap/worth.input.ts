import { Field, Float, ID, InputType } from 'type-graphql';

/** A score as a caller sends it. */
@InputType({ description: 'What an item is worth; it replaces what was said before.' })
export class ScoreInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'How many customers it reaches; those with evidence if nothing is said.',
  })
  reach?: number | null;

  @Field(() => Float, { description: 'How much it means to each: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.' })
  impact!: number;

  @Field(() => Float, { description: 'How sure that is, 0..1.' })
  confidence!: number;

  @Field(() => String, { nullable: true, description: 'Why these numbers.' })
  rationale?: string | null;
}

/** A support burden as a caller sends it. */
@InputType({ description: 'What an item costs to keep running. What is left out stays; null clears.' })
export class SupportBurdenInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Float, { nullable: true, description: 'Hours a week that it is expected to take.' })
  expectedHoursPerWeek?: number | null;

  @Field(() => Float, { nullable: true, description: 'Hours a week that it takes.' })
  actualHoursPerWeek?: number | null;
}
