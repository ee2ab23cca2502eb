import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import { resolveThemes } from '../feedback/resolve-themes.ts';
import type { MadeBeside, StagedRun } from '../import-plan.ts';
import type { FieldColumns } from '../row-cells.ts';

/** Decides what becomes of each item, in a fixed number of statements. */
export async function resolveRoadmap(work: Work, staged: StagedRun): Promise<MadeBeside> {
  await resolveThemes(work, staged);
  await resolveTeams(work);
  await work.query(sql`alter table resolved add same_line integer`);
  await work.query(sql`
    insert into resolved (line, action, subject_id, same_line)
    select s.line,
      case when s.first_line <> s.line then 'DUPLICATE' when i.id is null then 'CREATE'
        when ${differs(staged.options.source, staged.columns)} then 'UPDATE' else 'UNCHANGED' end,
      coalesce(i.id, gen_random_uuid()), nullif(s.first_line, s.line)
    from (
      select *, first_value(line) over (partition by external_id order by line) as first_line
      from staged where errors is null) s
    left join item_ref r on r.source = ${staged.options.source} and r.external_id = s.external_id
    left join roadmap_item i on i.id = r.item_id
    left join staged_team k on k.slug = s.team_slug`);
  await work.query(sql`
    update resolved d set subject_id = first.subject_id, warnings = jsonb_build_array(jsonb_build_object(
      'column', null, 'code', 'DUPLICATE_IN_FILE', 'message', 'It has the external id of line ' || d.same_line || '.'))
    from resolved first where first.line = d.same_line`);
  await work.query(sql`
    update resolved r set warnings = jsonb_build_array(jsonb_build_object('column',
      ${staged.columns.get('team')?.header ?? 'team'}::text, 'code', 'UNKNOWN_VALUE', 'message',
      'There was no team "' || s.team || '"; it is made.'))
    from staged s join staged_team k on k.slug = s.team_slug and k.is_new
    where s.line = r.line and r.action in ('CREATE', 'UPDATE')`);
  await work.query(sql`insert into resolved (line, action) select line, 'FAIL' from staged where errors is not null`);
  return { themesCreated: 0, customersCreated: 0 };
}

async function resolveTeams(work: Work): Promise<void> {
  await work.query(sql`
    create temp table staged_team (slug text primary key, name text, team_id uuid, is_new boolean) on commit drop`);
  await work.query(sql`
    insert into staged_team (slug, name, team_id, is_new)
    select s.slug, s.name, coalesce(t.id, gen_random_uuid()), t.id is null
    from (select distinct on (team_slug) team_slug as slug, team as name from staged
      where errors is null and team_slug is not null order by team_slug, line) s
    left join team t on t.slug = s.slug`);
}

const milestonesDiffer = `exists (
  select from jsonb_to_recordset(s.milestones) as m(title text, kind text, value text, target jsonb, delivered boolean)
  left join milestone x on x.item_id = i.id and x.title = m.title
  where x.id is null or m.kind <> x.kind or m.value <> x.value or m.target <> coalesce(x.target, '{}')
    or m.delivered <> (x.delivered_at is not null))`;

const themesDiffer = `(select array_agg(theme_id order by theme_id) from item_theme where item_id = i.id) is distinct from
  (select array_agg(distinct t.theme_id order by t.theme_id) from staged_theme t where t.slug = any(s.slugs))`;

/** What a file has no column for stays; so do a kind, a status, a horizon and texts that a row leaves out. */
const compared: Record<string, string> = {
  title: 's.title <> i.title',
  problem: 's.problem <> i.problem',
  outcome: 's.outcome <> i.outcome',
  description: 's.description is distinct from i.description',
  kind: 's.kind <> i.kind',
  valueDrivers: 's.value_drivers <> i.value_drivers',
  status: 's.status <> i.status',
  horizon: 's.horizon <> i.horizon',
  team: 'k.team_id is distinct from i.team_id',
  start: 's.start is distinct from i.start',
  target: 's.target is distinct from i.target',
  labels: 's.labels <> i.labels',
  themes: themesDiffer,
  milestones: milestonesDiffer,
};

/** That a row (`s`) says something else of an item (`i`) in one of these fields; false for those without a column. */
export function differsIn(fields: string[], columns: FieldColumns): Sql[] {
  return fields.filter((field) => columns.has(field)).map((field) => raw(`coalesce((${compared[field]}), false)`));
}

function differs(source: string, columns: FieldColumns): Sql {
  const parts = differsIn(Object.keys(compared), columns);
  const link = sql`s.url is not null and not i.links @> jsonb_build_array(jsonb_build_object('label', ${source}::text, 'url', s.url))`;
  return join([...parts, sql`(${link})`], ' or ');
}
