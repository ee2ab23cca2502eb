import sql, { type Sql } from 'sql-template-tag';
import { tableOf } from '../platform/database/columns.ts';
import type { Work } from '../platform/work.ts';
import { blockMsOf, blocksInStretch } from './block.rules.ts';
import { budgetWindowAt } from './budget-window.rules.ts';
import { accumulate, countedSlices, sumsOf } from './running-sums.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';

/** How the measurements of an objective are summed up: as it is, or as it has to be. */
interface Rollup {
  sloId: string;
  blockMs: number;
  /** At which one of its blocks starts. */
  origin: string;
  sliceMs: number | null;
  sliceTarget: string | null;
  longestMs: number;
}

/**
 * Makes the sums of measurements right after those that begin and end in the touched spans (a select of `slo_id`,
 * `from_at` and `to_at`) were written. Objectives whose blocks do not fit their slices or their longest measurement
 * are summed up anew. The caller holds their measurements alone.
 */
export async function refreshRollups(
  work: Work,
  slos: readonly ServiceLevelObjective[],
  touched: Sql | null,
  at: Date,
): Promise<void> {
  const anew = await alignRollups(work, slos, touched, at);
  if (anew.length > 0) {
    const all = sql`select slo_id, starts_at as from_at, ends_at as to_at from ${tableOf(SliMeasurement)} where slo_id = any(${anew}::uuid[])`;
    await sumUp(work, all);
  }
  if (touched && anew.length < slos.length) {
    await sumUp(work, sql`select p.* from (${touched}) p where p.slo_id <> all(${anew}::uuid[])`);
  }
}

/** Writes how the measurements are to be summed up where it is another way than before; those are without sums then. */
async function alignRollups(
  work: Work,
  slos: readonly ServiceLevelObjective[],
  touched: Sql | null,
  at: Date,
): Promise<string[]> {
  const nothing = sql`select null::uuid as slo_id, null::timestamptz as from_at, null::timestamptz as to_at where false`;
  const found = await work.query<{ id: string; known: Rollup | null; longestMs: number }>(sql`
    select s.id, case when r.slo_id is not null then jsonb_build_object('blockMs', r.block_ms, 'origin', r.origin, 'sliceMs', r.slice_ms,
        'sliceTarget', r.slice_target::text, 'longestMs', ceil(extract(epoch from r.longest) * 1000)) end as known,
      ceil(extract(epoch from case when r.slo_id is null then m.longest else greatest(r.longest, t.longest) end) * 1000)::float8 as "longestMs"
    from unnest(${slos.map(({ id }) => id)}::uuid[]) as s(id)
    left join sli_rollup r on r.slo_id = s.id
    left join (select slo_id, max(to_at - from_at) as longest from (${touched ?? nothing}) p group by slo_id) t on t.slo_id = s.id
    left join lateral (
      select coalesce(max(m.ends_at - m.starts_at), '0') as longest from ${tableOf(SliMeasurement)} m
      where r.slo_id is null and m.slo_id = s.id) m on true`);
  const rows = new Map(found.map((each) => [each.id, each]));
  const wanted = slos.map((slo): Rollup => {
    const { grid } = budgetWindowAt(slo, at);
    const { longestMs } = rows.get(slo.id)!;
    const origin = new Date(grid ? grid.origin.getTime() % grid.ms : 0).toISOString();
    const slices = { sliceMs: grid?.ms ?? null, sliceTarget: grid?.target ?? null };
    return { sloId: slo.id, blockMs: blockMsOf(grid, longestMs), origin, ...slices, longestMs };
  });
  const changed = wanted.filter((each) => !isAs(rows.get(each.sloId)!.known, each));
  if (changed.length === 0) return [];
  const anew = changed.filter((each) => !fits(rows.get(each.sloId)!.known, each)).map(({ sloId }) => sloId);
  await work.query(sql`delete from sli_block where slo_id = any(${anew}::uuid[])`);
  await work.query(sql`delete from sli_stretch where slo_id = any(${anew}::uuid[])`);
  await writeRollups(work, changed);
  return anew;
}

