import sql, { type Sql } from 'sql-template-tag';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import { tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { blocksInStretch } from './block.rules.ts';
import type { SliceGrid } from './budget-window.rules.ts';
import { ratioDigits, ratioSumOf } from './budgeting.rules.ts';
import type { Excluded, Measured } from './error-budget.rules.ts';
import { countedSlices, sumsOf } from './running-sums.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';

/** A span of an objective that ends where its measurements end: after the last complete one, or complete slice. */
export interface Span {
  sloId: string;
  /** The instant at which it is looked at: what was complete by then counts. */
  at: Date;
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

/** What was measured over each span, in their order. One statement for all. */
export async function measuredOver(db: Reader, spans: readonly Span[]): Promise<Measured[]> {
  return (await measuredRows(db, spans)).map(measuredOf);
}

/** What was measured, from how it is kept. */
export function measuredOf(row: MeasuredRow): Measured {
  const { firstAt, through, until, slices, eventful, goodSlices, ratios, cutOff, ...rest } = row;
  return {
    ...rest,
    firstAt: instantOf(firstAt),
    through: instantOf(through),
    until: instantOf(until),
    slices:
      slices === null
        ? null
        : { measured: slices, eventful, good: goodSlices, ratios: ratioSumOf(`${ratios}e-${ratioDigits}`, cutOff) },
  };
}

function instantOf(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}

/**
 * The same as `measuredOver`, as rows that can be kept. What lies in an exclusion that both sides agreed on is taken
 * out: a span is the parts between. A measurement, or a slice, counts when it lies whole within a part; a measurement
 * counts in the slice that it begins in. The inner of a part comes from the sums of whole blocks, where there are such
 * for these slices; only its edges are read measurement by measurement.
 */
export async function measuredRows(db: Reader, spans: readonly Span[]): Promise<MeasuredRow[]> {
  return db.query<MeasuredRow>(sql`
    with asked as materialized (
      select p.*, case when p.slice_ms is null then p.fresh_ms end as event_ms from ${paramsOf(spans)}
    ),
    ends as materialized (
      select s.slo_id, s.at, l.through, f.first_at, x.excluded, (
        select coalesce(jsonb_agg(jsonb_build_object('from', extract(epoch from lower(r)) * 1000, 'to', extract(epoch from upper(r)) * 1000)), '[]')
        from unnest(x.excluded) r) as excluded_json
      from (select distinct slo_id, at from asked) s
      cross join lateral (
        select max(m.ends_at) as through from ${tableOf(SliMeasurement)} m
        where m.slo_id = s.slo_id and m.ends_at <= s.at) l
      cross join lateral (
        select min(m.starts_at) as first_at from ${tableOf(SliMeasurement)} m where m.slo_id = s.slo_id) f
      cross join lateral (
        select coalesce(range_agg(tstzrange(e."from", e."to")), '{}') as excluded from budget_exclusion e
        where e.slo_id = s.slo_id and ${agreedCondition('BudgetExclusion', sql`e.id`)}) x
    ),
    fresh as materialized (
      select d.*, k.starts_at as last_at
      from (select distinct slo_id, at, slice_ms, origin, event_ms from asked where fresh_ms is not null) d join ends e using (slo_id, at)
      cross join lateral (${lastEvents}) k
    ),
    placed as materialized (
      select p.*, e.through, e.first_at, e.excluded, e.excluded_json, w.until,
        coalesce(p.starts_at, w.until - p.ms * interval '1 millisecond') as start
      from asked p join ends e using (slo_id, at)
      left join fresh f on f.slo_id = p.slo_id and f.at = p.at and f.slice_ms is not distinct from p.slice_ms
        and f.origin is not distinct from p.origin and f.event_ms is not distinct from p.event_ms
      cross join lateral (
        select coalesce(date_bin(p.slice_ms * interval '1 millisecond', e.through, p.origin), e.through) as until offset 0) c
      cross join lateral (
        select case when p.fresh_ms is null then c.until
          when f.last_at is not null then least(c.until, f.last_at + p.fresh_ms * interval '1 millisecond') end as until offset 0) w
    ),
    edges as materialized (${edgesOfParts}),
    measured as (
      select n, ${sumsOf((name) => `sum(${name}) as ${name}`)} from (${sumsOfEdges}) each cross join unnest(each.asked_by) n group by n
    )
    select p.through, p.first_at as "firstAt", p.until, coalesce(o.good, 0)::text as good, coalesce(o.total, 0)::text as total,
      coalesce(o.measured_ms, 0)::float8 as "measuredMs", p.excluded_json as excluded,
      case when p.slice_ms is not null then coalesce(o.slices, 0)::int end as slices, coalesce(o.eventful, 0)::int as eventful,
      coalesce(o.good_slices, 0)::int as "goodSlices", coalesce(o.ratios, 0)::text as ratios, coalesce(o.cut_off, 0)::int as "cutOff"
    from placed p left join measured o using (n)
    order by p.n`);
}

function paramsOf(spans: readonly Span[]): Sql {
  const instants = (values: (Date | undefined | null)[]) => values.map((value) => value?.toISOString() ?? null);
  return sql`unnest(
    ${spans.map(({ sloId }) => sloId)}::uuid[], ${instants(spans.map(({ at }) => at))}::timestamptz[],
    ${spans.map(({ ms }) => ms)}::float8[],
    ${instants(spans.map(({ from }) => from))}::timestamptz[], ${spans.map(({ freshMs }) => freshMs)}::float8[],
    ${spans.map(({ grid }) => grid?.ms ?? null)}::bigint[],
    ${instants(spans.map(({ grid }) => grid?.origin))}::timestamptz[],
    ${spans.map(({ grid }) => grid?.target ?? null)}::numeric[]
  ) with ordinality as p(slo_id, at, ms, starts_at, fresh_ms, slice_ms, origin, target, n)`;
}

/** Where the last events begin that fit into the time `event_ms`, or in a complete slice. */
const lastEvents = sql`
  select coalesce(date_bin(d.slice_ms * interval '1 millisecond', m.starts_at, d.origin), m.starts_at) as starts_at
  from ${tableOf(SliMeasurement)} m
  where m.slo_id = d.slo_id and m.total > 0 and m.ends_at <= e.through
    and m.starts_at < coalesce(date_bin(d.slice_ms * interval '1 millisecond', e.through, d.origin), e.through)
    and not e.excluded && tstzrange(m.starts_at, m.ends_at)
    and (d.event_ms is null or m.ends_at - m.starts_at <= d.event_ms * interval '1 millisecond')
  order by m.starts_at desc limit 1`;

/**
 * The parts of the spans, each from `x` to `y`, with slices from the first whole one to the last, as edges that are to
 * be looked at measurement by measurement: from `a` to before `b`, whatever ends by `ends_by`; `look` is where those
 * begin that may reach into them. Whole blocks go from `c1` to `c2`, as far from the edges of the part as the longest
 * measurement may reach over one: what was measured before `c2` less what was before `c1` (`before`, with its sign).
 * An edge that several spans share is one.
 */
const edgesOfParts = sql`
  select p.slo_id, p.through, p.slice_ms, p.origin, p.target, edge.a, edge.b, edge.look, edge.ends_by, edge.before,
    date_bin(g.block * ${blocksInStretch}::integer, edge.before, r.origin) as stretch_at, edge.sign, array_agg(p.n) as asked_by
  from placed p
  left join sli_rollup r on r.slo_id = p.slo_id and r.slice_ms is not distinct from p.slice_ms
    and r.slice_target is not distinct from p.target
    and (p.slice_ms is null or mod(extract(epoch from p.origin - r.origin) * 1000, p.slice_ms) = 0)
  cross join lateral (
    select p.slice_ms * interval '1 millisecond' as slice, r.block_ms * interval '1 millisecond' as block,
      case when p.slice_ms is null then r.longest else '0' end as reach offset 0) g
  cross join lateral unnest(case when p.start < p.until then tstzmultirange(tstzrange(p.start, p.until)) - p.excluded else '{}' end) part
  cross join lateral (
    select coalesce(date_bin(g.slice, lower(part) + g.slice - interval '1 microsecond', p.origin), lower(part)) as x,
      coalesce(date_bin(g.slice, upper(part), p.origin), upper(part)) as y offset 0) q
  cross join lateral (
    select date_bin(g.block, q.x + g.reach + g.block - interval '1 microsecond', r.origin) as c1,
      date_bin(g.block, least(q.y - g.reach, p.through - r.longest), r.origin) as c2 offset 0) z
  cross join lateral (
    select q.x as a, z.c1 as b, q.x as look, 'infinity'::timestamptz as ends_by, z.c1 as before, -1 as sign where z.c1 < z.c2
    union all select z.c2, q.y, z.c2 - g.reach, q.y, z.c2, 1 where z.c1 < z.c2
    union all select q.x, q.y, q.x, q.y, null, 0 where coalesce(z.c1 >= z.c2, true)) edge
  where q.x < q.y
  group by p.slo_id, p.through, p.slice_ms, p.origin, p.target, edge.a, edge.b, edge.look, edge.ends_by, edge.before, r.origin, g.block, edge.sign`;

/** The events of measurements that begin in an edge, and how much of it was measured. */
const eventsInEdge = sql`
  select sum(m.good) filter (where m.starts_at >= q.a) as good, sum(m.total) filter (where m.starts_at >= q.a) as total,
    range_agg(tstzrange(greatest(m.starts_at, q.a), least(m.ends_at, q.b))) filter (where m.ends_at > q.a) as ranges
  from ${tableOf(SliMeasurement)} m
  where q.slice_ms is null and m.slo_id = q.slo_id and m.starts_at >= q.look and m.starts_at < q.b and m.ends_at <= q.ends_by`;

const slicesInEdge = countedSlices(
  sql`
    select sum(m.good) as good, sum(m.total) as total from ${tableOf(SliMeasurement)} m
    where q.slice_ms is not null and m.slo_id = q.slo_id and m.starts_at >= q.a and m.starts_at < q.b and m.ends_at <= q.through
    group by date_bin(q.slice_ms * interval '1 millisecond', m.starts_at, q.origin)`,
  sql`q.target`,
);

/** What whole blocks say about all that was measured before an edge. */
const wholeBlocks = sql`
  select ${sumsOf((name) => `k.${name} + coalesce(s.${name}, 0) as ${name}`)}
  from (
    select * from sli_block k where k.slo_id = q.slo_id and (k.stretch_at, k.starts_at) < (q.stretch_at, q.before)
    order by k.stretch_at desc, k.starts_at desc limit 1) k
  left join lateral (
    select * from sli_stretch s where s.slo_id = q.slo_id and s.starts_at < k.stretch_at order by s.starts_at desc limit 1) s on true
  where q.sign <> 0`;

const sumsOfEdges = sql`
  select q.asked_by, coalesce(i.good, s.good, 0) + q.sign * coalesce(t.good, 0) as good,
    coalesce(i.total, s.total, 0) + q.sign * coalesce(t.total, 0) as total,
    q.sign * coalesce(t.measured_ms, 0) + coalesce(s.slices * q.slice_ms,
      (select sum(extract(epoch from upper(one) - lower(one))) * 1000 from unnest(i.ranges) one), 0) as measured_ms,
    s.slices + q.sign * coalesce(t.slices, 0) as slices, s.eventful + q.sign * coalesce(t.eventful, 0) as eventful,
    s.good_slices + q.sign * coalesce(t.good_slices, 0) as good_slices,
    coalesce(s.ratios, 0) + q.sign * coalesce(t.ratios, 0) as ratios, s.cut_off + q.sign * coalesce(t.cut_off, 0) as cut_off
  from edges q
  cross join lateral (${eventsInEdge}) i
  cross join lateral (${slicesInEdge}) s
  left join lateral (${wholeBlocks}) t on true`;
