import sql from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RevisitTrigger } from '../agreement/revisit-trigger.entity.ts';
import { isBeyond, watchable, watchedOf } from '../agreement/revisit-trigger.ts';
import type { Context } from '../platform/context.ts';
import { tableOf } from '../platform/database/columns.ts';
import { keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { slugOf } from '../platform/slug.ts';
import { newestFirst } from './metric.edges.ts';
import { Metric, MetricPoint } from './metric.entity.ts';

edge(RevisitTrigger, 'metric', watchedOf(Metric));

watchable('metricKey', {
  subjectType: 'Metric',
  find: async (work, key) => (await work.find(Metric, { slug: slugOf(key) }))?.id ?? null,
  async crossed({ db }, triggers) {
    const points = await db.query<{ id: string; value: number }>(sql`
      select p.id, x.value from unnest(${keysOf(triggers, 'subjectId')}::uuid[]) as p(id) cross join lateral (
        select t.value from ${tableOf(MetricPoint)} t where t.metric_id = p.id order by ${newestFirst} limit 1) x`);
    const latest = new Map(points.map(({ id, value }) => [id, value]));
    return triggers.map((trigger) => isBeyond(trigger, latest.get(trigger.subjectId)));
  },
});

/** What metrics add to the triggers of decisions. */
@Resolver(() => RevisitTrigger)
export class RevisitMetricResolver {
  @FieldResolver(() => Metric, {
    nullable: true,
    description: 'The metric that is watched; null when it is another thing.',
  })
  metric(@Root() trigger: RevisitTrigger, @Ctx() ctx: Context): Promise<Metric | null> {
    return ctx.follow('RevisitTrigger', 'metric', trigger);
  }
}
