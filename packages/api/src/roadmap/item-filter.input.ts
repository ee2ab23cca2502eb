import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { FindingRule } from '../agreement/finding-rule.ts';
import { EvidenceLevel } from '../feedback/evidence.types.ts';
import { Discipline } from '../identity/role.ts';
import { DateRange, SortDirection } from '../platform/graphql/inputs.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { BudgetState } from '../slo/error-budget.types.ts';
import { SloRelation } from '../slo/slo.types.ts';
import { Health, HealthFreshness } from './health.types.ts';
import { Horizon, ItemKind, ItemStatus, ValueDriver } from './item.enums.ts';

/** Which items. */
@InputType({ description: 'Which items: all that is said must hold; within a list any entry is enough.' })
export class RoadmapItemFilter {
  @Field(() => [ID], { nullable: true, description: 'With one of these ids.' })
  id?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'With one of these identifiers, e.g. WM-42.' })
  identifier?: string[] | null;

  @Field(() => [RoadmapItemFilter], { nullable: true, description: 'All of these hold.' })
  and?: RoadmapItemFilter[] | null;

  @Field(() => [RoadmapItemFilter], { nullable: true, description: 'One of these holds.' })
  or?: RoadmapItemFilter[] | null;

  @Field(() => RoadmapItemFilter, { nullable: true, description: 'This does not hold.' })
  not?: RoadmapItemFilter | null;

  @Field(() => [ItemStatus], { nullable: true, description: 'In one of these statuses.' })
  status?: ItemStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Open (all but DONE, DECLINED and STOPPED), or closed.' })
  open?: boolean | null;

  @Field(() => [ItemKind], { nullable: true, description: 'Of one of these kinds.' })
  kind?: ItemKind[] | null;

  @Field(() => [ValueDriver], { nullable: true, description: 'With one of these value drivers.' })
  valueDriver?: ValueDriver[] | null;

  @Field(() => [Horizon], { nullable: true, description: 'On one of these horizons.' })
  horizon?: Horizon[] | null;

  @Field(() => [String], { nullable: true, description: 'Carried by one of these teams.' })
  teamSlug?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Owned, for product or engineering, by one of these people.' })
  ownerId?: string[] | null;

  @Field(() => DateRange, { nullable: true, description: 'Whose target ends in this range.' })
  target?: DateRange | null;

  @Field(() => [Health], { nullable: true, description: 'Whose latest update says one of these.' })
  health?: Health[] | null;

  @Field(() => [HealthFreshness], { nullable: true, description: 'Whose health can be relied on so far.' })
  healthFreshness?: HealthFreshness[] | null;

  @Field(() => [EvidenceLevel], { nullable: true, description: 'For which so much speaks.' })
  evidenceLevel?: EvidenceLevel[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Awaited by one of these customers: they asked, or gave feedback under its themes.',
  })
  customerId?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Answering one of these themes.' })
  themeSlug?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Aligned to an input with one of these metrics.' })
  inputMetricKey?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Serving one of these priorities.' })
  prioritySlug?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Aligned to an input of the North Star in force, or not.' })
  aligned?: boolean | null;

  @Field(() => [SloRelation], { nullable: true, description: 'Bearing on an objective in one of these ways.' })
  sloRelation?: SloRelation[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Ready to be COMMITTED, or not.' })
  ready?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Passing the check that DONE asks for, or not.' })
  doneCheckPassed?: boolean | null;

  @Field(() => [BudgetState], {
    nullable: true,
    description: 'Bearing on an objective whose error budget is in one of these states, in any way.',
  })
  budgetState?: BudgetState[] | null;
  @Field(() => [Discipline], { nullable: true, description: 'With an open concern from one of these disciplines.' })
  openConcernFrom?: Discipline[] | null;

  @Field(() => [FindingRule], {
    nullable: true,
    description: 'With one of these findings; those that a waiver sets aside do not count.',
  })
  finding?: FindingRule[] | null;

  @Field(() => [String], { nullable: true, description: 'With one of these labels.' })
  label?: string[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Changed since then.' })
  changedSince?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'With this text in the title, the problem, the outcome or the identifier, in any case.',
  })
  search?: string | null;
}

/** What items are ordered by. */
export enum RoadmapItemSort {
  RANK = 'RANK',
  TARGET = 'TARGET',
  UPDATED_AT = 'UPDATED_AT',
  EVIDENCE = 'EVIDENCE',
  SCORE = 'SCORE',
  DRIFT = 'DRIFT',
  CREATED_AT = 'CREATED_AT',
}

registerEnumType(RoadmapItemSort, {
  name: 'RoadmapItemSort',
  description: 'What items are ordered by.',
  valuesConfig: {
    RANK: { description: 'The one order; closed items stand behind.' },
    TARGET: { description: 'The end of the target; items without one count as the latest.' },
    UPDATED_AT: { description: 'When they last changed.' },
    EVIDENCE: { description: 'How much speaks for them: by level, then by the customers with evidence.' },
    SCORE: { description: 'Their score; items without one count as the least.' },
    DRIFT: { description: 'Days from the promised to the present target; items without a promise count as the least.' },
    CREATED_AT: { description: 'When they were made.' },
  },
});

/** The order of a list of items. */
@InputType({ description: 'The order of a list of items; ties are broken by the id.' })
export class RoadmapItemOrder {
  @Field(() => RoadmapItemSort, { description: 'What it is ordered by.' })
  by!: RoadmapItemSort;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Which way it runs.' })
  direction!: SortDirection;
}
