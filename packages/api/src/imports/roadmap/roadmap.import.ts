import { Permission } from '../../platform/actor.ts';
import { ImportKind } from '../import.enums.ts';
import { type ImportPlan, stagedAs } from '../import-plan.ts';
import { applyRoadmap } from './apply-roadmap.ts';
import { resolveRoadmap } from './resolve-roadmap.ts';
import { type RoadmapRow, roadmapFields, roadmapRowFrom } from './roadmap-row.ts';
import { roadmapShapes } from './shapes.ts';

const staged = stagedAs<RoadmapRow>({
  externalId: 'text',
  namedItem: 'uuid',
  changedAt: 'timestamptz',
  title: 'text',
  problem: 'text',
  outcome: 'text',
  description: 'text',
  kind: 'text',
  valueDrivers: 'text[]',
  status: 'text',
  horizon: 'text',
  team: 'text',
  teamSlug: 'text',
  start: 'jsonb',
  target: 'jsonb',
  effort: 'jsonb',
  labels: 'text[]',
  themes: 'text[]',
  slugs: 'text[]',
  url: 'text',
  links: 'jsonb',
  externalRefs: 'jsonb',
  milestones: 'jsonb',
});

/** How items of the roadmap are imported. */
export const roadmapImport: ImportPlan = {
  kind: ImportKind.ROADMAP,
  path: 'roadmap',
  parameters: ['defaultKind', 'timeZone'],
  needs: [Permission.IMPORT, Permission.PLAN],
  subjectType: 'RoadmapItem',
  fields: roadmapFields,
  aliases: { theme: 'themes' },
  keyField: 'externalId',
  mostRows: 10_000,
  shapes: roadmapShapes,
  columns: staged.columns,
  rowFrom: (record, columns, options) => staged.row(roadmapRowFrom(record, columns, options)),
  resolve: resolveRoadmap,
  apply: applyRoadmap,
};
