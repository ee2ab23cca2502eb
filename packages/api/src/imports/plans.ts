import { feedbackImport } from './feedback/feedback.import.ts';
import type { ImportKind } from './import.enums.ts';
import type { ImportPlan } from './import-plan.ts';
import { measurementImport } from './measurements/measurement.import.ts';
import { metricImport } from './metrics/metric.import.ts';
import { roadmapImport } from './roadmap/roadmap.import.ts';
import { sloImport } from './slo/slo.import.ts';
import { themeImport } from './themes/theme.import.ts';

/** Everything that can be imported. A new kind is a line here. */
export const importPlans: readonly ImportPlan[] = [
  feedbackImport,
  themeImport,
  roadmapImport,
  metricImport,
  measurementImport,
  sloImport,
];

/** How that kind is imported. */
export function planOf(kind: ImportKind): ImportPlan {
  const plan = importPlans.find((each) => each.kind === kind);
  if (!plan) throw new Error(`Nothing imports ${kind}.`);
  return plan;
}
