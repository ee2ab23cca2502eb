import sql from 'sql-template-tag';
import { signable } from '../agreement/signable.ts';
import type { Context } from '../platform/context.ts';
import { tableOf } from '../platform/database/columns.ts';
import { edge } from '../platform/graphql/edges.ts';
import { newestFirst } from './metric.edges.ts';
import { Metric, MetricPoint } from './metric.entity.ts';
import { NorthStar } from './north-star.entity.ts';
import { type Course, progressOf } from './progress.rules.ts';

async function progresses({ db }: Context, northStars: readonly NorthStar[]): Promise<(number | null)[]> {
  const courses = await db.query<Course & { id: string }>(sql`
    select n.id, m.direction, n.baseline, n.target, x.value
    from ${tableOf(NorthStar)} n join ${tableOf(Metric)} m on m.id = n.metric_id
    left join lateral (
      select t.value from ${tableOf(MetricPoint)} t
      where t.metric_id = n.metric_id and t.at <= coalesce(n.superseded_at, 'infinity')
      order by ${newestFirst} limit 1) x on true
    where n.id = any(${northStars.map(({ id }) => id)}::uuid[])`);
  const known = new Map(courses.map((course) => [course.id, progressOf(course)]));
  return northStars.map(({ id }) => known.get(id) ?? null);
}

edge(NorthStar, 'progress', progresses);
signable(NorthStar, ({ supersededAt }) =>
  supersededAt ? 'This North Star is superseded: sign off the one in force.' : null,
);
