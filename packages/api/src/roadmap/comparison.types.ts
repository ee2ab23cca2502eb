import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Decision } from '../agreement/decision.entity.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { RoadmapItem } from './item.entity.ts';
import { ItemStatus } from './item.enums.ts';

/** How one item moved between two instants. */
@ObjectType({ description: 'How one item moved between two instants.', simpleResolvers: true })
export class ItemDrift {
  @Field(() => RoadmapItem, { description: 'The item, as it is at `to`.' })
  item!: RoadmapItem;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days that the end of the target range moved; positive is later. Null where it has no target at one of them.',
  })
  targetDriftDays!: number | null;

  @Field(() => ItemStatus, { description: 'Where it stood at `from`.' })
  statusFrom!: ItemStatus;

  @Field(() => ItemStatus, { description: 'Where it stands at `to`.' })
  statusTo!: ItemStatus;

  @Field(() => Int, { nullable: true, description: 'Its rank at `from`; null where it was closed.' })
  rankFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'Its rank at `to`; null where it is closed.' })
  rankTo!: number | null;

  @Field(() => Float, {
    description: 'By how much the likely effort grew, in person-weeks; no effort counts as 0. Negative is less.',
  })
  effortDeltaPersonWeeks!: number;

  @Field(() => [Decision], {
    description:
      'Who decided so: the decisions that changes of the item in between name, and those about it that were made in between and can explain such a change. The oldest first.',
  })
  decisions!: Decision[];
}

/** Two instants of the roadmap against one another. */
@ObjectType({
  description:
    'The roadmap at one instant against the roadmap at another, before or after it: what is told is the way from `from` to `to`.',
  simpleResolvers: true,
})
export class RoadmapComparison {
  @Field(() => InstantScalar, { description: 'The instant of the roadmap that was asked.' })
  from!: Date;

  @Field(() => InstantScalar, { description: 'The instant that it is compared to.' })
  to!: Date;

  @Field(() => [RoadmapItem], {
    description: 'Items that are there at `to` and not at `from`, as they are at `to`, in rank order.',
  })
  added!: RoadmapItem[];

  @Field(() => [RoadmapItem], {
    description: 'Items that are there at `from` and not at `to`, as they are at `from`, in rank order.',
  })
  removed!: RoadmapItem[];

  @Field(() => [ItemDrift], {
    description:
      'Items whose status, target or likely effort differs, or that were moved. One whose rank only follows from the moves of others is not among them. In the order of `to`.',
  })
  changed!: ItemDrift[];
}
