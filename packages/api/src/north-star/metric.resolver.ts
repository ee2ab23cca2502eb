import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import './metric.edges.ts';
import { Metric, type MetricPoint } from './metric.entity.ts';
import { metricByKey, metricsByKey } from './metric.reading.ts';
import { MetricConnection, MetricPointArgs, MetricPointConnection } from './metric.types.ts';

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
}
