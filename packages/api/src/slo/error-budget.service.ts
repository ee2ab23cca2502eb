import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { budgetsMeasured } from './budget-reading.ts';
import { burnSpanOf } from './budget-spans.ts';
import { budgetWindowAt } from './budget-window.rules.ts';
import { burnRateOf } from './budgeting.rules.ts';
import { errorBudgetOf } from './error-budget.rules.ts';
import type { ErrorBudget } from './error-budget.types.ts';
import type { Fraction } from './fraction.ts';
import { measuredOver } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { isSpan, lengthOf } from './window.rules.ts';

/** The error budget of each objective at an instant, as it is known now: two statements at most for all. */
export async function errorBudgetsOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<ErrorBudget[]> {
  const measured = await budgetsMeasured(db, slos, at);
  return slos.map((slo, index) => {
    const [window, lastDay] = measured[index]!;
    return errorBudgetOf({ ...slo, window: budgetWindowAt(slo, at) }, window!, lastDay!, at);
  });
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
  const spans = slos.map((slo) => burnSpanOf(slo.id, ms, budgetWindowAt(slo, at).grid, at));
  const measured = await measuredOver(db, spans);
  return slos.map((slo, index) => burnRateOf(measured[index]!, slo));
}
