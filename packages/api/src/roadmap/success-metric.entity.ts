import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Metric } from '../north-star/metric.entity.ts';
import { Node } from '../platform/graphql/payload.ts';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { RoadmapItem } from './item.entity.ts';

/** What a measurement says about a success metric. */
export enum MetricVerdict {
  UNMEASURED = 'UNMEASURED',
  PENDING = 'PENDING',
  MET = 'MET',
  MISSED = 'MISSED',
  REGRESSED = 'REGRESSED',
}

registerEnumType(MetricVerdict, {
  name: 'MetricVerdict',
  description: 'What a measurement says about a success metric.',
  valuesConfig: {
    UNMEASURED: { description: 'Nothing was measured.' },
    PENDING: { description: 'Not there yet, and there is time until `measureBy`.' },
    MET: { description: 'The target is reached.' },
    MISSED: { description: 'The target is not reached, and the time is over or was never set.' },
    REGRESSED: { description: 'Worse than the baseline.' },
  },
});

/** How an item’s success is measured. */
@Entity()
@Unique(['itemId', 'metricId'])
@ObjectType({ implements: Node, description: 'How the success of an item is measured.', simpleResolvers: true })
export class SuccessMetric extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item whose success it is.' })
  item?: RoadmapItem;

  @Column('uuid')
  @ForeignKey(() => Metric)
  metricId!: string;

  @Field(() => Metric, { description: 'What is measured.' })
  metric?: Metric;

  @Field(() => Float, { nullable: true, description: 'Where it stood before.' })
  @Column('double precision', { nullable: true })
  baseline!: number | null;

  @Field(() => Float, { description: 'Where it is meant to come.' })
  @Column('double precision')
  target!: number;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The last day by which it is to be measured.' })
  @Column('date', { nullable: true })
  measureBy!: string | null;

  @Field(() => Float, { nullable: true, description: 'What was measured.' })
  @Column('double precision', { nullable: true })
  actual!: number | null;

  /** When `actual` was measured, or measured again. */
  @Column('timestamptz', { nullable: true })
  measuredAt!: Date | null;

  @Field(() => MetricVerdict, { description: 'What the measurement says.' })
  verdict?: MetricVerdict;
}
