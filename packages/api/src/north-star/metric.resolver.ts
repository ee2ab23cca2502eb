import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import './metric.edges.ts';
import { Metric, type MetricPoint } from './metric.entity.ts';
import { MetricInput, MetricRecordInput } from './metric.input.ts';
import { metricByKey, metricsByKey } from './metric.reading.ts';
import { saveMetric } from './metric.service.ts';
import { MetricConnection, MetricPayload, MetricPointArgs, MetricPointConnection } from './metric.types.ts';
import { recordPoints } from './metric-point.service.ts';

/** How metrics are asked for, defined and measured. */
@Resolver(() => Metric)
export class MetricResolver {
  @Query(() => Metric, { nullable: true, description: 'The metric with this key.' })
  metric(
    @Arg('key', () => String, { description: 'The key of the metric.' }) key: string,
    @Ctx() ctx: Context,
  ): Promise<Metric | null> {
    return metricByKey(ctx.db, key);
  }

  @Query(() => MetricConnection, { description: 'All metrics, by key.' })
  metrics(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Metric>> {
    return metricsByKey(ctx.db, args);
  }

  @FieldResolver(() => MetricPointConnection, { description: 'Its measurements, the oldest first.' })
  points(
    @Root() metric: Metric,
    @Args(() => MetricPointArgs) args: MetricPointArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<MetricPoint>> {
    return ctx.follow('Metric', 'points', metric, { ...args });
  }

  @Mutation(() => MetricPayload, { description: 'Defines a metric, or changes the one with this key. Needs PLAN.' })
  metricSave(@Arg('input', () => MetricInput, { description: 'The metric.' }) input: MetricInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ metric: await saveMetric(work, input) }));
  }

  @Mutation(() => MetricPayload, { description: 'Keeps measurements of a metric. Needs MEASURE.' })
  metricRecord(
    @Arg('input', () => MetricRecordInput, { description: 'The measurements.' }) input: MetricRecordInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ metric: await recordPoints(work, input) }));
  }
}
