import sql from 'sql-template-tag';
import { Person } from '../identity/person.entity.ts';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownIdOrNone } from '../platform/graphql/global-id.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { Metric } from './metric.entity.ts';
import type { MetricInput } from './metric.input.ts';

/** The metrics with these keys, in any spelling of them, by the slug of the key. Unknown keys are left out. */
export async function metricsOf(work: Work, keys: readonly string[]): Promise<Map<string, Metric>> {
  const metrics = await work.query<Metric>(
    sql`select ${columnsOf(Metric)} from ${tableOf(Metric)} t where t.slug = any(${keys.map(slugOf)})`,
  );
  return new Map(metrics.map((metric) => [metric.slug, metric]));
}

/** The metric with this key, in any spelling of it. Refuses NOT_FOUND, naming the field. */
export async function metricOf(work: Work, key: string, field = 'metricKey'): Promise<Metric> {
  const metric = (await metricsOf(work, [key])).get(slugOf(key));
  if (!metric) throw refusal(UserErrorCode.NOT_FOUND, noMetric(key), field);
  return metric;
}

/** What a caller is told whose key stands for no metric. */
export function noMetric(key: string): string {
  return `There is no metric with the key ${JSON.stringify(key)}.`;
}

/**
 * Defines a metric, or changes the one with this key, whose first spelling stays. Refuses blank texts, a key without
 * a letter or digit, and an owner that is no person.
 */
export async function saveMetric(work: Work, input: MetricInput): Promise<Metric> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'key', 'name', 'unit', 'definition'), ...keyIssues(input.key)]);
  const ownerId = ownIdOrNone('Person', input.ownerId, 'ownerId');
  if (ownerId) await work.take(Person, ownerId, null, 'ownerId');
  await work.alone('metrics');
  const slug = slugOf(input.key);
  const known = await work.find(Metric, { slug }, true);
  const metric = known ?? work.make(Metric, { slug, key: input.key.trim(), ownerId: null });
  const { name, unit, direction, definition } = input;
  return work.save(
    work.change(metric, {
      name: name.trim(),
      unit: unit.trim(),
      direction,
      definition: definition.trim(),
      ownerId,
    }),
  );
}

function keyIssues(key: string): Issue[] {
  if (key.trim() === '' || slugOf(key) !== '') return [];
  return [{ code: UserErrorCode.INVALID, message: 'A key holds at least one letter or digit.', field: ['key'] }];
}
