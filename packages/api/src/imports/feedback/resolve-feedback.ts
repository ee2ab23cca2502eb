import sql, { raw, type Sql } from 'sql-template-tag';
import { risingIds } from '../../platform/rising-ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Resolved, StagedRun } from '../import-plan.ts';
import type { FieldColumns } from '../row-cells.ts';
import { noteKeptThemes } from './kept-themes.ts';
import { passErased } from './pass-erased.ts';
import { resolveCustomers } from './resolve-customers.ts';
import { keepUsedThemes, resolveThemes } from './resolve-themes.ts';

/** Decides what becomes of each row of feedback, in a fixed number of statements. */
export async function resolveFeedback(work: Work, staged: StagedRun): Promise<Resolved> {
  await resolveThemes(work, staged);
  await match(work, staged.options.source);
  const hidesSamples = await passErased(work, staged.options.source);
  const customersCreated = await resolveCustomers(work, staged);
  await decide(work, staged.columns);
  if (staged.columns.has('themes')) await noteKeptThemes(work, staged.columns);
  return { customersCreated, themesCreated: await keepUsedThemes(work), hidesSamples };
}

/**
 * Matches rows with one another and with the entries of the source: by external id, else by fingerprint. Of rows that
 * are the same the first counts, one with an id before one without.
 */
async function match(work: Work, source: string): Promise<void> {
  await work.query(sql`
    create temp table matched (line integer, outcome text, subject_id uuid, same_line integer, twin text) on commit drop`);
  await work.query(sql`
    insert into matched (line, outcome, subject_id, same_line, twin)
    with good as materialized (select line, external_id, fingerprint from staged where errors is null),
    firsts as (
      select line, external_id, fingerprint, first_value(line) over (partition by external_id order by line) as first_line
      from good where external_id is not null
      union all
      select line, external_id, fingerprint, first_line from (
        select line, external_id, fingerprint,
          first_value(line) over (partition by fingerprint order by external_id is null, line) as first_line
        from good where fingerprint in (select fingerprint from good where external_id is null)) x
      where external_id is null)
    select g.line,
      case when g.first_line <> g.line then 'DUPLICATE' when coalesce(k.id, b.id) is not null then 'KNOWN'
        when twin.id is not null then 'DUPLICATE' else 'NEW' end,
      coalesce(k.id, b.id, twin.id, ${risingIds(sql`g.line`)}), nullif(g.first_line, g.line), twin.external_id
    from firsts g
    left join feedback k on k.source = ${source} and k.external_id = g.external_id
    left join feedback b on b.source = ${source} and b.external_id is null and g.external_id is null
      and b.fingerprint = g.fingerprint
    left join lateral (
      select id, external_id from feedback where g.external_id is null and source = ${source}
        and external_id is not null and fingerprint = g.fingerprint order by id limit 1) twin on b.id is null`);
  await work.query(sql`
    update matched d set subject_id = first.subject_id from matched first where first.line = d.same_line`);
  await work.query(sql`analyze matched`);
}

const warningsOf = (columns: FieldColumns) => sql`case
  when m.outcome = 'ERASED' then jsonb_build_array(jsonb_build_object('column', null, 'code', 'ERASED',
    'message', 'What it tells was erased, and is not brought back.'))
  when m.same_line is not null then jsonb_build_array(jsonb_build_object('column', null, 'code', 'DUPLICATE_IN_FILE',
    'message', 'It is the same as line ' || m.same_line || '.'))
  when m.outcome = 'DUPLICATE' then jsonb_build_array(jsonb_build_object('column', null, 'code', 'CONFLICT',
    'message', 'The entry with the id "' || m.twin || '" says the same.'))
  when c.is_new and c.first_line = m.line then jsonb_build_array(jsonb_build_object('column',
    ${(columns.get('customer_name') ?? columns.get('customer_external_id'))?.header ?? null}::text, 'code', 'CUSTOMER_CREATED',
    'message', 'There was no such customer; it is made with this row.')) end`;

/** Content decides: fields that no column fills are not compared, and stay. */
async function decide(work: Work, columns: FieldColumns): Promise<void> {
  await work.query(sql`alter table resolved add customer_id uuid`);
  await work.query(sql`
    insert into resolved (line, action, subject_id, warnings, customer_id)
    select m.line,
      case m.outcome when 'NEW' then 'CREATE' when 'DUPLICATE' then 'DUPLICATE'
        when 'ERASED' then 'UNCHANGED'
        else case when ${differs(columns)} then 'UPDATE' else 'UNCHANGED' end end,
      m.subject_id, ${warningsOf(columns)}, ${customerWanted}
    from matched m join staged s using (line)
    left join staged_customer c on c.key = s.customer_key and m.outcome not in ('DUPLICATE', 'ERASED')
    left join feedback f on m.outcome = 'KNOWN' and f.id = m.subject_id
    left join customer fc on fc.id = f.customer_id`);
  await work.query(sql`insert into resolved (line, action) select line, 'FAIL' from staged where errors is not null`);
  await work.query(sql`analyze resolved`);
}

/** An entry whose customer has the name that the row gives keeps that one, whoever else has the name. */
const customerWanted = raw(`case when s.customer_external_id is null and s.customer_name_key = fc.name_key
  then f.customer_id else c.customer_id end`);

const compared: Record<string, string> = {
  title: 's.title is distinct from f.title',
  body: 's.body <> f.body',
  url: 's.url is distinct from f.url',
  language: 's.language is distinct from f.language',
  submitted_at: 's.submitted_given and s.submitted_at <> f.submitted_at',
  importance: 's.importance <> f.importance',
  sentiment: 's.sentiment is distinct from f.sentiment',
  tags: 's.tags <> f.tags',
  themes: 's.themes <> f.source_themes',
};

function differs(columns: FieldColumns): Sql {
  const fields = Object.entries(compared).filter(([field]) => columns.has(field));
  const parts = fields.map(([, condition]) => `(${condition})`);
  if (columns.has('customer_name') || columns.has('customer_external_id')) {
    parts.push(`(${customerWanted.text} is distinct from f.customer_id)`, '(c.changed and c.last_line = s.line)');
  }
  return raw(['false', ...parts].join(' or '));
}
