import { Field, Float, InputType } from 'type-graphql';
import { ExternalRefInput } from '../../feedback/external-ref.types.ts';
import { InstantScalar } from '../../platform/graphql/scalars.ts';
import { Horizon, ItemKind, ItemStatus, ValueDriver } from '../../roadmap/item.enums.ts';
import { EffortInput, ExternalLinkInput } from '../../roadmap/item.types.ts';
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

  @Field(() => InstantScalar, { nullable: true, description: 'When it was delivered; else the instant of the row.' })
  deliveredAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was given up.' })
  dropped?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'What it takes, in person-weeks.' })
  effortPersonWeeks?: number | null;

  @Field(() => String, { nullable: true, description: 'What was learnt.' })
  outcome?: string | null;
}

/** An item as a script sends it. */
@InputType({ description: 'An item of the roadmap as a script sends it.' })
export class RoadmapRowInput {
  @Field(() => String, { description: 'Its id in the source.' })
  externalId!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When this state became true, for importing history. Only for items that an import of this source made, and not before their latest change; several rows of one id, with rising instants, are its states one after the other.',
  })
  changedAt?: Date | null;

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

  @Field(() => EffortInput, { nullable: true, description: 'What it takes.' })
  effort?: EffortInput | null;

  @Field(() => [String], { nullable: true, description: 'Free words to find it by.' })
  labels?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Themes that it answers, by name or slug.' })
  themes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Its page in the source; kept as a link.' })
  url?: string | null;

  @Field(() => [ExternalLinkInput], { nullable: true, description: 'All its pages elsewhere; `url` is added to them.' })
  links?: ExternalLinkInput[] | null;

  @Field(() => [ExternalRefInput], { nullable: true, description: 'Its ids in other sources; known ones stay.' })
  externalRefs?: ExternalRefInput[] | null;

  @Field(() => [RoadmapRowMilestoneInput], { nullable: true, description: 'Its milestones, in order.' })
  milestones?: RoadmapRowMilestoneInput[] | null;
}
