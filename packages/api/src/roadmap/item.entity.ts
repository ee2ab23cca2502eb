import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Agreement } from '../agreement/agreement.types.ts';
import { Customer } from '../feedback/customer.entity.ts';
import { Person } from '../identity/person.entity.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { Team } from '../team/team.entity.ts';
import { Horizon, ItemKind, ItemStatus, ValueDriver } from './item.enums.ts';
import { Effort, ExternalLink, ItemRequest } from './item.types.ts';
import { PlanDate } from './plan-date.types.ts';
import { type GivenScore, Score } from './score.types.ts';
import { type GivenBurden, SupportBurden } from './support-burden.types.ts';

/** A piece of work on the one roadmap. */
@Entity()
@ObjectType({
  implements: [Node, Agreement],
  description:
    'A piece of work on the one roadmap. Features and technical investments are the same type and answer the same questions.',
  simpleResolvers: true,
})
export class RoadmapItem extends Row {
  /** The number in the identifier; given once, never reused. */
  @Column('integer', { unique: true, default: () => "nextval('roadmap_item_number_seq')" })
  number!: number;

  @Field(() => Int, { description: 'Hand back on update; another’s change in between gives STALE_VERSION.' })
  @Column('integer', { default: 1 })
  version!: number;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Field(() => InstantScalar, { description: 'When its fields or parts last changed.' })
  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;

  @Field(() => String, { description: 'What it is, in a line.' })
  @Column('text')
  title!: string;

  @Field(() => String, { description: 'Whose problem this is, and what it costs them.' })
  @Column('text')
  problem!: string;

  @Field(() => String, { description: 'What success looks like.' })
  @Column('text')
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'Anything else worth knowing.' })
  @Column('text', { nullable: true })
  description!: string | null;

  @Field(() => ItemKind, { description: 'What kind of work it is.' })
  @Column('text')
  kind!: ItemKind;

  @Field(() => [ValueDriver], { description: 'What makes it worth doing.' })
  @Column('text', { array: true, default: [] })
  valueDrivers!: ValueDriver[];

  @Field(() => [String], { description: 'Free words to find it by.' })
  @Column('text', { array: true, default: [] })
  labels!: string[];

  @Field(() => ItemStatus, { description: 'Where it stands in its life.' })
  @Column('text', { default: ItemStatus.PROPOSED })
  status!: ItemStatus;

  @Field(() => InstantScalar, { description: 'When it came to its present status.' })
  @Column('timestamptz', { default: () => 'now()' })
  statusChangedAt!: Date;

  /** Where it was paused from, while it is PAUSED. */
  @Column('text', { nullable: true })
  pausedFrom!: ItemStatus | null;

  /** When it was last released. */
  @Column('timestamptz', { nullable: true })
  releasedAt!: Date | null;

  @Field(() => Horizon, { description: 'How far ahead it stands.' })
  @Column('text')
  horizon!: Horizon;

  /** Its place in the one order: a text between those of its neighbours. Null once it is closed. */
  @Column({ type: 'text', nullable: true, collation: 'C' })
  rankKey!: string | null;

  @Field(() => PlanDate, { nullable: true, description: 'When work on it is meant to begin.' })
  @Column('jsonb', { nullable: true })
  start!: PlanDate | null;

  @Field(() => PlanDate, { nullable: true, description: 'When it is meant to be in customers’ hands.' })
  @Column('jsonb', { nullable: true })
  target!: PlanDate | null;

  @Field(() => PlanDate, {
    nullable: true,
    description: 'What was promised at COMMITTED; it moves only with a RESCOPE decision that both agreed to.',
  })
  @Column('jsonb', { nullable: true })
  committedTarget!: PlanDate | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Team)
  teamId!: string | null;

  @Field(() => Team, { nullable: true, description: 'The team that carries it.' })
  team?: Team | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  productOwnerId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who answers for it for product.' })
  productOwner?: Person | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  engineeringOwnerId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who answers for it for engineering.' })
  engineeringOwner?: Person | null;

  @Column('text', { nullable: true })
  requestDriver!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Customer)
  requestedById!: string | null;

  @Column('boolean', { default: false })
  singleCustomer!: boolean;

  @Field(() => ItemRequest, { nullable: true, description: 'What drives this request, and who asked.' })
  request?: ItemRequest | null;

  @Field(() => Boolean, {
    description: 'True when it was considered and no SLO is touched; with no link and false here, TRUSTED fails.',
  })
  @Column('boolean', { default: false })
  touchesNoSlo!: boolean;

  @Field(() => Effort, { nullable: true, description: 'What it takes.' })
  @Column('jsonb', { nullable: true })
  effort!: Effort | null;

  @Column('jsonb', { name: 'score', nullable: true })
  givenScore!: GivenScore | null;

  @Field(() => Score, { nullable: true, description: 'What it is worth for its effort; null until someone says so.' })
  score?: Score | null;

  @Column('jsonb', { name: 'support_burden', nullable: true })
  givenBurden!: GivenBurden | null;

  @Field(() => SupportBurden, {
    nullable: true,
    description: 'What it costs to keep running; null until someone says so.',
  })
  supportBurden?: SupportBurden | null;

  @Field(() => [ExternalLink], { description: 'Pages elsewhere that belong to it.' })
  @Column('jsonb', { default: [] })
  links!: ExternalLink[];

  @Field(() => Float, {
    description: 'The share of its milestones that is delivered, dropped ones aside; 0 without milestones. 0..1.',
  })
  progress?: number;

  @Field(() => Int, {
    nullable: true,
    description: '1 is the most important. One order for everything that is open; null once closed.',
  })
  rank?: number | null;
}

/** The human key of an item, e.g. WM-42. */
export function identifierOf(item: { number: number }): string {
  return `WM-${item.number}`;
}
