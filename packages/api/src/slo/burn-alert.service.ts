import type { Reader } from '../platform/database/reader.ts';
import { budgetWindowAt } from './budget-window.rules.ts';
import { burnRateOf } from './budgeting.rules.ts';
import { burnRulesOf, isFiring } from './burn-alert.rules.ts';
import type { BurnAlert } from './burn-alert.types.ts';
import { burnSpanOf } from './error-budget.service.ts';
import { measuredOver } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { durationOf, lengthOf } from './window.rules.ts';

/**
 * The alerts of each objective at an instant, the most urgent first: one statement for all. The state that an alert
 * keeps without data is not stored: it is that of the last instant at which its short window, and so its long one, had
 * events. It follows from the measurements alone, so late data mends it too.
 */
export async function burnAlertsOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<BurnAlert[][]> {
  const rules = slos.map(({ window }) => burnRulesOf(lengthOf(window)));
  const spans = slos.flatMap((slo, index) => {
    const { grid } = budgetWindowAt(slo, at);
    return rules[index]!.flatMap(({ longMs, shortMs }) => {
      const short = burnSpanOf(slo.id, shortMs, grid);
      return [burnSpanOf(slo.id, longMs, grid), short].map((span) => ({ ...span, freshMs: short.ms }));
    });
  });
  const measured = (await measuredOver(db, spans, at)).values();
  return slos.map((slo, index) =>
    rules[index]!.map(({ severity, longMs, shortMs, factor }) => {
      const [long, short] = [measured.next().value!, measured.next().value!].map((span) => burnRateOf(span, slo));
      const firing = isFiring(long!, short!, factor);
      return { severity, longWindow: durationOf(longMs), shortWindow: durationOf(shortMs), factor, firing };
    }),
  );
}
