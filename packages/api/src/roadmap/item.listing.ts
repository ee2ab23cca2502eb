import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Context } from '../platform/context.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { SortDirection } from '../platform/graphql/inputs.ts';
import type { Key, Listing } from '../platform/graphql/page.ts';
import { slugOf } from '../platform/slug.ts';
import { isDoneChecked, isReady } from './checklist.conditions.ts';
import { evidenceWeight, hasEvidence } from './evidence.reading.ts';
import { hasFinding } from './finding-condition.ts';
import { freshnessIn, latestUpdate } from './health.rules.ts';
import { RoadmapItem } from './item.entity.ts';
import { type RoadmapItemFilter, type RoadmapItemOrder, RoadmapItemSort } from './item-filter.input.ts';
import { riceOfItem } from './worth.reading.ts';

const deepest = 5;

/** What the answer depends on besides the filter: the organisation's currency. */
type Terms = Pick<Context, 'currency'>;

const keysFor = ({ currency }: Terms): Record<RoadmapItemSort, Key> => ({
  RANK: { by: sql`coalesce(t.rank_key, '~')`, type: 'text' },
  TARGET: { by: sql`coalesce(plan_date_end(t.target), date '9999-12-31')`, type: 'date' },
  UPDATED_AT: { by: sql`t.updated_at`, type: 'timestamptz' },
  CREATED_AT: { by: sql`t.created_at`, type: 'timestamptz' },
  DRIFT: { by: sql`coalesce(plan_date_end(t.target) - plan_date_end(t.committed_target), -1000000)`, type: 'bigint' },
  EVIDENCE: { by: evidenceWeight(currency), type: 'bigint' },
  SCORE: { by: sql`coalesce(${riceOfItem}, -1)`, type: 'double precision' },
});

/** The one roadmap as a list: which items, in which order. `extra` conditions speak of the item as `t`. */
export function itemListing(
  terms: Terms,
  filter?: RoadmapItemFilter | null,
  order?: RoadmapItemOrder | null,
  ...extra: Sql[]
): Listing {
  return {
    entity: RoadmapItem,
    where: [...conditionsOf(terms, filter), ...extra],
    order: [keysFor(terms)[order?.by ?? RoadmapItemSort.RANK]],
    descending: order?.direction === SortDirection.DESC,
  };
}

/** The conditions of a filter, all of which must hold. Refuses filters that nest deeper than five. */
export function conditionsOf(terms: Terms, filter: RoadmapItemFilter | null | undefined, depth = 1): Sql[] {
  if (!filter) return [];
  if (depth > deepest) throw refusal(UserErrorCode.LIMIT_EXCEEDED, `A filter nests at most ${deepest} deep.`, 'filter');
  const nested = (one: RoadmapItemFilter): Sql => all(conditionsOf(terms, one, depth + 1));
  return [...ownConditions(filter), ...linkConditions(filter), ...standingConditions(terms, filter)].concat(
    filter.and ? [all(filter.and.map(nested))] : [],
    filter.or ? [filter.or.length > 0 ? sql`(${join(filter.or.map(nested), ' or ')})` : raw('false')] : [],
    filter.not ? [sql`not (${nested(filter.not)})`] : [],
  );
}

function all(conditions: Sql[]): Sql {
  return conditions.length > 0 ? sql`(${join(conditions, ' and ')})` : raw('true');
}

function ownConditions(filter: RoadmapItemFilter): Sql[] {
  const { target, search } = filter;
  return [
    ...when(filter.id, (ids) => sql`t.id = any(${ids.map((id) => ownId('RoadmapItem', id, 'filter.id'))}::uuid[])`),
    ...when(
      filter.identifier,
      (names) => sql`'WM-' || t.number = any(${names.map((name) => name.toUpperCase())}::text[])`,
    ),
    ...when(filter.status, (values) => sql`t.status = any(${values}::text[])`),
    ...when(filter.open, (open) => (open ? sql`t.rank_key is not null` : sql`t.rank_key is null`)),
    ...when(filter.kind, (values) => sql`t.kind = any(${values}::text[])`),
    ...when(filter.valueDriver, (values) => sql`t.value_drivers && ${values}::text[]`),
    ...when(filter.horizon, (values) => sql`t.horizon = any(${values}::text[])`),
    ...when(filter.label, (values) => sql`t.labels && ${values}::text[]`),
    ...when(target?.gte, (day) => sql`plan_date_end(t.target) >= ${day}::date`),
    ...when(target?.lte, (day) => sql`plan_date_end(t.target) <= ${day}::date`),
    ...when(filter.changedSince, (at) => sql`t.updated_at >= ${at}::timestamptz`),
    ...when(
      search?.trim().toLowerCase() || null,
      (text) => sql`position(${text} in lower(concat_ws(' ', 'WM-' || t.number, t.title, t.problem, t.outcome))) > 0`,
    ),
  ];
}

