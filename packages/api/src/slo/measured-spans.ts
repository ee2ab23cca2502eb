import sql, { type Sql } from 'sql-template-tag';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import { tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import type { SliceGrid } from './budget-window.rules.ts';
import { ratioDigits, ratioSumOf } from './budgeting.rules.ts';
import type { Excluded, Measured } from './error-budget.rules.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';
import { countedSlices } from './sli-rollup.ts';

/** A span of an objective that ends where its measurements end: after the last complete one, or complete slice. */
export interface Span {
  sloId: string;
  /** How long it is, in milliseconds. */
  ms: number;
  /** Where it starts, when that is not `ms` before its end. */
  from: Date | null;
  grid: SliceGrid | null;
  /**
   * When set, the span ends earlier if need be: at the last instant before which there were events within this time,
   * in milliseconds; without any it is empty.
   */
  freshMs: number | null;
}

/** What is measured over a span, as JSON can hold it. */
export interface MeasuredRow {
  firstAt: Date | string | null;
  through: Date | string | null;
  until: Date | string | null;
  good: string;
  total: string;
  measuredMs: number;
  excluded: Excluded[];
  /** Null when events are counted. */
  slices: number | null;
  eventful: number;
  goodSlices: number;
  ratios: string;
  cutOff: number;
}

/** What was measured over each span, in their order, of what was complete at `at`. One statement for all. */
export async function measuredOver(db: Reader, spans: readonly Span[], at: Date): Promise<Measured[]> {
  return (await measuredRows(db, spans, at)).map(measuredOf);
}

/** What was measured, from how it is kept. */
export function measuredOf(row: MeasuredRow): Measured {
  const { firstAt, through, until, slices, eventful, goodSlices, ratios, cutOff, ...rest } = row;
  const instant = (value: Date | string | null) => (value === null ? null : new Date(value));
  return {
    ...rest,
    firstAt: instant(firstAt),
    through: instant(through),
    until: instant(until),
    slices:
      slices === null
        ? null
        : { measured: slices, eventful, good: goodSlices, ratios: ratioSumOf(`${ratios}e-${ratioDigits}`, cutOff) },
  };
}

/**
 * The same as `measuredOver`, as rows that can be kept. What lies in an exclusion that both sides agreed on is taken
 * out: a span is the parts between. A measurement, or a slice, counts when it lies whole within a part; a measurement
 * counts in the slice that it begins in. The inner of a part comes from the sums of whole blocks, where there are such
 * for these slices; only its edges are read measurement by measurement.
 */
export async function measuredRows(db: Reader, spans: readonly Span[], at: Date): Promise<MeasuredRow[]> {
  return db.query<MeasuredRow>(sql`
    with asked as materialized (select * from ${paramsOf(spans)}),
    ends as materialized (
      select s.slo_id, l.through, f.first_at, x.excluded, (
        select coalesce(jsonb_agg(jsonb_build_object('from', extract(epoch from lower(r)) * 1000, 'to', extract(epoch from upper(r)) * 1000)), '[]')
        from unnest(x.excluded) r) as excluded_json
      from (select distinct slo_id from asked) s
      cross join lateral (
        select max(m.ends_at) as through from ${tableOf(SliMeasurement)} m
        where m.slo_id = s.slo_id and m.ends_at <= ${at.toISOString()}::timestamptz) l
      cross join lateral (
        select min(m.starts_at) as first_at from ${tableOf(SliMeasurement)} m where m.slo_id = s.slo_id) f
      cross join lateral (
        select coalesce(range_agg(tstzrange(e."from", e."to")), '{}') as excluded from budget_exclusion e
        where e.slo_id = s.slo_id and ${agreedCondition('BudgetExclusion', sql`e.id`)}) x
    )
    select e.through, e.first_at as "firstAt", w.until, o.good::text as good, o.total::text as total,
      o.measured_ms::float8 as "measuredMs", e.excluded_json as excluded,
      case when p.slice_ms is not null then o.slices::int end as slices, o.eventful::int as eventful,
      o.good_slices::int as "goodSlices", o.ratios::text as ratios, o.cut_off::int as "cutOff"
    from asked p join ends e using (slo_id)
    left join sli_rollup r on r.slo_id = p.slo_id and r.slice_ms is not distinct from p.slice_ms
      and r.slice_target is not distinct from p.target
      and (p.slice_ms is null or mod(extract(epoch from p.origin - r.origin) * 1000, p.slice_ms) = 0)
    cross join lateral (
      select p.slice_ms * interval '1 millisecond' as slice, r.block_ms * interval '1 millisecond' as block, p.ms * interval '1 millisecond' as length,
        case when p.slice_ms is null then r.longest else '0' end as reach offset 0) g
    cross join lateral (select coalesce(date_bin(g.slice, e.through, p.origin), e.through) as until offset 0) c
    left join lateral (${lastEvents}) k on true
    cross join lateral (
      select case when p.fresh_ms is null then c.until
        when k.starts_at is not null then least(c.until, k.starts_at + p.fresh_ms * interval '1 millisecond') end as until offset 0) w
    cross join lateral (
      select coalesce(p.starts_at, w.until - g.length) as start offset 0) b
    cross join lateral (${measuredParts}) o
    order by p.n`);
}

function paramsOf(spans: readonly Span[]): Sql {
  const instants = (values: (Date | undefined | null)[]) => values.map((value) => value?.toISOString() ?? null);
  return sql`unnest(
    ${spans.map(({ sloId }) => sloId)}::uuid[], ${spans.map(({ ms }) => ms)}::float8[],
    ${instants(spans.map(({ from }) => from))}::timestamptz[], ${spans.map(({ freshMs }) => freshMs)}::float8[],
    ${spans.map(({ grid }) => grid?.ms ?? null)}::bigint[],
    ${instants(spans.map(({ grid }) => grid?.origin))}::timestamptz[],
    ${spans.map(({ grid }) => grid?.target ?? null)}::numeric[]
  ) with ordinality as p(slo_id, ms, starts_at, fresh_ms, slice_ms, origin, target, n)`;
}

/** Where the last events begin that fit into the time `fresh_ms`, or in a complete slice. */
const lastEvents = sql`
  select coalesce(date_bin(g.slice, m.starts_at, p.origin), m.starts_at) as starts_at
  from ${tableOf(SliMeasurement)} m
  where p.fresh_ms is not null and m.slo_id = p.slo_id and m.total > 0 and m.ends_at <= e.through
    and m.starts_at < c.until and not e.excluded && tstzrange(m.starts_at, m.ends_at)
    and (p.slice_ms is not null or m.ends_at - m.starts_at <= p.fresh_ms * interval '1 millisecond')
  order by m.starts_at desc limit 1`;

/** The events of measurements that lie whole within the part from `x` to `y`, in its edges. */
const eventsInEdges = sql`
  select sum(m.good) filter (where m.starts_at >= edge.a) as good, sum(m.total) filter (where m.starts_at >= edge.a) as total,
    range_agg(tstzrange(greatest(m.starts_at, edge.a), least(m.ends_at, edge.b))) filter (where m.ends_at > edge.a) as ranges
  from (values (q.x, z.c1, q.x), (z.c2, q.y, greatest(q.x, z.c2 - coalesce(r.longest, interval '0')))) as edge(a, b, look)
  join ${tableOf(SliMeasurement)} m on m.slo_id = p.slo_id
    and m.starts_at >= edge.look and m.starts_at < edge.b and m.ends_at <= q.y
  where p.slice_ms is null`;

const slicesInEdges = countedSlices(
  sql`
    select sum(m.good) as good, sum(m.total) as total
    from (values (q.x, z.c1), (z.c2, q.y)) as edge(a, b)
    join ${tableOf(SliMeasurement)} m on m.slo_id = p.slo_id
      and m.starts_at >= edge.a and m.starts_at < edge.b and m.ends_at <= e.through
    where p.slice_ms is not null
    group by date_bin(g.slice, m.starts_at, p.origin)`,
  sql`p.target`,
);

/** What whole blocks say about the inner of a part. */
const wholeBlocks = sql`
  select u.good - coalesce(v.good, 0) as good, u.total - coalesce(v.total, 0) as total,
    u.measured_ms - coalesce(v.measured_ms, 0) as measured_ms, u.slices - coalesce(v.slices, 0) as slices,
    u.eventful - coalesce(v.eventful, 0) as eventful, u.good_slices - coalesce(v.good_slices, 0) as good_slices,
    u.ratios - coalesce(v.ratios, 0) as ratios, u.cut_off - coalesce(v.cut_off, 0) as cut_off
  from (select * from sli_block k where k.slo_id = p.slo_id and k.starts_at < z.c2 order by k.starts_at desc limit 1) u
  left join lateral (
    select * from sli_block k where k.slo_id = p.slo_id and k.starts_at < z.c1 order by k.starts_at desc limit 1) v on true
  where z.c1 < z.c2`;

/**
 * The parts of a span, each from `x` to `y`, with slices from the first whole one to the last; what was measured in
 * them. Whole blocks go from `c1` to `c2`: as far from the edges as the longest measurement may reach over one.
 */
const measuredParts = sql`
  select coalesce(sum(coalesce(i.good, s.good, 0) + coalesce(t.good, 0)), 0) as good,
    coalesce(sum(coalesce(i.total, s.total, 0) + coalesce(t.total, 0)), 0) as total,
    coalesce(sum(case when p.slice_ms is null then coalesce(t.measured_ms, 0) + coalesce(
        (select sum(extract(epoch from upper(one) - lower(one))) * 1000 from unnest(i.ranges) one), 0)
      else (s.slices + coalesce(t.slices, 0)) * p.slice_ms end), 0) as measured_ms,
    coalesce(sum(s.slices + coalesce(t.slices, 0)), 0) as slices,
    coalesce(sum(s.eventful + coalesce(t.eventful, 0)), 0) as eventful,
    coalesce(sum(s.good_slices + coalesce(t.good_slices, 0)), 0) as good_slices,
    coalesce(sum(coalesce(s.ratios, 0) + coalesce(t.ratios, 0)), 0) as ratios,
    coalesce(sum(s.cut_off + coalesce(t.cut_off, 0)), 0) as cut_off
  from unnest(case when b.start < w.until then tstzmultirange(tstzrange(b.start, w.until)) - e.excluded else '{}' end) part
  cross join lateral (
    select coalesce(date_bin(g.slice, lower(part) + g.slice - interval '1 microsecond', p.origin), lower(part)) as x,
      coalesce(date_bin(g.slice, upper(part), p.origin), upper(part)) as y offset 0) q
  cross join lateral (
    select date_bin(g.block, q.x + g.reach + g.block - interval '1 microsecond', r.origin) as c1,
      date_bin(g.block, least(q.y - g.reach, e.through - r.longest), r.origin) as c2 offset 0) d
  cross join lateral (
    select case when d.c1 < d.c2 then d.c1 else q.y end as c1, case when d.c1 < d.c2 then d.c2 else q.y end as c2 offset 0) z
  cross join lateral (${eventsInEdges}) i
  cross join lateral (${slicesInEdges}) s
  left join lateral (${wholeBlocks}) t on true
  where q.x < q.y`;
