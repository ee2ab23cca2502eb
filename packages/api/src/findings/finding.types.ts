import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Decision } from '../agreement/decision.entity.ts';
import { FindingRule } from '../agreement/finding-rule.ts';
import { PlanningPeriod } from '../capacity/period.entity.ts';
import { Theme } from '../feedback/theme.entity.ts';
import { NorthStar } from '../north-star/north-star.entity.ts';
import type { Entity } from '../platform/database/columns.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { Team } from '../team/team.entity.ts';

/** What findings can be about, by the name of its type. */
export const subjects = {
  NorthStar,
  RoadmapItem,
  ServiceLevelObjective,
  Theme,
  Team,
  Decision,
  PlanningPeriod,
} satisfies Record<string, Entity<{ id: string }>>;

/** The name of a type that a finding can be about. */
export type SubjectType = keyof typeof subjects;

/** What a finding is about. */
export const FindingSubject = createUnionType({
  name: 'FindingSubject',
  description: 'What a finding is about.',
  types: () => [NorthStar, RoadmapItem, ServiceLevelObjective, Theme, Team, Decision, PlanningPeriod] as const,
  resolveType: (value: { __typename?: string; constructor: { name: string } }) =>
    value.__typename ?? value.constructor.name,
});

/** The answer to one of the questions that cross the whole graph, for one thing. */
@ObjectType({
  implements: Node,
  description:
    'The answer to one of the questions that cross the whole graph, for one thing. It is there while it is true; its id is the same whenever it is.',
  simpleResolvers: true,
})
export class Finding {
  id!: string;
  subjectType!: SubjectType;
  subjectId!: string;
  teamId!: string | null;

  @Field(() => FindingRule, { description: 'Which question.' })
  rule!: FindingRule;

  @Field(() => Severity, { description: 'How bad it is.' })
  severity!: Severity;

  @Field(() => FindingSubject, { description: 'What it is about.' })
  subject?: object;

  @Field(() => String, { description: 'What is the matter, in a sentence.' })
  message!: string;

  @Field(() => [String], { description: 'Why, with names, numbers and dates.' })
  because!: string[];

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'Since when it is true, as far as the history tells; where it does not, when it was first seen. Null before it was.',
  })
  since!: Date | null;

  @Field(() => Decision, {
    nullable: true,
    description: 'The agreed WAIVER that sets it aside: it names the rule and is linked to the subject.',
  })
  waivedBy!: Decision | null;
}
