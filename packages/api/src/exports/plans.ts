import type { ExportPlan } from './export-plan.ts';
import { feedbackExport } from './feedback.export.ts';
import { roadmapExport } from './roadmap.export.ts';
import { sloExport } from './slo.export.ts';
import { themesExport } from './themes.export.ts';

/** Everything that can be exported. */
export const exportPlans: readonly ExportPlan[] = [
  roadmapExport,
  feedbackExport,
  themesExport,
  sloExport,
] as ExportPlan[];
