import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import { holdBudgets } from '../../slo/budget-refresh.service.ts';
import type { MadeBeside } from '../import-plan.ts';

/**
 * Decides what becomes of each measurement, in a fixed number of statements. The same interval of a source is known:
 * with other numbers it is replaced. Another overlap is refused, on record or with an earlier line. Other writers of
 * these measurements wait.
 */
export async function resolveMeasurements(work: Work): Promise<MadeBeside> {
  await work.query(sql`
    update staged s set errors = jsonb_build_array(jsonb_build_object('column', 'slo', 'code', 'UNKNOWN_VALUE',
      'message', 'There is no objective with the slug "' || left(s.slo, 100) || '".'))
    where s.errors is null and not exists (select from service_level_objective o where o.slug = s.slo_slug)`);
  const named = await work.query<{ id: string }>(sql`
    select o.id from service_level_objective o where o.slug in (select slo_slug from staged where errors is null)`);
  await holdBudgets(
    work,
    named.map(({ id }) => id),
  );
  await gather(work);
  await refuseOverlaps(work);
  await decide(work);
  return { themesCreated: 0, customersCreated: 0 };
}

/** The intervals of the file, each once with the numbers of its last line, and what is on record at its time. */
async function gather(work: Work): Promise<void> {
  await work.query(sql`
    create temp table staged_interval on commit drop as
    select i.*, m.starts_at as known_from, m.ends_at as known_to,
      m.good is not distinct from i.good and m.total is not distinct from i.total as is_same
    from (
      select distinct on (o.id, s.source, s.from_at, s.to_at) o.id as slo_id, s.source, s.from_at, s.to_at,
        coalesce(s.good, s.total - s.bad) as good, s.total, s.line,
        min(s.line) over (partition by o.id, s.source, s.from_at, s.to_at) as first_line
      from staged s join service_level_objective o on o.slug = s.slo_slug where s.errors is null
      order by o.id, s.source, s.from_at, s.to_at, s.line desc) i
    left join sli_rollup r on r.slo_id = i.slo_id
    left join lateral (
      select * from sli_measurement m where m.slo_id = i.slo_id and m.source = i.source and m.starts_at < i.to_at
        and m.starts_at > i.from_at - coalesce(r.longest, '366 days')
      order by m.starts_at desc limit 1) m on m.ends_at > i.from_at`);
  await work.query(sql`analyze staged_interval`);
}

async function refuseOverlaps(work: Work): Promise<void> {
  await work.query(sql`
    create temp table refused_interval on commit drop as
    with marked as (
      select i.*, coalesce(i.from_at >= max(i.to_at) over (partition by i.slo_id, i.source order by i.from_at, i.to_at
        rows between unbounded preceding and 1 preceding), true) as is_apart from staged_interval i
    ),
    islands as (
      select m.*, sum(m.is_apart::integer) over (partition by m.slo_id, m.source order by m.from_at, m.to_at) as island from marked m
    ),
    crowded as materialized (
      select * from (select i.*, count(*) over (partition by i.slo_id, i.source, i.island) as size from islands i) i where i.size > 1
    )
    select i.slo_id, i.source, i.from_at, i.to_at,
      'It overlaps that of line ' || o.first_line || ' of the same source; only the very same interval replaces.' as message
    from crowded i cross join lateral (
      select o.first_line from crowded o
      where o.slo_id = i.slo_id and o.source = i.source and o.island = i.island and o.first_line < i.first_line
        and o.from_at < i.to_at and i.from_at < o.to_at order by o.first_line limit 1) o
    union all
    select i.slo_id, i.source, i.from_at, i.to_at, format('It overlaps %s to %s of the same source, which is on record; only the very same interval replaces.',
      to_char(i.known_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), to_char(i.known_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from staged_interval i where i.known_from is not null and (i.known_from, i.known_to) <> (i.from_at, i.to_at)`);
  await work.query(sql`
    update staged s set errors = jsonb_build_array(jsonb_build_object('column', 'from', 'code', 'CONFLICT', 'message', f.message))
    from refused_interval f join service_level_objective o on o.id = f.slo_id
    where s.errors is null and s.slo_slug = o.slug and s.source = f.source and s.from_at = f.from_at and s.to_at = f.to_at`);
}

async function decide(work: Work): Promise<void> {
  await work.query(sql`
    insert into resolved (line, action, subject_id, warnings)
    select s.line, case when s.line <> i.line then 'DUPLICATE' when i.known_from is null then 'CREATE'
        when i.is_same then 'UNCHANGED' else 'UPDATE' end,
      i.slo_id, case when s.line <> i.line then jsonb_build_array(jsonb_build_object('column', null, 'code', 'DUPLICATE_IN_FILE',
        'message', 'Line ' || i.line || ' has the same interval, and counts.')) end
    from staged s join service_level_objective o on o.slug = s.slo_slug
    join staged_interval i on i.slo_id = o.id and i.source = s.source and i.from_at = s.from_at and i.to_at = s.to_at
    where s.errors is null`);
  await work.query(sql`insert into resolved (line, action) select line, 'FAIL' from staged where errors is not null`);
}
