import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { ApiToken } from '../identity/api-token.entity.ts';
import type { Person } from '../identity/person.entity.ts';
import { ActorUnion } from '../identity/viewer.types.ts';
import { Node } from '../platform/graphql/payload.ts';
import { CalendarDateScalar, InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { Agreement } from './agreement.types.ts';
import { CheckCriterion } from './check-criterion.ts';
import { FindingRule } from './finding-rule.ts';

/** What a decision does. */
export enum DecisionKind {
  COMMIT = 'COMMIT',
  DECLINE = 'DECLINE',
  DEFER = 'DEFER',
  STOP = 'STOP',
  RESCOPE = 'RESCOPE',
  TRADE_OFF = 'TRADE_OFF',
  SLO_CHANGE = 'SLO_CHANGE',
  WAIVER = 'WAIVER',
}

registerEnumType(DecisionKind, {
  name: 'DecisionKind',
  description: 'What a decision does.',
  valuesConfig: {
    COMMIT: { description: 'Something is promised.' },
    DECLINE: { description: 'A considered no.' },
    DEFER: { description: 'It comes later; the promise stays, and the drift shows.' },
    STOP: { description: 'What was begun is given up.' },
    RESCOPE: { description: 'A new promise in place of the old one; both disciplines agree to it.' },
    TRADE_OFF: { description: 'One thing is given up for another.' },
    SLO_CHANGE: { description: 'What a service promises changes.' },
    WAIVER: { description: 'A failed check or a finding is set aside, by name; both disciplines agree to it.' },
  },
});

/** One of the ways that were open. */
@ObjectType({ description: 'One of the ways that were open.', simpleResolvers: true })
export class DecisionOption {
  @Field(() => String, { description: 'What could be done.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What speaks for it.' })
  pros!: string | null;

  @Field(() => String, { nullable: true, description: 'What speaks against it.' })
  cons!: string | null;

  @Field(() => Boolean, { description: 'Whether it was chosen.' })
  chosen!: boolean;
}

/** What was decided, and why. */
@Entity()
@ObjectType({
  implements: [Node, Agreement],
  description: 'What was decided: the question, the ways that were open, the reason, and what was given up for it.',
  simpleResolvers: true,
})
export class Decision extends Row {
  /** The number in the identifier; given once, never reused. */
  @Column('integer', { unique: true, default: () => "nextval('decision_number_seq')" })
  number!: number;

  @Field(() => DecisionKind, { description: 'What it does.' })
  @Column('text')
  kind!: DecisionKind;

  @Field(() => String, { description: 'What was asked.' })
  @Column('text')
  question!: string;

  @Field(() => String, { description: 'What was decided.' })
  @Column('text')
  outcome!: string;

  @Field(() => String, { description: 'Why this and not another.' })
  @Column('text')
  rationale!: string;

  @Field(() => String, { nullable: true, description: 'What was given up for it.' })
  @Column('text', { nullable: true })
  gaveUp!: string | null;

  @Field(() => [DecisionOption], { description: 'The ways that were open, in the order of the caller.' })
  @Column('jsonb', { default: [] })
  options!: DecisionOption[];

  @Field(() => InstantScalar, { description: 'When it was decided.' })
  @Column('timestamptz')
  decidedAt!: Date;

  @Column('text')
  decidedByKind!: 'PERSON' | 'TOKEN';

  @Column('uuid')
  decidedById!: string;

  @Field(() => ActorUnion, { description: 'Who recorded it.' })
  decidedBy?: Person | ApiToken;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The day on which to look at it again.' })
  @Column('date', { nullable: true })
  revisitOn!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether it is time to look at it again: its day has come (UTC), or a trigger has tripped. A superseded one is never due: look at its successor.',
  })
  dueForRevisit?: boolean;

  @Column('uuid', { nullable: true, unique: true })
  @ForeignKey(() => Decision)
  supersedesId!: string | null;

  @Field(() => Decision, { nullable: true, description: 'The decision in whose place it stands.' })
  supersedes?: Decision | null;

  @Field(() => Decision, { nullable: true, description: 'The decision that took its place.' })
  supersededBy?: Decision | null;

  @Field(() => [CheckCriterion], { description: 'For a WAIVER: what it sets aside.' })
  @Column('text', { array: true, default: [] })
  waives!: CheckCriterion[];

  @Field(() => [FindingRule], { description: 'For a WAIVER: the findings that it sets aside, for what it is about.' })
  @Column('text', { array: true, default: [] })
  waivesFindings!: FindingRule[];
}

/** That a decision is about something, which a later slice knows. */
@Entity()
@Unique(['decisionId', 'subjectType', 'subjectId'])
export class DecisionSubject extends Row {
  @Column('uuid')
  @ForeignKey(() => Decision, { onDelete: 'CASCADE' })
  decisionId!: string;

  /** The name of the GraphQL type of the thing. */
  @Column('text')
  subjectType!: string;

  @Column('uuid')
  subjectId!: string;

  /** Its place in the list of the caller, from 0. */
  @Column('integer')
  position!: number;
}

/** How people call a decision: D-1, D-2 and so on. */
export function identifierOf(decision: { number: number }): string {
  return `D-${decision.number}`;
}