function linkConditions(filter: RoadmapItemFilter): Sql[] {
  const people = (ids: string[]): string[] => ids.map((id) => ownId('Person', id, 'filter.ownerId'));
  return [
    ...when(
      filter.teamSlug,
      (slugs) => sql`t.team_id in (select id from team where slug = any(${slugs.map(slugOf)}::text[]))`,
    ),
    ...when(
      filter.ownerId,
      (ids) =>
        sql`(t.product_owner_id = any(${people(ids)}::uuid[]) or t.engineering_owner_id = any(${people(ids)}::uuid[]))`,
    ),
    ...when(filter.customerId, (ids) =>
      awaitedBy(sql`any(array(select coalesce(merged_into_id, id) from customer
        where id = any(${ids.map((id) => ownId('Customer', id, 'filter.customerId'))}::uuid[])))`),
    ),
    ...when(
      filter.themeSlug,
      (slugs) => sql`exists (select from item_theme l join theme x on x.id = l.theme_id where l.item_id = t.id
        and coalesce(x.survivor_id, x.id) in (select coalesce(h.survivor_id, h.id) from theme h
          where h.slug = any(${slugs.map(slugOf)}::text[])
            or h.id in (select theme_id from theme_slug where slug = any(${slugs.map(slugOf)}::text[]))))`,
    ),
    ...when(
      filter.prioritySlug,
      (slugs) => sql`exists (select from item_priority l join company_priority x on x.id = l.priority_id
        where l.item_id = t.id and x.slug = any(${slugs.map(slugOf)}::text[]))`,
    ),
    ...when(
      filter.inputMetricKey,
      (metricKeys) => sql`exists (select from alignment a join north_star_input i on i.id = a.input_id
        join metric m on m.id = i.metric_id where a.item_id = t.id and m.slug = any(${metricKeys.map(slugOf)}::text[]))`,
    ),
    ...when(filter.ready, (ready) => sql`${isReady} = ${ready}`),
    ...when(filter.doneCheckPassed, (passed) => sql`${isDoneChecked} = ${passed}`),
    ...when(
      filter.openConcernFrom,
      (sides) => sql`exists (select from concern c
        where c.item_id = t.id and c.status = 'OPEN' and c.discipline = any(${sides}::text[]))`,
    ),
    ...when(filter.aligned, (aligned) => (aligned ? isAligned : sql`not ${isAligned}`)),
  ];
}

function standingConditions({ currency }: Terms, filter: RoadmapItemFilter): Sql[] {
  return [
    ...when(filter.health, (values) => sql`${latestUpdate('health')} = any(${values}::text[])`),
    ...when(
      filter.healthFreshness,
      (values) => sql`${freshnessIn(latestUpdate('created_at'))} = any(${values}::text[])`,
    ),
    ...when(filter.finding, hasFinding),
    ...when(filter.evidenceLevel, (levels) => hasEvidence(levels, currency)),
    ...when(
      filter.budgetState,
      (states) => sql`exists (select from slo_link l join service_level_objective s on s.id = l.slo_id
        where l.item_id = t.id and s.budget_state = any(${states}::text[]))`,
    ),
    ...when(
      filter.sloRelation,
      (relations) =>
        sql`exists (select from slo_link l where l.item_id = t.id and l.relation = any(${relations}::text[]))`,
    ),
  ];
}

/** That an item, as `t`, serves an input of the North Star in force. */
export const isAligned: Sql = sql`exists (select from alignment a join north_star_input i on i.id = a.input_id
  join north_star n on n.id = i.north_star_id where a.item_id = t.id and n.superseded_at is null)`;

/** That an item, as `t`, is awaited by customers: they asked for it, or gave feedback under its themes. */
export function awaitedBy(customers: Sql): Sql {
  return sql`(t.requested_by_id = ${customers} or exists (select from item_theme_now l join theme_customer k on k.theme_id = l.theme_id
    where l.item_id = t.id and k.customer_id = ${customers}))`;
}

function when<T>(value: T | null | undefined, condition: (value: T) => Sql): Sql[] {
  return value == null ? [] : [condition(value)];
}
