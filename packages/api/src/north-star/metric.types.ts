import { ArgsType, Field, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../platform/graphql/connection.ts';
import { Payload } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Metric, MetricPoint } from './metric.entity.ts';

/** A page of metrics. */
export const MetricConnection = connectionOf(() => Metric, 'Metric', 'metrics');

/** A page of a metric's points. */
export const MetricPointConnection = connectionOf(() => MetricPoint, 'MetricPoint', 'the points of a metric');

/** Which points of a metric are wanted. */
@ArgsType()
export class MetricPointArgs extends PageArgs {
  @Field(() => InstantScalar, { nullable: true, description: 'Only points of this instant or later.' })
  from?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Only points before this instant.' })
  to?: Date | null;
}

/** What a mutation of a metric answers. */
@ObjectType({ description: 'What a mutation of a metric answers.', simpleResolvers: true })
export class MetricPayload extends Payload {
  @Field(() => Metric, { nullable: true, description: 'The metric as it is now; null when it was refused.' })
  metric?: Metric | null;
}
