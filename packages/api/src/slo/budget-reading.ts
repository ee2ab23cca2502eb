import sql, { raw } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { alertSpansOf, budgetSpansOf } from './budget-spans.ts';
import type { Measured } from './error-budget.rules.ts';
import { type MeasuredRow, measuredOf, measuredRows, type Span } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';

type SpansOf = (slo: ServiceLevelObjective, at: Date) => Span[];

/** What was measured over spans of each objective: one statement for all. */
async function readSpans(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  spansOf: SpansOf,
  at: Date,
): Promise<MeasuredRow[][]> {
  const spans = slos.map((slo) => spansOf(slo, at));
  const rows = (await measuredRows(db, spans.flat(), at)).values();
  return spans.map((own) => own.map(() => rows.next().value!));
}

/** What is kept of each objective: what was measured over the spans of its budget, then over those of its alerts. */
export function readingsToKeep(db: Reader, slos: readonly ServiceLevelObjective[], at: Date): Promise<MeasuredRow[][]> {
  return readSpans(db, slos, (slo) => [...budgetSpansOf(slo, at), ...alertSpansOf(slo, at)], at);
}

/** The parts of what is kept. */
const parts = {
  budget: { kept: raw('jsonb_build_array(k.measured -> 0, k.measured -> 1)'), spansOf: budgetSpansOf },
  alerts: { kept: raw('k.measured - 0 - 0'), spansOf: alertSpansOf },
};

/**
 * What was measured over the spans of the budget of each objective, or of its alerts, at an instant. What was kept
 * when last something was measured is taken where it holds; the others are read: two statements at most.
 */
export async function measuredFor(
  part: keyof typeof parts,
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<Measured[][]> {
  const { kept, spansOf } = parts[part];
  const found = await db.query<{ sloId: string; measured: MeasuredRow[] }>(sql`
    select k.slo_id as "sloId", ${kept} as measured from budget_reading k
    where k.slo_id = any(${slos.map(({ id }) => id)}::uuid[])
      and k.holds_from <= ${at.toISOString()}::timestamptz and ${at.toISOString()}::timestamptz < k.holds_until`);
  const known = new Map(found.map(({ sloId, measured }) => [sloId, measured]));
  const missing = slos.filter(({ id }) => !known.has(id));
  if (missing.length > 0) {
    const read = await readSpans(db, missing, spansOf, at);
    for (const [index, { id }] of missing.entries()) known.set(id, read[index]!);
  }
  return slos.map(({ id }) => known.get(id)!.map(measuredOf));
}
