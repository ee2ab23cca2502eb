import sql, { type Sql } from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { groupBy } from '../platform/graphql/batches.ts';
import type { Work } from '../platform/work.ts';
import { type BudgetReading, readingsToKeep } from './budget-reading.ts';
import { BudgetThreshold } from './budget-threshold.entity.ts';
import { type BudgetWindow, budgetWindowAt } from './budget-window.rules.ts';
import { errorBudgetOf, silentAt } from './error-budget.rules.ts';
import { policyOf } from './error-budget-policy.rules.ts';
import { measuredOf } from './measured-spans.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';
import { refreshRollups } from './sli-rollup.ts';

/** Keeps other Works from the measurements and budgets of these objectives until this one ends. */
export async function holdBudgets(work: Work, sloIds: readonly string[]): Promise<void> {
  const words = [...new Set(sloIds)].sort().map((id) => `measurements of ${id}`);
  await work.query(sql`
    select pg_advisory_xact_lock(7461, hashtext(word)) from unnest(${words}::text[]) with ordinality as w(word, n) order by n`);
}

/**
 * Makes what is kept about the budgets of objectives right again: after measurements in the touched spans (a select of
 * `slo_id`, `from_at` and `to_at`), or after a change of what they are calculated by. Where the state of a budget, its active threshold or what is frozen is
 * another than before, the objective says so, which is told like any change, and listeners to `waymark_budget` hear
 * its id. The caller holds the budgets. The number of statements does not depend on that of objectives.
 */
export async function refreshBudgets(work: Work, sloIds: readonly string[], touched: Sql | null = null): Promise<void> {
  const at = new Date();
  const slos = await work.query<ServiceLevelObjective>(sql`
    select ${columnsOf(ServiceLevelObjective)} from ${tableOf(ServiceLevelObjective)} t
    where t.id = any(${sloIds}::uuid[]) order by t.id`);
  await refreshRollups(work, slos, touched, at);
  const readings = await readingsToKeep(work, slos, at);
  await keepReadings(work, slos, readings, at);
  await keepStanding(work, slos, readings, at);
}

async function keepReadings(
  work: Work,
  slos: ServiceLevelObjective[],
  readings: BudgetReading[],
  at: Date,
): Promise<void> {
  const pending = await work.query<{ sloId: string; nextAt: Date | null }>(sql`
    select s.id as "sloId", m.next_at as "nextAt" from unnest(${slos.map(({ id }) => id)}::uuid[]) as s(id)
    cross join lateral (
      select min(m.ends_at) as next_at from ${tableOf(SliMeasurement)} m
      where m.slo_id = s.id and m.ends_at > ${at.toISOString()}::timestamptz) m`);
  const nextAt = new Map(pending.map((each) => [each.sloId, each.nextAt]));
  const holding = slos.map((slo, index) => {
    const window = budgetWindowAt(slo, at);
    return holdingOf(window, measuredOf(readings[index]!.measured[0]!).through, nextAt.get(slo.id) ?? null, at);
  });
  await work.query(sql`
    insert into budget_reading (slo_id, measured, firing, holds_from, holds_until, flips_at)
    select * from unnest(${slos.map(({ id }) => id)}::uuid[], ${readings.map(({ measured }) => JSON.stringify(measured))}::jsonb[],
      ${readings.map(({ firing }) => JSON.stringify(firing))}::jsonb[],
      ${holding.map(({ from }) => from)}::timestamptz[], ${holding.map(({ until }) => until)}::timestamptz[],
      ${holding.map(({ flipsAt }) => flipsAt)}::timestamptz[])
    on conflict (slo_id) do update set measured = excluded.measured, firing = excluded.firing, holds_from = excluded.holds_from,
      holds_until = excluded.holds_until, flips_at = excluded.flips_at`);
}

const always = 'infinity';

/** From when until when a reading holds, and from when on it has to be looked at again though nothing is measured. */
function holdingOf({ calendar, ms }: BudgetWindow, through: Date | null, nextAt: Date | null, at: Date) {
  const starts = [through, calendar?.start].filter((each) => each != null).map((each) => each.getTime());
  const ends = [nextAt, calendar?.end].filter((each) => each != null).map((each) => each.getTime());
  const silent = through && silentAt(through, ms);
  const flips = silent && silent > at ? [...ends, silent.getTime()] : ends;
  const first = (times: number[]) => (times.length > 0 ? new Date(Math.min(...times)).toISOString() : always);
  const from = starts.length > 0 ? new Date(Math.max(...starts)).toISOString() : '-infinity';
  return { from, until: first(ends), flipsAt: first(flips) };
}

async function keepStanding(
  work: Work,
  slos: ServiceLevelObjective[],
  readings: BudgetReading[],
  at: Date,
): Promise<void> {
  const found = await work.query<BudgetThreshold>(sql`
    select ${columnsOf(BudgetThreshold)} from ${tableOf(BudgetThreshold)} t
    where t.slo_id = any(${slos.map(({ id }) => id)}::uuid[])`);
  const thresholds = groupBy(found, 'sloId');
  const standings = slos.map((slo, index) => {
    const [window, lastDay] = readings[index]!.measured.map(measuredOf);
    const budget = errorBudgetOf({ ...slo, window: budgetWindowAt(slo, at) }, window!, lastDay!, at);
    const policy = policyOf(thresholds.get(slo.id) ?? [], null, budget);
    const active = policy?.thresholds.filter((each) => each.active) ?? [];
    const frozen = [...new Set(active.flatMap(({ freezes }) => freezes))].sort();
    return { id: slo.id, state: budget.state, threshold: active.at(-1)?.remainingBelow ?? null, frozen };
  });
  await work.query(sql`
    with standing as (
      select s.id, s.state, s.threshold, array(select jsonb_array_elements_text(s.frozen)) as frozen
      from unnest(${standings.map(({ id }) => id)}::uuid[], ${standings.map(({ state }) => state)}::text[],
        ${standings.map(({ threshold }) => threshold)}::numeric[],
        ${standings.map(({ frozen }) => JSON.stringify(frozen))}::jsonb[]) as s(id, state, threshold, frozen)
    ),
    flipped as (
      update service_level_objective t set budget_state = s.state, active_threshold = s.threshold, frozen_relations = s.frozen,
        budget_state_since = case when t.budget_state = s.state then t.budget_state_since else ${at.toISOString()}::timestamptz end
      from standing s
      where t.id = s.id and (t.budget_state, t.active_threshold, t.frozen_relations) is distinct from (s.state, s.threshold, s.frozen)
      returning t.id
    )
    select pg_notify('waymark_budget', id::text) from flipped`);
}
