import { Field, Float, InputType } from 'type-graphql';
import { Comparison } from './revisit-trigger.entity.ts';

/** A trigger as a caller sends it. */
@InputType({ description: 'When to look at a decision again: it names one metric, one SLO or one theme.' })
export class RevisitTriggerInput {
  @Field(() => String, { nullable: true, description: 'The key of the metric whose latest value is watched.' })
  metricKey?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of the SLO whose remaining budget is watched.' })
  sloSlug?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of the theme whose feedback count is watched.' })
  themeSlug?: string | null;

  @Field(() => Comparison, { description: 'On which side of the value it trips.' })
  comparison!: Comparison;

  @Field(() => Float, {
    description: 'The value, in the unit of what is watched; a remaining budget of 1 is all of it.',
  })
  value!: number;
}
