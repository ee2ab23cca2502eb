import { generateNKeysBetween } from 'fractional-indexing';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import { lastRankKey } from '../../roadmap/rank.service.ts';
import type { StagedRun } from '../import-plan.ts';
import type { FieldColumns } from '../row-cells.ts';
import { differsIn, linksAfter, milestoneColumns, planDiffers } from './compared.ts';

const closed = raw(`('DONE', 'DECLINED', 'STOPPED')`);

/** New and reopened items stand at the end of the one order, in the order of the file. */
export async function giveRanks(work: Work): Promise<void> {
  const rows = await work.query<{ line: number }>(sql`
    select s.line from doing s left join roadmap_item i on i.id = s.subject_id
    where s.action = 'CREATE' and coalesce(s.status, 'PROPOSED') not in ${closed}
      or s.action = 'UPDATE' and i.rank_key is null and coalesce(s.status, i.status) not in ${closed}
    order by s.line`);
  if (rows.length === 0) return;
  const first = await lastRankKey(work);
  const keys = [first, ...generateNKeysBetween(first, null, rows.length - 1)];
  await work.query(sql`
    update doing s set rank_key = k.rank_key
    from unnest(${rows.map(({ line }) => line)}::integer[], ${keys}::text[]) as k(line, rank_key) where k.line = s.line`);
}

const promised = raw(`('COMMITTED', 'IN_PROGRESS', 'RELEASED', 'DONE')`);

/** Makes the new items, each in the status that it has. */
export async function createItems(work: Work, { options, columns }: StagedRun, at: Sql): Promise<void> {
  await work.query(sql`
    insert into roadmap_item (id, created_at, updated_at, title, problem, outcome, description, kind, value_drivers, labels,
      status, status_changed_at, paused_from, released_at, horizon, rank_key, start, target, committed_target, effort, team_id, links)
    select s.subject_id, ${at}, ${at}, s.title, coalesce(s.problem, ''), coalesce(s.outcome, ''), s.description,
      coalesce(s.kind, ${options.defaultKind}::text), s.value_drivers, s.labels, coalesce(s.status, 'PROPOSED'), ${at},
      case when s.status = 'PAUSED' then 'DISCOVERY' end, case when s.status in ('RELEASED', 'DONE') then ${at} end,
      coalesce(s.horizon, 'LATER'), s.rank_key, s.start, s.target, case when s.status in ${promised} then s.target end,
      s.effort, t.team_id, ${linksAfter(options.source, columns, 's')}
    from doing s cross join (select '[]'::jsonb as links) i left join staged_team t on t.slug = s.team_slug
    where s.action = 'CREATE' order by s.line`);
}

/** What product and engineering agree on. */
const substance = ['problem', 'outcome', 'target'];
const otherScope = sql`exists (
  select from jsonb_to_recordset(s.milestones) as m${raw(milestoneColumns)}
  left join milestone x on x.item_id = i.id and x.title = m.title
  where x.id is null or m.kind <> x.kind or m.value <> x.value or m.dropped <> x.dropped)`;
const otherEffort = sql`((s.effort is null) <> (i.effort is null)
  or abs((s.effort ->> 'likely')::float8 - (i.effort ->> 'likely')::float8) > 0.25 * (i.effort ->> 'likely')::float8)`;

/** Clears the sign-offs of the items whose substance the rows change. */
export async function clearSignOffs(work: Work, { columns }: StagedRun): Promise<void> {
  const changed = [
    ...differsIn(substance, columns),
    ...(columns.has('milestones') ? [otherScope] : []),
    ...(columns.has('effort') ? [otherEffort] : []),
  ];
  if (changed.length === 0) return;
  const cleared = await work.query(sql`
    delete from sign_off where subject_type = 'RoadmapItem' and subject_id in (
      select i.id from doing s join roadmap_item i on i.id = s.subject_id
      where s.action = 'UPDATE' and (${join(changed, ' or ')}))
    returning id`);
  if (cleared.length > 0) work.note.reason ??= 'The sign-offs were cleared: the import changed the substance of items.';
}

/** A plan date that covers the same days stays as it was written. */
function planAfter(column: string): string {
  return `${column} = case when ${planDiffers(`s.${column}`, `i.${column}`)} then s.${column} else i.${column} end`;
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
  start: planAfter('start'),
  target: planAfter('target'),
  effort: 'effort = s.effort',
  labels: 'labels = s.labels',
};

/** Changes the known items as their rows say; what a file has no column for stays. */
export async function updateItems(work: Work, { columns, options }: StagedRun, at: Sql): Promise<void> {
  const set = Object.entries(columnOfField)
    .filter(([field]) => columns.has(field))
    .map(([, assignment]) => raw(assignment));
  await work.query(sql`
    update roadmap_item i set ${join([...set, ...statusSet(columns, at)])}, links = ${linksAfter(options.source, columns, 's')},
      version = i.version + 1, updated_at = greatest(${at}, i.created_at)
    from doing s left join staged_team t on t.slug = s.team_slug
    where s.action = 'UPDATE' and i.id = s.subject_id`);
}

function statusSet(columns: FieldColumns, at: Sql): Sql[] {
  if (!columns.has('status')) return [];
  return [
    sql`status = coalesce(s.status, i.status)`,
    sql`status_changed_at = case when s.status <> i.status then ${at} else i.status_changed_at end`,
    sql`paused_from = case when coalesce(s.status, i.status) <> 'PAUSED' then null when i.status = 'PAUSED' then i.paused_from
      when i.status in ('DISCOVERY', 'COMMITTED', 'IN_PROGRESS') then i.status else 'DISCOVERY' end`,
    sql`released_at = case when s.status in ('RELEASED', 'DONE') and i.status not in ('RELEASED', 'DONE') then ${at}
      else i.released_at end`,
    sql`rank_key = case when coalesce(s.status, i.status) not in ${closed} then coalesce(i.rank_key, s.rank_key) end`,
    sql`committed_target = case when s.status in ${promised} and i.committed_target is null
      then ${columns.has('target') ? raw('s.target') : raw('i.target')} else i.committed_target end`,
  ];
}
