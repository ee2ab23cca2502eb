import type { Reader } from '../platform/database/reader.ts';
import { valuesOf } from '../settings/threshold.ts';
import { windowSpanOf } from './budget-spans.ts';
import { measuredOver } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { isTighterThanNeeded, lastWindowsOf, mostSpentWhenTight } from './tightness.rules.ts';

/** Whether each objective is tighter than anyone needs; null where it is not known: two statements for all. */
export async function tightnessOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  now: Date,
): Promise<(boolean | null)[]> {
  const { most } = await valuesOf(db, { most: mostSpentWhenTight });
  const looks = slos.map((slo) => lastWindowsOf(slo, now));
  const spans = looks.flatMap((windows, index) =>
    windows.map(({ window, at }) => windowSpanOf(slos[index]!.id, window, at)),
  );
  const measured = (await measuredOver(db, spans)).values();
  return looks.map((windows, index) =>
    isTighterThanNeeded(
      slos[index]!,
      windows.map((look) => ({ ...look, measured: measured.next().value! })),
      most,
    ),
  );
}
