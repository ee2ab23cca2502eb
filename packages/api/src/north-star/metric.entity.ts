import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Person } from '../identity/person.entity.ts';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';

/** Which way is better. */
export enum MetricDirection {
  INCREASE = 'INCREASE',
  DECREASE = 'DECREASE',
  MAINTAIN = 'MAINTAIN',
}

registerEnumType(MetricDirection, {
  name: 'MetricDirection',
  description: 'Which way is better.',
  valuesConfig: {
    INCREASE: { description: 'More is better.' },
    DECREASE: { description: 'Less is better.' },
    MAINTAIN: { description: 'It is to stay where the target is; away from it is worse, to either side.' },
  },
});

/** A measure in words that all share. */
@Entity()
@ObjectType({
  implements: Node,
  description:
    'A measure in words that all share. The North Star, its inputs, guardrails and every item’s success use this one type.',
  simpleResolvers: true,
})
export class Metric extends Row {
  @Field(() => String, {
    description: 'Its name in files and inputs; unique, whatever the case, the accents and the separators.',
  })
  @Column('text', { unique: true })
  key!: string;

  /** What the key is found and told apart by. */
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  name!: string;

  @Field(() => String, { description: 'What it counts in, e.g. `%`, `teams`, `s`.' })
  @Column('text')
  unit!: string;

  @Field(() => MetricDirection, { description: 'Which way is better.' })
  @Column('text')
  direction!: MetricDirection;

  @Field(() => String, { description: 'What exactly is measured, so that two people get the same number.' })
  @Column('text')
  definition!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  ownerId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who answers for it.' })
  owner?: Person | null;

  @Field(() => MetricPoint, { nullable: true, description: 'The newest measurement; null before the first.' })
  latest?: MetricPoint | null;

  @Field(() => Boolean, {
    description:
      'Whether measurements dried up: no point within twice the usual interval, the median of the last 10 points. True without points; false with a single one, which tells no interval.',
  })
  stale?: boolean;
}

/** One measurement of a metric. */
@Entity()
@ObjectType({ implements: Node, description: 'One measurement of a metric.', simpleResolvers: true })
export class MetricPoint extends Row {
  @Column('uuid')
  @ForeignKey(() => Metric, { onDelete: 'CASCADE' })
  metricId!: string;

  @Field(() => InstantScalar, { description: 'When it was so.' })
  @Column('timestamptz')
  at!: Date;

  @Field(() => Float, { description: 'What was measured, in the unit of the metric.' })
  @Column('double precision')
  value!: number;

  @Field(() => String, { nullable: true, description: 'What is to be known about it.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it comes from; null when nothing was said.' })
  @Column('text', { nullable: true })
  source!: string | null;
}

edge(Metric, 'owner', byId(Person, 'ownerId'));
nodeType(Metric);
nodeType(MetricPoint);
