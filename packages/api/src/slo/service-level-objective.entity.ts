import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Agreement } from '../agreement/agreement.types.ts';
import { signable } from '../agreement/signable.ts';
import { Person } from '../identity/person.entity.ts';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { DurationScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { BudgetState } from './error-budget.types.ts';
import { Service } from './service.entity.ts';
import { BudgetingMethod, SliKind, type SloRelation, WindowType } from './slo.types.ts';

/** What users may count on, and so how much may fail. Shares are decimal texts inside: they are never rounded. */
@Entity()
@ObjectType({
  implements: [Node, Agreement],
  description: 'What users of a service may count on, as a share of good events over a window.',
  simpleResolvers: true,
})
export class ServiceLevelObjective extends Row {
  @Field(() => String, { description: 'Its name in addresses and files; unique.' })
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => Int, { description: 'Rises with each change of its own fields; send it back to change it.' })
  @Column('integer', { default: 1 })
  version!: number;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  name!: string;

  @Column('uuid')
  @ForeignKey(() => Service)
  serviceId!: string;

  @Field(() => Service, { description: 'The service that it is about.' })
  service?: Service;

  @Field(() => String, { nullable: true, description: 'What it says, in plain words.' })
  @Column('text', { nullable: true })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The user’s journey that this keeps.' })
  @Column('text', { nullable: true })
  userJourney!: string | null;

  @Field(() => SliKind, { description: 'What its indicator looks at.' })
  @Column('text')
  sliKind!: SliKind;

  @Field(() => Float, { description: '0 < objective < 1, e.g. 0.999.' })
  @Column('numeric')
  objective!: string;

  @Field(() => DurationScalar, { description: 'How long its window is; a month is 30 days and a year 365 days long.' })
  @Column('text')
  window!: string;

  @Field(() => WindowType, { description: 'How its window moves.' })
  @Column('text', { default: WindowType.ROLLING })
  windowType!: WindowType;

  @Field(() => BudgetingMethod, { description: 'How its budget is counted.' })
  @Column('text', { default: BudgetingMethod.OCCURRENCES })
  budgetingMethod!: BudgetingMethod;

  @Field(() => Float, {
    nullable: true,
    description: 'For TIMESLICES: a slice is good when its ratio is at least this.',
  })
  @Column('numeric', { nullable: true })
  timeSliceTarget!: string | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description:
      'For time slices: how long a slice is. A measurement counts in the slice that it begins in; only complete slices count.',
  })
  @Column('text', { nullable: true })
  timeSliceWindow!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For calendar windows: the local wall clock of the first window, `YYYY-MM-DD HH:MM:SS`.',
  })
  @Column('text', { nullable: true })
  calendarStart!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For calendar windows: the IANA zone on whose wall clock they step.',
  })
  @Column('text', { nullable: true })
  timeZone!: string | null;

  @Field(() => Float, { description: 'Below this measured share of the window the state is NO_DATA.' })
  @Column('numeric', { default: () => '0.9' })
  coverageFloor!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  productOwnerId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who answers for it on the side of product.' })
  productOwner?: Person | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  engineeringOwnerId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who answers for it on the side of engineering.' })
  engineeringOwner?: Person | null;

  /** When its error budget policy is to be looked at again; null without one. */
  @Column('date', { nullable: true })
  policyRevisitOn!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** How its budget stands, right to the quarter of a minute; for conditions in statements. Kept by `refreshBudgets`. */
  @Column({ type: 'text', default: BudgetState.NO_DATA, update: false })
  budgetState!: BudgetState;

  /** Since when it stands so; null when it never stood otherwise. */
  @Column({ type: 'timestamptz', nullable: true, update: false })
  budgetStateSince!: Date | null;

  /** The share of the active threshold with the least left; null when none is active. */
  @Column({ type: 'numeric', nullable: true, update: false })
  activeThreshold!: string | null;

  /** Which relations of work the active thresholds freeze. */
  @Column({ type: 'text', array: true, default: [], update: false })
  frozenRelations!: SloRelation[];
}

edge(ServiceLevelObjective, 'service', byId(Service, 'serviceId'));
edge(ServiceLevelObjective, 'productOwner', byId(Person, 'productOwnerId'));
edge(ServiceLevelObjective, 'engineeringOwner', byId(Person, 'engineeringOwnerId'));
nodeType(ServiceLevelObjective);
signable(ServiceLevelObjective);
