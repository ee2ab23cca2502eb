import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { tableOf } from '../platform/database/columns.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { Work } from '../platform/work.ts';
import { type Metric, MetricPoint } from './metric.entity.ts';
import type { MetricPointInput, MetricRecordInput } from './metric.input.ts';
import { metricOf } from './metric.service.ts';
import { finiteIssues } from './numbers.ts';

const clockSkewMs = 60_000;

/**
 * Keeps measurements of a metric. A point is known by its instant and source: the same value again changes nothing,
 * another value replaces it together with its note, and the one before stays in the history; a new note alone is
 * taken over. Refuses instants more than 60 s ahead, numbers that are not finite, and two values for one instant,
 * each bad point by its index; then nothing is kept.
 */
export async function recordPoints(work: Work, input: MetricRecordInput): Promise<Metric> {
  must(work.actor, Permission.MEASURE);
  const metric = await metricOf(work, input.key, 'key');
  refuseUnlessEmpty(pointIssues(input.points, Date.now()));
  const points = [...byInstant(input.points).values()];
  const source = input.source?.trim() || null;
  await work.query(sql`
    insert into ${tableOf(MetricPoint)} as present (metric_id, at, value, note, source)
    select ${metric.id}::uuid, x.at, x.value, x.note, ${source}
    from unnest(
      ${points.map(({ at }) => at)}::timestamptz[],
      ${points.map(({ value }) => value)}::double precision[],
      ${points.map(({ note }) => note ?? null)}::text[]) as x (at, value, note)
    order by x.at
    on conflict (metric_id, at, coalesce(source, '')) do update set value = excluded.value, note = excluded.note
    where present.value <> excluded.value or present.note is distinct from coalesce(excluded.note, present.note)`);
  return metric;
}

function pointIssues(points: readonly MetricPointInput[], now: number): Issue[] {
  const values = new Map<number, number>();
  return points.flatMap(({ at, value }, index) => {
    const place = ['points', String(index)];
    const issues = finiteIssues(value, [...place, 'value']);
    if (at.getTime() > now + clockSkewMs) {
      issues.push({
        code: UserErrorCode.INVALID,
        message: `${at.toISOString()} is in the future.`,
        field: [...place, 'at'],
      });
    }
    const earlier = values.get(at.getTime());
    if (earlier !== undefined && earlier !== value) {
      const message = `Two values for ${at.toISOString()}: ${earlier} and ${value}.`;
      issues.push({ code: UserErrorCode.INVALID, message, field: [...place, 'value'] });
    }
    values.set(at.getTime(), value);
    return issues;
  });
}

function byInstant(points: readonly MetricPointInput[]): Map<number, MetricPointInput> {
  const known = new Map<number, MetricPointInput>();
  for (const point of points) {
    const time = point.at.getTime();
    known.set(time, { ...point, note: point.note ?? known.get(time)?.note });
  }
  return known;
}
