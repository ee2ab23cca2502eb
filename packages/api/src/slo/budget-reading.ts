import sql, { raw, type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { alertSpansOf, budgetSpansOf } from './budget-spans.ts';
import { firingOf } from './burn-alert.rules.ts';
import type { Measured } from './error-budget.rules.ts';
import { type MeasuredRow, measuredOf, measuredRows, type Span } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';

type SpansOf = (slo: ServiceLevelObjective, at: Date) => Span[];
/** Whether each alert fires, the most urgent first; null when that is not known. */
export type Firing = (boolean | null)[];

/** What was measured over spans of each objective: one statement for all. */
async function readSpans(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  spansOf: SpansOf,
  at: Date,
): Promise<MeasuredRow[][]> {
  const spans = slos.map((slo) => spansOf(slo, at));
  const rows = (await measuredRows(db, spans.flat())).values();
  return spans.map((own) => own.map(() => rows.next().value!));
}

/** What is kept of an objective. */
export interface BudgetReading {
  /** What was measured over the spans of its budget. */
  measured: MeasuredRow[];
  firing: Firing;
}

/** What is to be kept of each objective: one statement for all. */
export async function readingsToKeep(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<BudgetReading[]> {
  const rows = await readSpans(db, slos, (slo) => [...budgetSpansOf(slo, at), ...alertSpansOf(slo, at)], at);
  return rows.map((own, index) => ({
    measured: own.slice(0, 2),
    firing: firingOf(slos[index]!, own.slice(2).map(measuredOf)),
  }));
}

/** What was measured over the spans of the budget of each objective at an instant: two statements at most. */
export async function budgetsMeasured(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<Measured[][]> {
  const rows = await keptOrRead<MeasuredRow[]>(db, slos, at, raw('k.measured'), (others) =>
    readSpans(db, others, budgetSpansOf, at),
  );
  return rows.map((own) => own.map(measuredOf));
}

/** Whether the alerts of each objective fire at an instant: two statements at most. */
export function alertsFiring(db: Reader, slos: readonly ServiceLevelObjective[], at: Date): Promise<Firing[]> {
  return keptOrRead(db, slos, at, raw('k.firing'), async (others) => {
    const rows = await readSpans(db, others, alertSpansOf, at);
    return rows.map((own, index) => firingOf(others[index]!, own.map(measuredOf)));
  });
}

/** What was kept of each objective when last something was measured, where it holds; of the others what `read` gives. */
async function keptOrRead<T>(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
  part: Sql,
  read: (others: ServiceLevelObjective[]) => Promise<T[]>,
): Promise<T[]> {
  const found = await db.query<{ sloId: string; kept: T }>(sql`
    select k.slo_id as "sloId", ${part} as kept from budget_reading k
    where k.slo_id = any(${slos.map(({ id }) => id)}::uuid[])
      and k.holds_from <= ${at.toISOString()}::timestamptz and ${at.toISOString()}::timestamptz < k.holds_until`);
  const known = new Map(found.map(({ sloId, kept }) => [sloId, kept]));
  const others = slos.filter(({ id }) => !known.has(id));
  if (others.length > 0) {
    const rest = await read(others);
    for (const [index, { id }] of others.entries()) known.set(id, rest[index]!);
  }
  return slos.map(({ id }) => known.get(id)!);
}
