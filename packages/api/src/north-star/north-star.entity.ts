import { raw } from 'sql-template-tag';
import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Agreement } from '../agreement/agreement.types.ts';
import { byId, listBy, through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { CalendarDateScalar, InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { Metric } from './metric.entity.ts';
import { CompanyPriority } from './priority.entity.ts';

/** The one objective that all work serves. */
@Entity()
@ObjectType({
  implements: [Node, Agreement],
  description: 'The one objective that all work serves. One is in force at a time; a new one supersedes it.',
  simpleResolvers: true,
})
export class NorthStar extends Row {
  @Field(() => String, { description: 'The objective in one sentence.' })
  @Column('text')
  statement!: string;

  @Field(() => String, { nullable: true, description: 'Why this one and no other.' })
  @Column('text', { nullable: true })
  why!: string | null;

  @Column('uuid')
  @ForeignKey(() => Metric)
  metricId!: string;

  @Field(() => Metric, { description: 'What it is measured by.' })
  metric?: Metric;

  @Field(() => Float, { nullable: true, description: 'Where the metric stood at the start.' })
  @Column('double precision', { nullable: true })
  baseline!: number | null;

  @Field(() => Float, { description: 'Where the metric is to be.' })
  @Column('double precision')
  target!: number;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The day by which the target is to be reached.' })
  @Column('date', { nullable: true })
  targetDate!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '0 at the baseline, 1 at the target, not clamped: below 0 it went the wrong way, above 1 it went beyond. A metric to MAINTAIN is at 1 on its target and falls on both sides of it. Null when unmeasured or without a baseline. Once superseded, as it stood then.',
  })
  progress?: number | null;

  @Field(() => [NorthStarInput], { description: 'The levers that teams can move, in the order of the caller.' })
  inputs?: NorthStarInput[];

  @Field(() => [Metric], { description: 'What must not suffer for it, in the order of the caller.' })
  guardrails?: Metric[];

  @Field(() => [CompanyPriority], { description: 'The priorities of the company that it stands for, by rank.' })
  priorities?: CompanyPriority[];

  @Field(() => InstantScalar, { description: 'Since when it is, or was, in force.' })
  @Column('timestamptz')
  validFrom!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When another one took its place; null in force.' })
  @Column('timestamptz', { nullable: true })
  supersededAt!: Date | null;
}

/** A lever of the North Star metric that a team can move. */
@Entity()
@Unique(['northStarId', 'metricId'])
@ObjectType({
  implements: Node,
  description: 'A lever of the North Star metric that a team can move.',
  simpleResolvers: true,
})
export class NorthStarInput extends Row {
  @Column('uuid')
  @ForeignKey(() => NorthStar, { onDelete: 'CASCADE' })
  northStarId!: string;

  @Column('uuid')
  @ForeignKey(() => Metric)
  metricId!: string;

  @Field(() => Metric, { description: 'What the lever is measured by.' })
  metric?: Metric;

  @Field(() => String, { description: 'Why moving this moves the North Star.' })
  @Column('text')
  belief!: string;

  @Field(() => Float, { nullable: true, description: 'Where its metric is to be.' })
  @Column('double precision', { nullable: true })
  target!: number | null;

  @Column('integer')
  position!: number;
}

/** That a metric must not suffer for a North Star. */
@Entity()
@Unique(['northStarId', 'metricId'])
export class NorthStarGuardrail extends Row {
  @Column('uuid')
  @ForeignKey(() => NorthStar, { onDelete: 'CASCADE' })
  northStarId!: string;

  @Column('uuid')
  @ForeignKey(() => Metric)
  metricId!: string;

  @Column('integer')
  position!: number;
}

/** That a North Star stands for a priority of the company. */
@Entity()
@Unique(['northStarId', 'priorityId'])
export class NorthStarPriority extends Row {
  @Column('uuid')
  @ForeignKey(() => NorthStar, { onDelete: 'CASCADE' })
  northStarId!: string;

  @Column('uuid')
  @ForeignKey(() => CompanyPriority, { onDelete: 'CASCADE' })
  priorityId!: string;
}

edge(NorthStar, 'metric', byId(Metric, 'metricId'));
edge(NorthStar, 'inputs', listBy(NorthStarInput, 'northStarId', raw('t.position, t.id')));
edge(NorthStar, 'guardrails', through(Metric, NorthStarGuardrail, 'northStarId', 'metricId', raw('j.position, t.id')));
edge(NorthStar, 'priorities', through(CompanyPriority, NorthStarPriority, 'northStarId', 'priorityId', raw('t.rank')));
edge(NorthStarInput, 'metric', byId(Metric, 'metricId'));
nodeType(NorthStar);
nodeType(NorthStarInput);
