import type { Reader } from '../platform/database/reader.ts';
import { measuredFor } from './budget-reading.ts';
import { alertRulesOf } from './budget-spans.ts';
import { burnRateOf } from './budgeting.rules.ts';
import { isFiring } from './burn-alert.rules.ts';
import type { BurnAlert } from './burn-alert.types.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { durationOf } from './window.rules.ts';

/**
 * The alerts of each objective at an instant, the most urgent first. The state that an alert keeps without data is
 * not stored: it is that of the last instant at which its short window, and so its long one, had events. It follows
 * from the measurements alone, so late data mends it too.
 */
export async function burnAlertsOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<BurnAlert[][]> {
  const spans = await measuredFor('alerts', db, slos, at);
  return slos.map((slo, index) => {
    const measured = spans[index]!.values();
    return alertRulesOf(slo).map(({ severity, longMs, shortMs, factor }) => {
      const [long, short] = [measured.next().value!, measured.next().value!].map((span) => burnRateOf(span, slo));
      const firing = isFiring(long!, short!, factor);
      return { severity, longWindow: durationOf(longMs), shortWindow: durationOf(shortMs), factor, firing };
    });
  });
}
