import sql, { raw, type Sql } from 'sql-template-tag';
import { tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import type { SliceGrid } from './budget-window.rules.ts';
import { ratioDigits, ratioSumOf } from './budgeting.rules.ts';
import type { Measured } from './error-budget.rules.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';

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

interface Row extends Omit<Measured, 'slices'> {
  slices: number;
  eventful: number;
  goodSlices: number;
  ratios: string;
  cutOff: number;
}

/**
 * What was measured over each span, in their order, of what was complete at `at`. One statement whatever the number
 * of spans. A measurement that begins before a span is left out of it whole; one counts in the slice that it begins in.
 */
export async function measuredOver(db: Reader, spans: readonly Span[], at: Date): Promise<Measured[]> {
  const rows = await db.query<Row>(sql`
    select l.through, f."firstAt", w.until, coalesce(o.good, s.good, 0)::text as good,
      coalesce(o.total, s.total, 0)::text as total,
      coalesce(s.slices * p.slice_ms,
        (select sum(extract(epoch from upper(r) - lower(r))) * 1000 from unnest(o.ranges) r), 0)::float8 as "measuredMs",
      coalesce(s.slices, 0)::int as slices, coalesce(s.eventful, 0)::int as eventful,
      coalesce(s.good_slices, 0)::int as "goodSlices", coalesce(s.ratios, 0)::text as ratios, coalesce(s.cut_off, 0)::int as "cutOff"
    from ${paramsOf(spans)}
    cross join lateral (select p.slice_ms * interval '1 millisecond' as slice) g
    cross join lateral (
      select max(m.ends_at) as through from ${tableOf(SliMeasurement)} m
      where m.slo_id = p.slo_id and m.ends_at <= ${at.toISOString()}::timestamptz) l
    cross join lateral (
      select min(m.starts_at) as "firstAt" from ${tableOf(SliMeasurement)} m where m.slo_id = p.slo_id) f
    cross join lateral (select coalesce(date_bin(g.slice, l.through, p.origin), l.through) as until) e
    left join lateral (${lastEvents}) k on true
    cross join lateral (
      select case when p.fresh_ms is null then e.until
        when k.starts_at is not null then least(e.until, k.starts_at + p.fresh_ms * interval '1 millisecond') end as until) w
    cross join lateral (
      select coalesce(p.starts_at, w.until - p.ms * interval '1 millisecond') as start) b
    cross join lateral (${eventsWithin}) o
    cross join lateral (${slicesWithin}) s
    order by p.n`);
  return rows.map(({ slices, eventful, goodSlices, ratios, cutOff, ...row }, index) => {
    const sum = ratioSumOf(`${ratios}e-${ratioDigits}`, cutOff);
    return { ...row, slices: spans[index]!.grid && { measured: slices, eventful, good: goodSlices, ratios: sum } };
  });
}

function paramsOf(spans: readonly Span[]): Sql {
  const instants = (values: (Date | undefined | null)[]) => values.map((value) => value?.toISOString() ?? null);
  return sql`unnest(
    ${spans.map(({ sloId }) => sloId)}::uuid[], ${spans.map(({ ms }) => ms)}::float8[],
    ${instants(spans.map(({ from }) => from))}::timestamptz[], ${spans.map(({ freshMs }) => freshMs)}::float8[],
    ${spans.map(({ grid }) => grid?.ms ?? null)}::float8[],
    ${instants(spans.map(({ grid }) => grid?.origin))}::timestamptz[],
    ${spans.map(({ grid }) => grid?.target ?? null)}::numeric[]
  ) with ordinality as p(slo_id, ms, starts_at, fresh_ms, slice_ms, origin, target, n)`;
}

/** What a ratio is counted in: a part of one of `ratioDigits` decimals. */
const ratioUnit = raw(`1e${ratioDigits}::numeric`);

/** Where the last events begin that fit into the time `fresh_ms`, or in a complete slice. */
const lastEvents = sql`
  select coalesce(date_bin(g.slice, m.starts_at, p.origin), m.starts_at) as starts_at
  from ${tableOf(SliMeasurement)} m
  where p.fresh_ms is not null and m.slo_id = p.slo_id and m.total > 0 and m.ends_at <= l.through
    and m.starts_at < e.until
    and (p.slice_ms is not null or m.ends_at - m.starts_at <= p.fresh_ms * interval '1 millisecond')
  order by m.starts_at desc limit 1`;

const eventsWithin = sql`
  select sum(m.good) as good, sum(m.total) as total, range_agg(tstzrange(m.starts_at, m.ends_at)) as ranges
  from ${tableOf(SliMeasurement)} m
  where p.slice_ms is null and m.slo_id = p.slo_id
    and m.ends_at > b.start and m.ends_at <= w.until and m.starts_at >= b.start`;

/** Slices that lie whole within the span. */
const slicesWithin = sql`
  select sum(x.good) as good, sum(x.total) as total, count(*) as slices, count(*) filter (where x.total > 0) as eventful,
    count(*) filter (where x.total > 0 and x.good >= p.target * x.total) as good_slices,
    sum(div(x.good * ${ratioUnit}, nullif(x.total, 0))) filter (where p.target is null and x.total > 0) as ratios,
    count(*) filter (where p.target is null and x.total > 0 and mod(x.good * ${ratioUnit}, nullif(x.total, 0)) <> 0) as cut_off
  from (
    select sum(m.good) as good, sum(m.total) as total
    from ${tableOf(SliMeasurement)} m
    where p.slice_ms is not null and m.slo_id = p.slo_id
      and m.ends_at > b.start and m.ends_at <= l.through and m.starts_at < w.until
      and m.starts_at >= date_bin(g.slice, b.start + g.slice - interval '1 microsecond', p.origin)
    group by date_bin(g.slice, m.starts_at, p.origin)
  ) x`;
