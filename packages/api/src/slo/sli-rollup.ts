import sql, { raw, type Sql } from 'sql-template-tag';
import { tableOf } from '../platform/database/columns.ts';
import type { Work } from '../platform/work.ts';
import { budgetWindowAt } from './budget-window.rules.ts';
import { ratioDigits } from './budgeting.rules.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';

/** What a ratio is counted in: one of its last decimals. */
const ratioUnit = raw(`1e${ratioDigits}::numeric`);
const hourMs = 3_600_000;

/** Sums over slices, each a row with `good` and `total`; ratios only where there is no target. */
export function countedSlices(slices: Sql, target: Sql): Sql {
  return sql`
    select sum(x.good) as good, sum(x.total) as total, count(*) as slices, count(*) filter (where x.total > 0) as eventful,
      count(*) filter (where x.total > 0 and x.good >= ${target} * x.total) as good_slices,
      sum(div(x.good * ${ratioUnit}, nullif(x.total, 0))) filter (where ${target} is null) as ratios,
      count(*) filter (where ${target} is null and mod(x.good * ${ratioUnit}, nullif(x.total, 0)) <> 0) as cut_off
    from (${slices}) x`;
}

/**
 * Sees to it that the measurements of each objective are summed up by blocks that fit its slices now; those whose
 * blocks do not are summed up anew. The caller holds their measurements alone.
 */
export async function alignRollups(work: Work, slos: readonly ServiceLevelObjective[], at: Date): Promise<void> {
  const grids = slos.map((slo) => budgetWindowAt(slo, at).grid);
  const blockMs = grids.map((grid) => (grid ? grid.ms * Math.max(1, Math.floor(hourMs / grid.ms)) : hourMs));
  const origins = grids.map((grid) => new Date(grid ? grid.origin.getTime() % grid.ms : 0).toISOString());
  const changed = await work.query<{ sloId: string }>(sql`
    with wanted as (
      select * from unnest(${slos.map(({ id }) => id)}::uuid[], ${blockMs}::bigint[], ${origins}::timestamptz[],
        ${grids.map((grid) => grid?.ms ?? null)}::bigint[], ${grids.map((grid) => grid?.target ?? null)}::numeric[])
        as p(slo_id, block_ms, origin, slice_ms, slice_target)
    ),
    gone as (
      delete from sli_block k using sli_rollup r join wanted w using (slo_id)
      where k.slo_id = r.slo_id and (r.block_ms, r.origin, r.slice_ms, r.slice_target) is distinct from (w.block_ms, w.origin, w.slice_ms, w.slice_target)
    )
    insert into sli_rollup as r (slo_id, block_ms, origin, slice_ms, slice_target, longest)
    select w.*, coalesce((select max(m.ends_at - m.starts_at) from ${tableOf(SliMeasurement)} m where m.slo_id = w.slo_id), '0')
    from wanted w where not exists (
      select from sli_rollup k where k.slo_id = w.slo_id
        and (k.block_ms, k.origin, k.slice_ms, k.slice_target) is not distinct from (w.block_ms, w.origin, w.slice_ms, w.slice_target))
    on conflict (slo_id) do update set block_ms = excluded.block_ms, origin = excluded.origin,
      slice_ms = excluded.slice_ms, slice_target = excluded.slice_target
    returning r.slo_id as "sloId"`);
  if (changed.length === 0) return;
  const ids = changed.map(({ sloId }) => sloId);
  await sumUp(
    work,
    sql`select m.slo_id, m.starts_at as from_at, m.ends_at as to_at from ${tableOf(SliMeasurement)} m where m.slo_id = any(${ids}::uuid[])`,
  );
}

/**
 * Sums up anew what was touched, and so all that comes after it; `spans` selects `slo_id`, `from_at` and `to_at`. Costs
 * as much as there is after the first of them.
 */
export async function sumUpAgain(work: Work, spans: Sql): Promise<void> {
  await work.query(sql`
    update sli_rollup r set longest = t.longest
    from (select slo_id, max(to_at - from_at) as longest from (${spans}) p group by slo_id) t
    where r.slo_id = t.slo_id and r.longest < t.longest`);
  await sumUp(work, spans);
}

