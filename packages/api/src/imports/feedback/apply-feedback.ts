import sql, { raw, type Sql } from 'sql-template-tag';
import { applyRulesTo } from '../../feedback/theme-rules.ts';
import { risingIds } from '../../platform/rising-ids.ts';
import type { Work } from '../../platform/work.ts';
import type { StagedRun } from '../import-plan.ts';
import type { FieldColumns } from '../row-cells.ts';
import { takenAway } from './kept-themes.ts';
import { makeThemes } from './make-themes.ts';

/** Does what was resolved for a file of feedback, in a fixed number of statements. */
export async function applyFeedback(work: Work, staged: StagedRun): Promise<void> {
  await makeCustomers(work, staged.options.source);
  await makeThemes(work);
  await createEntries(work, staged);
  if (staged.columns.has('themes')) await assignThemes(work);
  await updateEntries(work, staged.columns);
  await applyRulesTo(work, sql`select subject_id as id from resolved where action in ('CREATE', 'UPDATE')`);
}

async function makeCustomers(work: Work, source: string): Promise<void> {
  await work.query(sql`
    insert into customer (id, name, name_key, kind, segment, annual_revenue, currency)
    select customer_id, name, name_key, coalesce(kind, 'EXTERNAL'), segment, annual_revenue, currency
    from staged_customer where is_new order by last_line`);
  await work.query(sql`
    insert into customer_ref (customer_id, source, external_id)
    select customer_id, ${source}, external_id from staged_customer where external_id is not null
    on conflict (source, external_id) do nothing`);
  await work.query(sql`
    update customer c set
      name = case when k.named and c.name = k.external_id then k.name else c.name end,
      name_key = case when k.named and c.name = k.external_id then k.name_key else c.name_key end,
      kind = coalesce(k.kind, c.kind), segment = coalesce(k.segment, c.segment),
      annual_revenue = coalesce(k.annual_revenue, c.annual_revenue),
      currency = case when k.annual_revenue is null then c.currency else k.currency end
    from staged_customer k where k.changed and c.id = k.customer_id`);
}

async function createEntries(work: Work, { run, options }: StagedRun): Promise<void> {
  await work.query(sql`
    insert into feedback (id, source, external_id, fingerprint, title, body, url, language, submitted_at, customer_id,
      importance, sentiment, tags, source_themes, words, likeness, import_run_id)
    select r.subject_id, ${options.source}, s.external_id, s.fingerprint, s.title, s.body, s.url, s.language,
      s.submitted_at, r.customer_id, s.importance, s.sentiment, s.tags, s.themes, s.words, s.likeness, ${run.id}::uuid
    from resolved r join staged s using (line) where r.action = 'CREATE' order by r.line`);
}

/**
 * Gives new entries the themes of their labels. On known ones only labels that are new there count, and only what an
 * import assigned goes with its label: what a person set, or took away, stays so.
 */
async function assignThemes(work: Work): Promise<void> {
  const { kind, id } = work.actor;
  await work.query(sql`
    delete from theme_assignment a using resolved r join staged s using (line) join feedback f on f.id = r.subject_id
    where r.action = 'UPDATE' and s.themes <> f.source_themes and a.feedback_id = f.id and a.origin = 'IMPORT'
      and not exists (select from staged_theme t join theme h on t.theme_id in (h.id, h.survivor_id)
        where t.slug = any(s.slugs) and h.id = a.theme_id)`);
  await work.query(sql`
    insert into theme_assignment (id, theme_id, feedback_id, origin, assigned_by_kind, assigned_by_id, assigned_at)
    select ${risingIds(sql`row_number() over (order by theme_id, feedback_id)`)}, theme_id, feedback_id, 'IMPORT', ${kind}, ${id}::uuid,
      ${work.at}::timestamptz
    from (
      select distinct t.theme_id, r.subject_id as feedback_id
      from resolved r join staged s using (line) left join feedback f on r.action = 'UPDATE' and f.id = r.subject_id
        cross join lateral unnest(s.themes, s.slugs) as l(label, slug) join staged_theme t on t.slug = l.slug
      where r.action = 'CREATE' or r.action = 'UPDATE' and l.label <> all(f.source_themes)
        and not ${takenAway(sql`f.id`, sql`t.theme_id`)}) x
    on conflict (theme_id, feedback_id) do nothing`);
}

const columnOfField: Record<string, Sql> = {
  title: raw('title = s.title'),
  body: raw('body = s.body'),
  url: raw('url = s.url'),
  language: raw('language = s.language'),
  submitted_at: raw('submitted_at = case when s.submitted_given then s.submitted_at else f.submitted_at end'),
  importance: raw('importance = s.importance'),
  sentiment: raw('sentiment = s.sentiment'),
  tags: raw('tags = s.tags'),
  themes: raw('source_themes = s.themes'),
};

async function updateEntries(work: Work, columns: FieldColumns): Promise<void> {
  const set = Object.entries(columnOfField)
    .filter(([field]) => columns.has(field))
    .map(([, assignment]) => assignment.text);
  if (columns.has('title') || columns.has('body')) set.push('words = s.words', 'likeness = s.likeness');
  if (columns.has('customer_name') || columns.has('customer_external_id')) set.push('customer_id = r.customer_id');
  await work.query(sql`
    update feedback f set ${raw(['fingerprint = s.fingerprint', ...set].join(', '))}
    from resolved r join staged s using (line) where r.action = 'UPDATE' and f.id = r.subject_id`);
}
