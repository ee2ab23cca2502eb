import sql from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { alertSpansOf, budgetSpansOf } from './budget-spans.ts';
import type { Measured } from './error-budget.rules.ts';
import { type MeasuredRow, measuredOf, measuredRows } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** What a budget and its alerts are calculated from. */
export interface BudgetReading {
  /** Over the window of the budget. */
  window: Measured;
  lastDay: Measured;
  /** Over the spans of the alerts: the long and the short one of each in turn. */
  alerts: Measured[];
}

/** What was measured over the spans of each objective, in the order of `spansOf`: one statement for all. */
export async function readSpans(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<MeasuredRow[][]> {
  const spans = slos.map((slo) => [...budgetSpansOf(slo, at), ...alertSpansOf(slo, at)]);
  const rows = (await measuredRows(db, spans.flat(), at)).values();
  return spans.map((own) => own.map(() => rows.next().value!));
}

/**
 * What the budget of each objective and its alerts are calculated from at an instant. What was kept when last
 * something was measured is taken where it holds; the others are read: two statements at most.
 */
export async function budgetReadingsOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<BudgetReading[]> {
  const kept = await db.query<{ sloId: string; measured: MeasuredRow[] }>(sql`
    select k.slo_id as "sloId", k.measured from budget_reading k
    where k.slo_id = any(${slos.map(({ id }) => id)}::uuid[])
      and k.holds_from <= ${at.toISOString()}::timestamptz and ${at.toISOString()}::timestamptz < k.holds_until`);
  const known = new Map(kept.map(({ sloId, measured }) => [sloId, measured]));
  const missing = slos.filter(({ id }) => !known.has(id));
  if (missing.length > 0) {
    const read = await readSpans(db, missing, at);
    for (const [index, { id }] of missing.entries()) known.set(id, read[index]!);
  }
  return slos.map(({ id }) => readingOf(known.get(id)!));
}

/** A reading from the rows of its spans. */
export function readingOf(rows: readonly MeasuredRow[]): BudgetReading {
  const [window, lastDay, ...alerts] = rows.map(measuredOf);
  return { window: window!, lastDay: lastDay!, alerts };
}