const sums = ['good', 'total', 'measured_ms', 'slices', 'eventful', 'good_slices', 'ratios', 'cut_off'];
const each = (write: (name: string) => string) => raw(sums.map(write).join(', '));

/** Writes the sums of the blocks that spans touch, and of all blocks after the first of them. */
async function sumUp(work: Work, spans: Sql): Promise<void> {
  await work.query(sql`
    with touched as (
      select distinct p.slo_id, b.starts_at from (${spans}) p join sli_rollup r using (slo_id)
      cross join lateral (select r.block_ms * interval '1 millisecond' as block) g
      cross join lateral generate_series(date_bin(g.block, p.from_at, r.origin),
        date_bin(g.block, p.to_at - interval '1 microsecond', r.origin), g.block) b(starts_at)
    ),
    fresh as materialized (
      select t.slo_id, t.starts_at, coalesce(i.good, s.good, 0) as good, coalesce(i.total, s.total, 0) as total,
        case when r.slice_ms is not null then s.slices * r.slice_ms else coalesce(
          (select sum(extract(epoch from upper(one) - lower(one))) * 1000 from unnest(i.ranges) one), 0) end as measured_ms,
        s.slices, s.eventful, s.good_slices, coalesce(s.ratios, 0) as ratios, s.cut_off
      from touched t join sli_rollup r using (slo_id)
      cross join lateral (select t.starts_at + r.block_ms * interval '1 millisecond' as ends_at, r.slice_ms * interval '1 millisecond' as slice) g
      cross join lateral (${eventsInBlock}) i
      cross join lateral (${slicesInBlock}) s
    ),
    first as (select slo_id, min(starts_at) as starts_at from touched group by slo_id),
    base as (
      select f.slo_id, f.starts_at, ${each((name) => `coalesce(k.${name}, 0) as ${name}`)}
      from first f left join lateral (
        select * from sli_block k where k.slo_id = f.slo_id and k.starts_at < f.starts_at order by k.starts_at desc limit 1) k on true
    ),
    known as (
      select k.slo_id, k.starts_at, ${each((name) => `k.${name} - lag(k.${name}, 1, b.${name}) over later as ${name}`)}
      from sli_block k join base b on b.slo_id = k.slo_id and k.starts_at >= b.starts_at
      window later as (partition by k.slo_id order by k.starts_at)
    ),
    own as (
      select slo_id, starts_at, ${each((name) => `coalesce(f.${name}, k.${name}) as ${name}`)}
      from known k full join fresh f using (slo_id, starts_at)
    )
    insert into sli_block as k (slo_id, starts_at, ${each((name) => name)})
    select o.slo_id, o.starts_at, ${each((name) => `b.${name} + sum(o.${name}) over later`)}
    from own o join base b using (slo_id)
    window later as (partition by o.slo_id order by o.starts_at)
    on conflict (slo_id, starts_at) do update set ${each((name) => `${name} = excluded.${name}`)}`);
}

const eventsInBlock = sql`
  select sum(m.good) filter (where m.starts_at >= t.starts_at) as good,
    sum(m.total) filter (where m.starts_at >= t.starts_at) as total,
    range_agg(tstzrange(greatest(m.starts_at, t.starts_at), least(m.ends_at, g.ends_at))) filter (where m.ends_at > t.starts_at) as ranges
  from ${tableOf(SliMeasurement)} m
  where r.slice_ms is null and m.slo_id = t.slo_id and m.starts_at >= t.starts_at - r.longest and m.starts_at < g.ends_at`;

const slicesInBlock = countedSlices(
  sql`
    select sum(m.good) as good, sum(m.total) as total from ${tableOf(SliMeasurement)} m
    where r.slice_ms is not null and m.slo_id = t.slo_id and m.starts_at >= t.starts_at and m.starts_at < g.ends_at
    group by date_bin(g.slice, m.starts_at, t.starts_at)`,
  sql`r.slice_target`,
);
