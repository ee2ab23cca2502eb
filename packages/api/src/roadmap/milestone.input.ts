import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { MilestoneKind } from './milestone.entity.ts';
import { PlanDateInput } from './plan-date.types.ts';

/** A milestone as a caller sends it. */
@InputType({ description: 'A milestone: without an id a new one. What is left out stays; null clears.' })
export class MilestoneSaveInput {
  @Field(() => ID, { nullable: true, description: 'The milestone to change.' })
  id?: string | null;

  @Field(() => ID, { description: 'The item that it is a step of.' })
  itemId!: string;

  @Field(() => String, { description: 'What it is, in a line.' })
  title!: string;

  @Field(() => MilestoneKind, { description: 'What kind of step it is.' })
  kind!: MilestoneKind;

  @Field(() => String, { description: 'What customers or teams have when only this is delivered.' })
  value!: string;

  @Field(() => PlanDateInput, { nullable: true, description: 'When it is meant to be delivered.' })
  target?: PlanDateInput | null;

  @Field(() => Float, { nullable: true, description: 'What it takes, in person-weeks.' })
  effortPersonWeeks?: number | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the item’s milestones, from 1; the others shift.' })
  position?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True when it is done, false to take that back.' })
  delivered?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True when it will not be done, false to take that back.' })
  dropped?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What was learnt.' })
  outcome?: string | null;
}
