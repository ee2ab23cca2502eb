import { generateNKeysBetween } from 'fractional-indexing';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import { lastRankKey } from '../../roadmap/rank.service.ts';
import type { StagedRun } from '../import-plan.ts';
import type { FieldColumns } from '../row-cells.ts';
import { applyMilestones, linkThemes } from './apply-parts.ts';
import { differsIn } from './resolve-roadmap.ts';

/** Does what was resolved for a file of items, in a fixed number of statements. Each item arrives in the status it has. */
export async function applyRoadmap(work: Work, staged: StagedRun): Promise<void> {
  await makeTeams(work);
  await giveRanks(work);
  await createItems(work, staged);
  await clearSignOffs(work, staged);
  await updateItems(work, staged);
  if (staged.columns.has('themes')) await linkThemes(work);
  if (staged.columns.has('milestones')) await applyMilestones(work);
}

async function makeTeams(work: Work): Promise<void> {
  await work.query(sql`
    insert into team (id, slug, name) select k.team_id, k.slug, k.name from staged_team k
    where k.is_new and exists (select from resolved r join staged s using (line)
      where r.action in ('CREATE', 'UPDATE') and s.team_slug = k.slug)
    order by k.slug on conflict (slug) do nothing`);
  await work.query(sql`update staged_team k set team_id = t.id from team t where k.is_new and t.slug = k.slug`);
}

const closed = raw(`('DONE', 'DECLINED', 'STOPPED')`);

/** New and reopened items stand at the end of the one order, in the order of the file. */
async function giveRanks(work: Work): Promise<void> {
  await work.query(sql`create temp table staged_rank (line integer primary key, rank_key text) on commit drop`);
  const rows = await work.query<{ line: number }>(sql`
    select r.line from resolved r join staged s using (line) left join roadmap_item i on i.id = r.subject_id
    where r.action = 'CREATE' and coalesce(s.status, 'PROPOSED') not in ${closed}
      or r.action = 'UPDATE' and i.rank_key is null and coalesce(s.status, i.status) not in ${closed}
    order by r.line`);
  if (rows.length === 0) return;
  const first = await lastRankKey(work);
  const keys = [first, ...generateNKeysBetween(first, null, rows.length - 1)];
  await work.query(sql`
    insert into staged_rank (line, rank_key)
    select * from unnest(${rows.map(({ line }) => line)}::integer[], ${keys}::text[])`);
}

const promised = raw(`('COMMITTED', 'IN_PROGRESS', 'RELEASED', 'DONE')`);

async function createItems(work: Work, { options }: StagedRun): Promise<void> {
  const link = sql`jsonb_build_array(jsonb_build_object('label', ${options.source}::text, 'url', s.url))`;
  await work.query(sql`
    insert into roadmap_item (id, title, problem, outcome, description, kind, value_drivers, labels, status, paused_from,
      released_at, horizon, rank_key, start, target, committed_target, team_id, links)
    select r.subject_id, s.title, coalesce(s.problem, ''), coalesce(s.outcome, ''), s.description,
      coalesce(s.kind, ${options.defaultKind}::text), s.value_drivers, s.labels, coalesce(s.status, 'PROPOSED'),
      case when s.status = 'PAUSED' then 'DISCOVERY' end, case when s.status in ('RELEASED', 'DONE') then now() end,
      coalesce(s.horizon, 'LATER'), k.rank_key, s.start, s.target, case when s.status in ${promised} then s.target end,
      t.team_id, case when s.url is null then '[]' else ${link} end
    from resolved r join staged s using (line) left join staged_rank k using (line)
      left join staged_team t on t.slug = s.team_slug
    where r.action = 'CREATE' order by r.line`);
  await work.query(sql`
    insert into item_ref (item_id, source, external_id) select r.subject_id, ${options.source}, s.external_id
    from resolved r join staged s using (line) where r.action = 'CREATE'`);
}

/** What product and engineering agree on; the effort of an item is in no file. */
const substance = ['problem', 'outcome', 'target'];
const otherScope = sql`exists (
  select from jsonb_to_recordset(s.milestones) as m(title text, kind text, value text)
  left join milestone x on x.item_id = i.id and x.title = m.title
  where x.id is null or m.kind <> x.kind or m.value <> x.value)`;

async function clearSignOffs(work: Work, { columns }: StagedRun): Promise<void> {
  const changed = [...differsIn(substance, columns), ...(columns.has('milestones') ? [otherScope] : [])];
  if (changed.length === 0) return;
  const cleared = await work.query(sql`
    delete from sign_off where subject_type = 'RoadmapItem' and subject_id in (
      select i.id from resolved r join staged s using (line) join roadmap_item i on i.id = r.subject_id
      where r.action = 'UPDATE' and (${join(changed, ' or ')}))
    returning id`);
  if (cleared.length > 0) work.note.reason ??= 'The sign-offs were cleared: the import changed the substance of items.';
}

const columnOfField: Record<string, string> = {
  title: 'title = s.title',
  problem: 'problem = coalesce(s.problem, i.problem)',
  outcome: 'outcome = coalesce(s.outcome, i.outcome)',
  description: 'description = s.description',
  kind: 'kind = coalesce(s.kind, i.kind)',
  valueDrivers: 'value_drivers = s.value_drivers',
  horizon: 'horizon = coalesce(s.horizon, i.horizon)',
  team: 'team_id = t.team_id',
  start: 'start = s.start',
  target: 'target = s.target',
  labels: 'labels = s.labels',
};

async function updateItems(work: Work, { columns, options }: StagedRun): Promise<void> {
  const set = Object.entries(columnOfField)
    .filter(([field]) => columns.has(field))
    .map(([, assignment]) => raw(assignment));
  await work.query(sql`
    update roadmap_item i set ${join([...set, ...statusSet(columns), linkSet(options.source)])},
      version = i.version + 1, updated_at = greatest(now(), i.created_at)
    from resolved r join staged s using (line) left join staged_rank k using (line)
      left join staged_team t on t.slug = s.team_slug
    where r.action = 'UPDATE' and i.id = r.subject_id`);
}

function statusSet(columns: FieldColumns): Sql[] {
  if (!columns.has('status')) return [];
  return [
    sql`status = coalesce(s.status, i.status)`,
    sql`status_changed_at = case when s.status <> i.status then now() else i.status_changed_at end`,
    sql`paused_from = case when coalesce(s.status, i.status) <> 'PAUSED' then null when i.status = 'PAUSED' then i.paused_from
      when i.status in ('DISCOVERY', 'COMMITTED', 'IN_PROGRESS') then i.status else 'DISCOVERY' end`,
    sql`released_at = case when s.status in ('RELEASED', 'DONE') and i.status not in ('RELEASED', 'DONE') then now()
      else i.released_at end`,
    sql`rank_key = case when coalesce(s.status, i.status) not in ${closed} then coalesce(i.rank_key, k.rank_key) end`,
    sql`committed_target = case when s.status in ${promised} and i.committed_target is null
      then ${columns.has('target') ? raw('s.target') : raw('i.target')} else i.committed_target end`,
  ];
}

/** The page in the source is the link that is called like the source; the others stay. */
function linkSet(source: string): Sql {
  return sql`links = case when s.url is null then i.links else coalesce(
    (select jsonb_agg(link) from jsonb_array_elements(i.links) as link where link ->> 'label' <> ${source}), '[]'
  ) || jsonb_build_array(jsonb_build_object('label', ${source}::text, 'url', s.url)) end`;
}
