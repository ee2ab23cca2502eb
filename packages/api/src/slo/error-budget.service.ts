import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { budgetWindowAt, type SliceGrid } from './budget-window.rules.ts';
import { burnRateOf } from './budgeting.rules.ts';
import { errorBudgetOf } from './error-budget.rules.ts';
import type { ErrorBudget } from './error-budget.types.ts';
import type { Fraction } from './fraction.ts';
import { measuredOver, type Span } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { dayMs, isSpan, lengthOf, wholeSlices } from './window.rules.ts';

/** The error budget of each objective at an instant, as it is known now: one statement for all. */
export async function errorBudgetsOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<ErrorBudget[]> {
  const windows = slos.map((slo) => budgetWindowAt(slo, at));
  const spans = slos.flatMap(({ id }, index): Span[] => {
    const { ms, calendar, grid } = windows[index]!;
    return [{ sloId: id, ms, from: calendar?.start ?? null, grid, freshMs: null }, burnSpanOf(id, dayMs, grid)];
  });
  const measured = await measuredOver(db, spans, at);
  return slos.map((slo, index) =>
    errorBudgetOf({ ...slo, window: windows[index]! }, measured[2 * index]!, measured[2 * index + 1]!, at),
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
  const spans = slos.map((slo) => burnSpanOf(slo.id, ms, budgetWindowAt(slo, at).grid));
  const measured = await measuredOver(db, spans, at);
  return slos.map((slo, index) => burnRateOf(measured[index]!, slo));
}

/** The span of a burn rate: whatever the window, the last `ms` of what was measured; with slices, whole ones. */
export function burnSpanOf(sloId: string, ms: number, grid: SliceGrid | null): Span {
  return { sloId, ms: grid ? wholeSlices(ms, grid.ms) : ms, from: null, grid, freshMs: null };
}