async function writeRollups(work: Work, rollups: readonly Rollup[]): Promise<void> {
  await work.query(sql`
    insert into sli_rollup (slo_id, block_ms, origin, slice_ms, slice_target, longest)
    select p.slo_id, p.block_ms, p.origin, p.slice_ms, p.slice_target, p.longest_ms * interval '1 millisecond'
    from unnest(${rollups.map(({ sloId }) => sloId)}::uuid[], ${rollups.map(({ blockMs }) => blockMs)}::bigint[],
      ${rollups.map(({ origin }) => origin)}::timestamptz[], ${rollups.map(({ sliceMs }) => sliceMs)}::bigint[],
      ${rollups.map(({ sliceTarget }) => sliceTarget)}::numeric[], ${rollups.map(({ longestMs }) => longestMs)}::float8[])
      as p(slo_id, block_ms, origin, slice_ms, slice_target, longest_ms)
    on conflict (slo_id) do update set block_ms = excluded.block_ms, origin = excluded.origin,
      slice_ms = excluded.slice_ms, slice_target = excluded.slice_target, longest = excluded.longest`);
}

function isAs(known: Rollup | null, wanted: Rollup): boolean {
  return fits(known, wanted) && known?.longestMs === wanted.longestMs;
}

/** Whether the sums that there are hold for what is wanted. */
function fits(known: Rollup | null, wanted: Rollup): boolean {
  return (
    known !== null &&
    known.blockMs === wanted.blockMs &&
    new Date(known.origin).getTime() === new Date(wanted.origin).getTime() &&
    known.sliceMs === wanted.sliceMs &&
    Number(known.sliceTarget) === Number(wanted.sliceTarget)
  );
}

/**
 * Writes the sums of the blocks that spans touch, of the later blocks of their stretches, and of those stretches and
 * all later ones. Costs as much as there is of these.
 */
async function sumUp(work: Work, spans: Sql): Promise<void> {
  const blocks = sql`
    select distinct p.slo_id, b.starts_at, date_bin(g.block * ${blocksInStretch}::integer, b.starts_at, r.origin) as stretch_at
    from (${spans}) p join sli_rollup r using (slo_id)
    cross join lateral (select r.block_ms * interval '1 millisecond' as block) g
    cross join lateral generate_series(date_bin(g.block, p.from_at, r.origin),
      date_bin(g.block, p.to_at - interval '1 microsecond', r.origin), g.block) b(starts_at)`;
  const [written] = await work.query<{ stretches: unknown[] }>(sql`
    with written as (${accumulate('sli_block', ['slo_id', 'stretch_at'], ownSumsOf(blocks))} returning slo_id, stretch_at)
    select coalesce(jsonb_agg(distinct jsonb_build_object('slo_id', slo_id, 'starts_at', stretch_at)), '[]') as stretches from written`);
  const stretches = sql`
    select s.slo_id, s.starts_at, ${sumsOf((name) => `k.${name}`)}
    from jsonb_to_recordset(${JSON.stringify(written!.stretches)}::jsonb) as s(slo_id uuid, starts_at timestamptz)
    cross join lateral (
      select * from sli_block k where k.slo_id = s.slo_id and k.stretch_at = s.starts_at order by k.starts_at desc limit 1) k`;
  await work.query(accumulate('sli_stretch', ['slo_id'], stretches));
}

/** The own sums of blocks, counted measurement by measurement. */
function ownSumsOf(blocks: Sql): Sql {
  return sql`
    select t.slo_id, t.starts_at, t.stretch_at, coalesce(i.good, s.good, 0) as good, coalesce(i.total, s.total, 0) as total,
      case when r.slice_ms is not null then s.slices * r.slice_ms else coalesce(
        (select sum(extract(epoch from upper(one) - lower(one))) * 1000 from unnest(i.ranges) one), 0) end as measured_ms,
      s.slices, s.eventful, s.good_slices, coalesce(s.ratios, 0) as ratios, s.cut_off
    from (${blocks}) t join sli_rollup r using (slo_id)
    cross join lateral (select t.starts_at + r.block_ms * interval '1 millisecond' as ends_at, r.slice_ms * interval '1 millisecond' as slice) g
    cross join lateral (${eventsInBlock}) i
    cross join lateral (${slicesInBlock}) s`;
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
