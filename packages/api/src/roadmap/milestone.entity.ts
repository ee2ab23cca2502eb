import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { RoadmapItem } from './item.entity.ts';
import { PlanDate } from './plan-date.types.ts';

/** What kind of step a milestone is. */
export enum MilestoneKind {
  PROOF_OF_CONCEPT = 'PROOF_OF_CONCEPT',
  INCREMENT = 'INCREMENT',
  ROLLOUT = 'ROLLOUT',
  DECOMMISSION = 'DECOMMISSION',
}

registerEnumType(MilestoneKind, {
  name: 'MilestoneKind',
  description: 'What kind of step it is.',
  valuesConfig: {
    PROOF_OF_CONCEPT: { description: 'Shows that it can be done, or that it cannot.' },
    INCREMENT: { description: 'Something that customers or teams can use.' },
    ROLLOUT: { description: 'Brings what is built to more of them.' },
    DECOMMISSION: { description: 'Takes away what it replaces.' },
  },
});

/** Where a milestone stands. */
export enum MilestoneStatus {
  PLANNED = 'PLANNED',
  NEXT = 'NEXT',
  DELIVERED = 'DELIVERED',
  OVERDUE = 'OVERDUE',
  DROPPED = 'DROPPED',
}

registerEnumType(MilestoneStatus, {
  name: 'MilestoneStatus',
  description: 'Where a milestone stands.',
  valuesConfig: {
    PLANNED: { description: 'Its turn comes later.' },
    NEXT: { description: 'The first that is neither delivered nor dropped.' },
    DELIVERED: { description: 'Done, and worth something alone.' },
    OVERDUE: { description: 'The last day of its target is over (UTC), and it is not delivered.' },
    DROPPED: { description: 'Not done after all.' },
  },
});

/** A tightly scoped step that is worth something on its own. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'A tightly scoped step that is worth something on its own.',
  simpleResolvers: true,
})
export class Milestone extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item that it is a step of.' })
  item?: RoadmapItem;

  @Field(() => Int, { description: 'Its place among the item’s milestones, from 1.' })
  @Column('integer')
  position!: number;

  @Field(() => String, { description: 'What it is, in a line.' })
  @Column('text')
  title!: string;

  @Field(() => MilestoneKind, { description: 'What kind of step it is.' })
  @Column('text')
  kind!: MilestoneKind;

  @Field(() => String, { description: 'What customers or teams have when only this is delivered.' })
  @Column('text')
  value!: string;

  @Field(() => PlanDate, { nullable: true, description: 'When it is meant to be delivered.' })
  @Column('jsonb', { nullable: true })
  target!: PlanDate | null;

  @Field(() => Float, { nullable: true, description: 'What it takes, in person-weeks.' })
  @Column('double precision', { nullable: true })
  effortPersonWeeks!: number | null;

  @Field(() => MilestoneStatus, { description: 'Where it stands today.' })
  status?: MilestoneStatus;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was delivered.' })
  @Column('timestamptz', { nullable: true })
  deliveredAt!: Date | null;

  @Column('boolean', { default: false })
  dropped!: boolean;

  @Field(() => String, { nullable: true, description: 'What was learnt.' })
  @Column('text', { nullable: true })
  outcome!: string | null;
}
