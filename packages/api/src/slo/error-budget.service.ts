import sql from 'sql-template-tag';
import { tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { burnRateOf, errorBudgetOf, type Measured } from './error-budget.rules.ts';
import type { ErrorBudget } from './error-budget.types.ts';
import type { Fraction } from './fraction.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';
import { dayMs, isSpan, lengthOf } from './window.rules.ts';

/** A span of an objective that ends where its measurements end, in milliseconds. */
export interface Span {
  sloId: string;
  ms: number;
}

/**
 * What was measured over each span, in their order, as it is known now: of what was complete at `at`. One statement
 * whatever the number of spans. A measurement that begins before a span is left out of it whole.
 */
export function measuredOver(db: Reader, spans: readonly Span[], at: Date): Promise<Measured[]> {
  return db.query(sql`
    select l.through, f."firstAt", coalesce(x.good, 0)::text as good, coalesce(x.total, 0)::text as total,
      coalesce((select sum(extract(epoch from upper(r) - lower(r))) * 1000 from unnest(x.ranges) r), 0)::float8 as "measuredMs"
    from unnest(${spans.map(({ sloId }) => sloId)}::uuid[], ${spans.map(({ ms }) => ms)}::float8[])
      with ordinality as p(id, ms, n)
    cross join lateral (
      select max(m.ends_at) as through from ${tableOf(SliMeasurement)} m
      where m.slo_id = p.id and m.ends_at <= ${at.toISOString()}::timestamptz) l
    cross join lateral (
      select min(m.starts_at) as "firstAt" from ${tableOf(SliMeasurement)} m where m.slo_id = p.id) f
    cross join lateral (select l.through - p.ms * interval '1 millisecond' as start) w
    cross join lateral (
      select sum(m.good) as good, sum(m.total) as total, range_agg(tstzrange(m.starts_at, m.ends_at)) as ranges
      from ${tableOf(SliMeasurement)} m
      where m.slo_id = p.id and m.ends_at > w.start and m.ends_at <= l.through and m.starts_at >= w.start) x
    order by p.n`);
}

/** The error budget of each objective at an instant, as it is known now: one statement for all. */
export async function errorBudgetsOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<ErrorBudget[]> {
  const spans = slos.flatMap(({ id, window }) => [
    { sloId: id, ms: lengthOf(window) },
    { sloId: id, ms: dayMs },
  ]);
  const measured = await measuredOver(db, spans, at);
  return slos.map((slo, index) =>
    errorBudgetOf({ ...slo, windowMs: lengthOf(slo.window) }, measured[2 * index]!, measured[2 * index + 1]!, at),
  );
}

/** The burn rate of each objective over a time that ends where it is measured. Refuses times that are no span. */
export async function burnRatesOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  over: string,
  at: Date,
): Promise<(Fraction | null)[]> {
  if (!isSpan(over)) throw refusal(UserErrorCode.INVALID, `${over} may be above nothing and up to P366D.`, 'over');
  const ms = lengthOf(over);
  const spans = slos.map(({ id }) => ({ sloId: id, ms }));
  const measured = await measuredOver(db, spans, at);
  return slos.map(({ objective }, index) => burnRateOf(measured[index]!, objective));
}
