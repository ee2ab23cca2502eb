import { Field, ID, InputType, Int } from 'type-graphql';
import { ExternalRefInput } from '../feedback/external-ref.types.ts';
import { Horizon, ItemKind, ItemStatus, ValueDriver } from './item.enums.ts';
import { EffortInput, ExternalLinkInput } from './item.types.ts';
import { PlanDateInput } from './plan-date.types.ts';

/** What drives a request, as a caller sends it. */
@InputType({ description: 'What drives a request, and who asked.' })
export class ItemRequestInput {
  @Field(() => String, { description: 'What drives it: a contract, a loss, an idea.' })
  driver!: string;

  @Field(() => ID, { nullable: true, description: 'The customer who asked.' })
  requestedById?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'One customer alone asks for it.' })
  singleCustomer!: boolean;
}

/** What may be said of an item when it is made and when it is changed. */
@InputType({ description: 'What may be said of an item at any time.' })
class ItemFieldsInput {
  @Field(() => String, { nullable: true, description: 'Anything else worth knowing.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: 'Free words to find it by.' })
  labels?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The slug of the team that carries it.' })
  teamSlug?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who answers for it for product.' })
  productOwnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who answers for it for engineering.' })
  engineeringOwnerId?: string | null;

  @Field(() => PlanDateInput, { nullable: true, description: 'When work on it is meant to begin.' })
  start?: PlanDateInput | null;

  @Field(() => PlanDateInput, { nullable: true, description: 'When it is meant to be in customers’ hands.' })
  target?: PlanDateInput | null;

  @Field(() => ItemRequestInput, { nullable: true, description: 'What drives it, and who asked.' })
  request?: ItemRequestInput | null;

  @Field(() => EffortInput, { nullable: true, description: 'What it takes.' })
  effort?: EffortInput | null;

  @Field(() => [String], { nullable: true, description: 'The slugs of the themes that it answers, from now on.' })
  themeSlugs?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'The slugs of the priorities that it serves, from now on.' })
  prioritySlugs?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True when it was considered and no SLO is touched.' })
  touchesNoSlo?: boolean | null;

  @Field(() => [ExternalLinkInput], { nullable: true, description: 'Pages elsewhere that belong to it, from now on.' })
  links?: ExternalLinkInput[] | null;
}

/** A new item. */
@InputType({ description: 'A new item. It begins PROPOSED, at the end of the one order.' })
export class RoadmapItemCreateInput extends ItemFieldsInput {
  @Field(() => String, { description: 'What it is, in a line.' })
  title!: string;

  @Field(() => String, { description: 'Whose problem this is, and what it costs them.' })
  problem!: string;

  @Field(() => String, { description: 'What success looks like.' })
  outcome!: string;

  @Field(() => ItemKind, { description: 'What kind of work it is.' })
  kind!: ItemKind;

  @Field(() => [ValueDriver], { description: 'What makes it worth doing; may be empty.' })
  valueDrivers!: ValueDriver[];

  @Field(() => Horizon, { defaultValue: Horizon.LATER, description: 'How far ahead it stands.' })
  horizon!: Horizon;

  @Field(() => ExternalRefInput, { nullable: true, description: 'Its name in another system; taken by one item only.' })
  externalRef?: ExternalRefInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same key and body again gives the first answer; another body gives IDEMPOTENCY_CONFLICT.',
  })
  idempotencyKey?: string | null;
}

/** Changes of an item. */
@InputType({ description: 'What is left out stays; null clears.' })
export class RoadmapItemUpdateInput extends ItemFieldsInput {
  @Field(() => ID, { description: 'The item.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What it is, in a line.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Whose problem this is, and what it costs them.' })
  problem?: string | null;

  @Field(() => String, { nullable: true, description: 'What success looks like.' })
  outcome?: string | null;

  @Field(() => ItemKind, { nullable: true, description: 'What kind of work it is.' })
  kind?: ItemKind | null;

  @Field(() => [ValueDriver], { nullable: true, description: 'What makes it worth doing.' })
  valueDrivers?: ValueDriver[] | null;

  @Field(() => Horizon, { nullable: true, description: 'How far ahead it stands.' })
  horizon?: Horizon | null;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history.' })
  reason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The decision that the change carries out; kept in the history. A target later than the promise needs a DEFER, which leaves the promise, or a RESCOPE that both disciplines signed, which makes a new one; both are linked to the item.',
  })
  decisionId?: string | null;
}

/** A step in the life of an item. */
@InputType({ description: 'A step in the life of an item.' })
export class RoadmapItemTransitionInput {
  @Field(() => ID, { description: 'The item.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => ItemStatus, { description: 'Where it goes.' })
  to!: ItemStatus;

  @Field(() => String, { nullable: true, description: 'Why; a step back needs one. Kept in the history.' })
  reason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The decision that it carries out; kept in the history. DECLINED needs a DECLINE, STOPPED a STOP that is linked to the item; left out, the newest such one that is not carried out yet.',
  })
  decisionId?: string | null;
}

/** A move in the one order. */
@InputType({ description: 'A move in the one order, and to another horizon.' })
export class RoadmapItemMoveInput {
  @Field(() => ID, { description: 'The item.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Directly behind this item.' })
  afterId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Directly before this item.' })
  beforeId?: string | null;

  @Field(() => Horizon, { nullable: true, description: 'How far ahead it stands from now on.' })
  horizon?: Horizon | null;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history.' })
  reason?: string | null;
}
