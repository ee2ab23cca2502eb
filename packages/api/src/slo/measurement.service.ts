import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { tableOf } from '../platform/database/columns.ts';
import { refuseUnlessEmpty } from '../platform/errors.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { holdBudgets, refreshBudgets } from './budget-refresh.service.ts';
import type { SliRecordInput } from './measurement.input.ts';
import { type Candidate, faultOf, type Interval, type SentMeasurement, settle } from './measurement.rules.ts';
import { SliOutcome, type SliResult } from './measurement.types.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';
import { sloToTake } from './slo.service.ts';

/**
 * Records measurements of one source and says what became of each, in their order; one that is left out does not
 * sink the rest. Batches for one objective wait for each other. Refuses an unknown objective and a blank source.
 */
export async function recordMeasurements(
  work: Work,
  input: SliRecordInput,
): Promise<{ slo: ServiceLevelObjective; results: SliResult[] }> {
  must(work.actor, Permission.MEASURE);
  refuseUnlessEmpty(blankIssues(input, 'sloSlug', 'source'));
  const slo = await sloToTake(work, input.sloSlug, 'sloSlug');
  await holdBudgets(work, [slo.id]);
  const now = new Date();
  const faults = input.measurements.map((measurement) => faultOf(measurement, now));
  const sound = input.measurements.filter((_, index) => faults[index] === null);
  const series = { sloId: slo.id, source: input.source.trim() };
  const { outcomes, written } = settle(await candidatesOf(work, series, sound));
  await storeIntervals(
    work,
    written.map((interval) => ({ ...series, ...interval })),
  );
  const settled = outcomes.values();
  const results = input.measurements.map(({ from, to }, index) => {
    const fault = faults[index];
    return { from, to, ...(fault ? { outcome: SliOutcome.REJECTED, message: fault.message } : settled.next().value!) };
  });
  return { slo, results };
}

interface Series {
  sloId: string;
  source: string;
}

interface Found {
  good: string;
  total: string;
  presentFrom: Date | null;
  presentTo: Date;
  presentGood: string;
  presentTotal: string;
}

/** Each measurement with exact numbers, and the one on record that overlaps it. On record none overlaps another. */
async function candidatesOf(work: Work, { sloId, source }: Series, sent: SentMeasurement[]): Promise<Candidate[]> {
  const found = await work.query<Found>(sql`
    select trim_scale(coalesce(b.good, b.total - b.bad))::text as good, trim_scale(b.total)::text as total,
      m.starts_at as "presentFrom", m.ends_at as "presentTo",
      trim_scale(m.good)::text as "presentGood", trim_scale(m.total)::text as "presentTotal"
    from unnest(
      ${sent.map(({ from }) => from.toISOString())}::timestamptz[], ${sent.map(({ to }) => to.toISOString())}::timestamptz[],
      ${sent.map(({ good }) => good)}::numeric[], ${sent.map(({ bad }) => bad)}::numeric[],
      ${sent.map(({ total }) => total)}::numeric[]) with ordinality as b(starts_at, ends_at, good, bad, total, n)
    left join sli_rollup r on r.slo_id = ${sloId}::uuid
    left join lateral (
      select m.starts_at, m.ends_at, m.good, m.total from ${tableOf(SliMeasurement)} m
      where m.slo_id = ${sloId}::uuid and m.source = ${source} and m.starts_at < b.ends_at
        and m.starts_at > b.starts_at - coalesce(r.longest, '366 days')
      order by m.starts_at desc limit 1) m on m.ends_at > b.starts_at
    order by b.n`);
  return found.map(({ good, total, ...row }, index) => {
    const { from, to } = sent[index]!;
    const present = row.presentFrom && {
      from: row.presentFrom,
      to: row.presentTo,
      good: row.presentGood,
      total: row.presentTotal,
    };
    return { from, to, good, total, present };
  });
}

/** An interval of a series of measurements, settled. */
export interface StoredInterval extends Series, Interval {}

/**
 * Writes intervals that were settled, of any objectives, and makes their budgets right. The caller holds the budgets.
 * The number of statements does not depend on that of intervals.
 */
export async function storeIntervals(work: Work, intervals: readonly StoredInterval[]): Promise<void> {
  if (intervals.length === 0) return;
  const rows = sql`select * from unnest(${intervals.map(({ sloId }) => sloId)}::uuid[],
    ${intervals.map(({ source }) => source)}::text[], ${intervals.map(({ from }) => from.toISOString())}::timestamptz[],
    ${intervals.map(({ to }) => to.toISOString())}::timestamptz[], ${intervals.map(({ good }) => good)}::numeric[],
    ${intervals.map(({ total }) => total)}::numeric[]) as b(slo_id, source, from_at, to_at, good, total)`;
  await work.query(sql`
    insert into ${tableOf(SliMeasurement)} (id, slo_id, source, starts_at, ends_at, good, total) select rising_id(), * from (${rows}) b
    on conflict (slo_id, starts_at, source) do update set good = excluded.good, total = excluded.total`);
  const sloIds = [...new Set(intervals.map(({ sloId }) => sloId))];
  await refreshBudgets(work, sloIds, sql`select slo_id, from_at, to_at from (${rows}) b`);
}

/**
 * Makes the budgets right after measurements were taken back by this Work: those of whichever objectives it removed or
 * changed measurements of are summed up anew.
 */
export async function refreshAfterUndo(work: Work): Promise<void> {
  const changed = await work.query<{ id: string }>(sql`
    select distinct o.id from row_version v join service_level_objective o on o.id = (v.data ->> 'slo_id')::uuid
    where v.table_name = 'sli_measurement' and v.until_work_id = current_work()`);
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  await holdBudgets(work, ids);
  await work.query(sql`delete from sli_rollup where slo_id = any(${ids}::uuid[])`);
  await refreshBudgets(work, ids);
}
