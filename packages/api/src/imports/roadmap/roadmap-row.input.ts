import { Field, InputType } from 'type-graphql';
import { Horizon, ItemKind, ItemStatus, ValueDriver } from '../../roadmap/item.enums.ts';
import { MilestoneKind } from '../../roadmap/milestone.entity.ts';

/** A milestone of an item as a script sends it. */
@InputType({ description: 'A milestone of an item as a script sends it; its title tells it from the others.' })
export class RoadmapRowMilestoneInput {
  @Field(() => String, { description: 'What it is, in a line.' })
  title!: string;

  @Field(() => MilestoneKind, { nullable: true, description: 'INCREMENT where a new one says none.' })
  kind?: MilestoneKind | null;

  @Field(() => String, { nullable: true, description: 'What customers or teams have when only this is delivered.' })
  value?: string | null;

  @Field(() => String, { nullable: true, description: 'When it is meant to be delivered, as for the item.' })
  target?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is delivered.' })
  delivered?: boolean | null;
}

/** An item as a script sends it. */
@InputType({ description: 'An item of the roadmap as a script sends it.' })
export class RoadmapRowInput {
  @Field(() => String, { description: 'Its id in the source.' })
  externalId!: string;

  @Field(() => String, { description: 'What it is, in a line.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Whose problem this is, and what it costs them.' })
  problem?: string | null;

  @Field(() => String, { nullable: true, description: 'What success looks like.' })
  outcome?: string | null;

  @Field(() => String, { nullable: true, description: 'Anything else worth knowing.' })
  description?: string | null;

  @Field(() => ItemKind, { nullable: true, description: 'What kind of work it is; else the default of the run.' })
  kind?: ItemKind | null;

  @Field(() => [ValueDriver], { nullable: true, description: 'What makes it worth doing.' })
  valueDrivers?: ValueDriver[] | null;

  @Field(() => ItemStatus, { nullable: true, description: 'Where it stands; PROPOSED where a new one says nothing.' })
  status?: ItemStatus | null;

  @Field(() => Horizon, { nullable: true, description: 'How far ahead it stands; LATER where a new one says nothing.' })
  horizon?: Horizon | null;

  @Field(() => String, { nullable: true, description: 'The team that carries it, by name or slug.' })
  team?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When work begins: 2027, 2027-H1, 2027-Q1, 2027-03, 2027-03-14.',
  })
  start?: string | null;

  @Field(() => String, { nullable: true, description: 'When it is meant to be in customers’ hands, written alike.' })
  target?: string | null;

  @Field(() => [String], { nullable: true, description: 'Free words to find it by.' })
  labels?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Themes that it answers, by name or slug.' })
  themes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Its page in the source; kept as a link.' })
  url?: string | null;

  @Field(() => [RoadmapRowMilestoneInput], { nullable: true, description: 'Its milestones, in order.' })
  milestones?: RoadmapRowMilestoneInput[] | null;
}
