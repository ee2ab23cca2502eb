import sql, { empty, join, type Sql } from 'sql-template-tag';
import { may, Permission } from '../platform/actor.ts';
import { slugOf } from '../platform/slug.ts';
import type { ExportPlan, ExportRecord } from './export-plan.ts';
import { dayIn, listIn } from './parameters.ts';

const columns = [
  'externalId',
  'title',
  'body',
  'submittedAt',
  'customerName',
  'customerExternalId',
  'customerKind',
  'segment',
  'annualRevenue',
  'currency',
  'importance',
  'sentiment',
  'url',
  'language',
  'tags',
  'themes',
];
/** What tells nothing of a person. */
const impersonal = ['submittedAt', 'importance', 'sentiment', 'language', 'themes'];

/**
 * Feedback as rows of an import, the oldest first. Without READ_FEEDBACK only what tells nothing of a person. Of
 * several sources the column `source` tells which; erased entries are left out.
 */
export const feedbackExport: ExportPlan<ExportRecord> = {
  path: 'feedback',
  parameters: {
    source: 'only entries of these sources',
    theme: 'only entries under one of these themes, by slug',
    from: 'only entries from this day on, UTC',
    to: 'only entries up to this day, UTC',
  },
  columnsFor: (actor, query) => {
    const sees = may(actor, Permission.READ_FEEDBACK);
    const source = listIn(query, 'source')?.length === 1 ? [] : ['source'];
    return { columns: [...source, ...(sees ? columns : impersonal)], redacted: !sees };
  },
  rows: (query) => {
    const conditions = [sql`f.erased_at is null`, ...conditionsOf(query)];
    return sql`
      select f.source, f.external_id as "externalId", f.title, f.body, f.submitted_at as "submittedAt", c.name as "customerName",
        (select min(external_id) from customer_ref where customer_id = c.id and source = f.source) as "customerExternalId",
        c.kind as "customerKind", c.segment, c.annual_revenue as "annualRevenue", c.currency, f.importance, f.sentiment, f.url,
        f.language, f.tags, array(select distinct h.slug from theme_assignment a join theme o on o.id = a.theme_id
          join theme h on h.id = coalesce(o.survivor_id, o.id) where a.feedback_id = f.id order by h.slug) as themes
      from feedback f left join customer k on k.id = f.customer_id left join customer c on c.id = coalesce(k.merged_into_id, k.id)
      ${conditions.length > 0 ? sql`where ${join(conditions, ' and ')}` : empty}
      order by f.submitted_at, f.source collate "C", f.external_id collate "C", f.fingerprint, f.id`;
  },
  recordOf: (row) => row,
};

function conditionsOf(query: Parameters<typeof feedbackExport.rows>[0]): Sql[] {
  const [sources, themes] = [listIn(query, 'source'), listIn(query, 'theme')?.map(slugOf)];
  const [from, to] = [dayIn(query, 'from'), dayIn(query, 'to')];
  return [
    ...(sources ? [sql`f.source = any(${sources}::text[])`] : []),
    ...(from ? [sql`f.submitted_at >= ${from}::date::timestamp at time zone 'UTC'`] : []),
    ...(to ? [sql`f.submitted_at < (${to}::date + 1)::timestamp at time zone 'UTC'`] : []),
    ...(themes
      ? [
          sql`exists (select from theme_feedback x join theme h on h.id = x.theme_id where x.feedback_id = f.id and h.slug = any(${themes}::text[]))`,
        ]
      : []),
  ];
}
