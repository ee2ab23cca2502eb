import sql from 'sql-template-tag';
import { tableOf } from '../platform/database/columns.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import type { Metric } from './metric.entity.ts';
import { metricsOf, noMetric } from './metric.service.ts';
import type { NorthStarInputInput } from './north-star.input.ts';
import { finiteIssues } from './numbers.ts';
import { CompanyPriority } from './priority.entity.ts';

/** What the keys and slugs of an input stand for; lists that were left out are undefined, cleared ones empty. */
export interface NorthStarParts {
  metricId: string;
  inputs: { metricId: string; belief: string; target?: number | null }[];
  guardrailIds?: string[];
  priorityIds?: string[];
}

/**
 * Looks up what an input names. Refuses, all at once: blank texts, numbers that are not finite, unknown keys and
 * slugs, and a metric that is named as an input twice.
 */
export async function partsOf(work: Work, input: NorthStarInputInput): Promise<NorthStarParts> {
  const { metricKey, inputs, guardrailKeys, prioritySlugs } = input;
  const keys = [metricKey, ...inputs.map((each) => each.metricKey), ...(guardrailKeys ?? [])];
  const metrics = await metricsOf(work, keys);
  const priorities = await priorityIds(work, prioritySlugs ?? []);
  refuseUnlessEmpty([
    ...textAndNumberIssues(input),
    ...metricIssues(input, metrics),
    ...(prioritySlugs ?? [])
      .map((slug, index) => ({ slug, field: ['prioritySlugs', String(index)] }))
      .filter(({ slug }) => !priorities.has(slugOf(slug)))
      .map(({ slug, field }) => notFound(`There is no priority with the slug ${JSON.stringify(slug)}.`, field)),
  ]);
  const idOf = (key: string): string => metrics.get(slugOf(key))!.id;
  return {
    metricId: idOf(metricKey),
    inputs: inputs.map(({ metricKey: key, belief, target }) => ({
      metricId: idOf(key),
      belief: belief.trim(),
      target,
    })),
    guardrailIds: distinctOrLeftOut(guardrailKeys, idOf),
    priorityIds: distinctOrLeftOut(prioritySlugs, (slug) => priorities.get(slugOf(slug))!),
  };
}

async function priorityIds(work: Work, slugs: readonly string[]): Promise<Map<string, string>> {
  const found = await work.query<{ slug: string; id: string }>(
    sql`select t.slug, t.id from ${tableOf(CompanyPriority)} t where t.slug = any(${slugs.map(slugOf)})`,
  );
  return new Map(found.map(({ slug, id }) => [slug, id]));
}

function textAndNumberIssues(input: NorthStarInputInput): Issue[] {
  return [
    ...blankIssues(input, 'statement', 'metricKey'),
    ...finiteIssues(input.baseline, ['baseline']),
    ...finiteIssues(input.target, ['target']),
    ...input.inputs.flatMap((each, index) => {
      const place = ['inputs', String(index)];
      const blank = blankIssues(each, 'belief').map((issue) => ({ ...issue, field: [...place, 'belief'] }));
      return [...blank, ...finiteIssues(each.target, [...place, 'target'])];
    }),
  ];
}

function metricIssues({ metricKey, inputs, guardrailKeys }: NorthStarInputInput, known: Map<string, Metric>): Issue[] {
  const named = [
    { key: metricKey, field: ['metricKey'] },
    ...inputs.map(({ metricKey: key }, index) => ({ key, field: ['inputs', String(index), 'metricKey'] })),
    ...(guardrailKeys ?? []).map((key, index) => ({ key, field: ['guardrailKeys', String(index)] })),
  ];
  const unknown = named.filter(({ key }) => !known.has(slugOf(key)));
  const slugs = inputs.map((each) => slugOf(each.metricKey));
  const twice = inputs.flatMap(({ metricKey: key }, index): Issue[] => {
    if (slugs.indexOf(slugs[index]!) === index) return [];
    const message = `The metric ${JSON.stringify(key)} is an input already.`;
    return [{ code: UserErrorCode.TAKEN, message, field: ['inputs', String(index), 'metricKey'] }];
  });
  return [...unknown.map(({ key, field }) => notFound(noMetric(key), field)), ...twice];
}

function notFound(message: string, field: string[]): Issue {
  return { code: UserErrorCode.NOT_FOUND, message, field };
}

function distinctOrLeftOut(names: string[] | null | undefined, idOf: (name: string) => string): string[] | undefined {
  return names === undefined ? undefined : [...new Set((names ?? []).map(idOf))];
}
