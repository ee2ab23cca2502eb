import sql, { raw, type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { StagedRun } from '../import-plan.ts';
import type { FieldColumns } from '../row-cells.ts';
import { linksAfter, milestoneColumns, themeIdsOf } from './compared.ts';

/** The state of an item that a row finds, as columns of the temporary table `known`. */
const stateColumns = {
  title: 'text',
  problem: 'text',
  outcome: 'text',
  description: 'text',
  kind: 'text',
  value_drivers: 'text[]',
  status: 'text',
  horizon: 'text',
  team_id: 'uuid',
  start: 'jsonb',
  target: 'jsonb',
  effort: 'jsonb',
  labels: 'text[]',
  links: 'jsonb',
  refs: 'jsonb',
  theme_ids: 'uuid[]',
  milestones: 'jsonb',
};
type StateColumn = keyof typeof stateColumns;
const names = Object.keys(stateColumns) as StateColumn[];
const ofItem = names.filter((name) => !['refs', 'theme_ids', 'milestones'].includes(name));
const list = raw(names.join(', '));

/** Makes `known`, in which each row finds the state that it is compared with. */
export async function makeKnown(work: Work): Promise<void> {
  const columns = Object.entries(stateColumns).map(([name, type]) => `${name} ${type}`);
  await work.query(raw(`create temp table known (line integer, ${columns.join(', ')}) on commit drop`));
}

const milestonesJson = (
  m: string,
) => `jsonb_agg(jsonb_build_object('title', ${m}.title, 'kind', ${m}.kind, 'value', ${m}.value,
  'target', ${m}.target, 'delivered', ${m}.delivered_at is not null, 'deliveredAt', ${m}.delivered_at, 'dropped', ${m}.dropped,
  'effortPersonWeeks', ${m}.effort_person_weeks, 'outcome', ${m}.outcome))`;
const refsOfItem = `coalesce((select jsonb_agg(jsonb_build_object('source', r.source, 'externalId', r.external_id))
  from item_ref r where r.item_id = i.id), '[]')`;

/** Notes for each row that a statement names (`line`, `item_id`) the present state of its item. */
function presentStates(rows: Sql): Sql {
  return sql`
    select t.line, ${raw(ofItem.map((name) => `i.${name}`).join(', '))}, ${raw(refsOfItem)},
      coalesce((select array_agg(theme_id order by theme_id) from item_theme where item_id = i.id), '{}'),
      coalesce((select ${raw(milestonesJson('m'))} from milestone m where m.item_id = i.id), '[]')
    from ${rows} t join roadmap_item i on i.id = t.item_id`;
}

/** All versions that rows of a table had, with the time from and until which each was true. */
const versionsOf = (table: string, condition: string) => `(
  select to_jsonb(x) as data, w.at as since, 'infinity'::timestamptz as until from ${table} x join work w on w.id = x.work_id
    where x.${condition} = t.item_id
  union all select v.data, w.at, u.at from row_version v join work w on w.id = v.work_id join work u on u.id = v.until_work_id
    where v.table_name = '${table}' and ${condition === 'id' ? 'v.row_id = t.item_id' : `v.data ->> '${condition}' = t.item_id::text`})`;

/** Notes in `known` what was true of its item at the time that each old row names; rows of times without it get none. */
export async function noteStatesThen(work: Work): Promise<void> {
  const then = (v: string) => `${v}.since <= t.at and t.at < ${v}.until`;
  await work.query(
    raw(`insert into known (line, ${names.join(', ')})
      select t.line, ${ofItem.map((name) => `i.${name}`).join(', ')}, ${refsOfItem},
        coalesce((select array_agg((l.data ->> 'theme_id')::uuid order by (l.data ->> 'theme_id')::uuid)
          from ${versionsOf('item_theme', 'item_id')} l where ${then('l')}), '{}'),
        coalesce((select ${milestonesJson('m')} from ${versionsOf('milestone', 'item_id')} v
          cross join lateral jsonb_populate_record(null::milestone, v.data) m where ${then('v')}), '[]')
      from turn t cross join lateral ${versionsOf('roadmap_item', 'id')} v
        cross join lateral jsonb_populate_record(null::roadmap_item, v.data) i
      where t.is_old and ${then('v')}`),
  );
}

/**
 * Notes in `known` the state that each other row finds: the first row of an item its present one, each further row what
 * the rows before it leave. The first row of a new item finds nothing.
 */
export async function noteStates(work: Work, staged: StagedRun): Promise<void> {
  await work.query(sql`
    create temp table row_order (line integer primary key, item_id uuid, nth bigint, is_new boolean) on commit drop`);
  await work.query(sql`
    insert into row_order (line, item_id, nth, is_new)
    select t.line, t.item_id, row_number() over (partition by t.item_id order by t.at, t.line), t.is_new
    from turn t join staged s using (line) where s.errors is null and t.same_line is null and not t.is_old`);
  await work.query(
    sql`insert into known (line, ${list}) ${presentStates(sql`(select * from row_order where nth = 1)`)}`,
  );
  const [{ further }] = (await work.query<{ further: boolean }>(
    sql`select exists (select from row_order where nth > 1) as further`,
  )) as [{ further: boolean }];
  if (further) await noteFurtherStates(work, staged);
}

async function noteFurtherStates(work: Work, { options, columns }: StagedRun): Promise<void> {
  const nothing = names.map((name) => `${emptyOf[name] ?? 'null'}::${stateColumns[name]}`).join(', ');
  const left = names.map((name) => sql`(${afterRow(name, options.source, columns)})::${raw(stateColumns[name])}`);
  await work.query(sql`
    insert into known (line, ${list})
    with recursive state (line, item_id, nth, ${list}) as (
      select o.line, o.item_id, o.nth, ${raw(names.map((name) => `k.${name}`).join(', '))}
      from row_order o join known k using (line) where o.nth = 1
      union all
      select o.line, o.item_id, o.nth, ${raw(nothing)} from row_order o where o.nth = 1 and o.is_new
      union all
      select o.line, o.item_id, o.nth, ${commaSeparated(left)}
      from state i join staged p on p.line = i.line join row_order o on o.item_id = i.item_id and o.nth = i.nth + 1
        left join staged_team k on k.slug = p.team_slug
    )
    select line, ${list} from state where nth > 1`);
}

const emptyOf: Partial<Record<StateColumn, string>> = {
  problem: `''`,
  outcome: `''`,
  status: `'PROPOSED'`,
  horizon: `'LATER'`,
  value_drivers: `'{}'`,
  labels: `'{}'`,
  theme_ids: `'{}'`,
  links: `'[]'`,
  refs: `'[]'`,
  milestones: `'[]'`,
};

function commaSeparated(parts: Sql[]): Sql {
  return parts.reduce((all, part) => sql`${all}, ${part}`);
}

const fieldOf: Partial<Record<StateColumn, string>> = {
  value_drivers: 'valueDrivers',
  team_id: 'team',
  refs: 'externalRefs',
  theme_ids: 'themes',
};
/** Fields that a row without a value leaves as they are. */
const kept: StateColumn[] = ['title', 'problem', 'outcome', 'kind', 'status', 'horizon'];

/** The value of one column of a state (`i`) after a row (`p`, its team `k`): the same rules by which rows are applied. */
function afterRow(name: StateColumn, source: string, columns: FieldColumns): Sql {
  if (name === 'links') return linksAfter(source, columns, 'p');
  if (name === 'refs') {
    return sql`i.refs || p.external_refs || jsonb_build_array(jsonb_build_object('source', ${source}::text, 'externalId', p.external_id))`;
  }
  if (!columns.has(fieldOf[name] ?? name)) return raw(`i.${name}`);
  if (name === 'team_id') return raw('k.team_id');
  if (name === 'theme_ids') return raw(themeIdsOf('p'));
  if (name === 'milestones') return raw(milestonesAfter);
  return raw(kept.includes(name) ? `coalesce(p.${name}, i.${name})` : `p.${name}`);
}

/** The milestones that a state (`i`) has after a row (`p`), as a statement that gives JSON. */
export const milestonesAfter = `select coalesce(jsonb_agg(jsonb_build_object('title', coalesce(b.title, a.title),
    'kind', coalesce(b.kind, a.kind, 'INCREMENT'), 'value', coalesce(b.value, a.value, ''), 'target', coalesce(b.target, a.target),
    'delivered', coalesce(b.delivered, a.delivered, false), 'deliveredAt', coalesce(b."deliveredAt", a."deliveredAt"),
    'dropped', coalesce(b.dropped, a.dropped, false),
    'effortPersonWeeks', coalesce(b."effortPersonWeeks", a."effortPersonWeeks"), 'outcome', coalesce(b.outcome, a.outcome))), '[]')
  from jsonb_to_recordset(i.milestones) as a${milestoneColumns}
  full join jsonb_to_recordset(p.milestones) as b${milestoneColumns} on b.title = a.title`;
