import type { Reader } from '../platform/database/reader.ts';
import { alertsFiring } from './budget-reading.ts';
import { burnRulesFor } from './burn-alert.rules.ts';
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
  const firing = await alertsFiring(db, slos, at);
  return slos.map((slo, index) =>
    burnRulesFor(slo).map(({ severity, longMs, shortMs, factor }, rank) => ({
      severity,
      longWindow: durationOf(longMs),
      shortWindow: durationOf(shortMs),
      factor,
      firing: firing[index]![rank]!,
    })),
  );
}
