import { Permission } from '../../platform/actor.ts';
import { refreshAfterUndo } from '../../slo/measurement.service.ts';
import { ImportKind } from '../import.enums.ts';
import { type ImportPlan, stagedAs } from '../import-plan.ts';
import { applyMeasurements } from './apply-measurements.ts';
import { type MeasurementRow, measurementFields, measurementRowFrom } from './measurement-row.ts';
import { resolveMeasurements } from './resolve-measurements.ts';

const staged = stagedAs<MeasurementRow>({
  slo: 'text',
  sloSlug: 'text',
  source: 'text',
  fromAt: 'timestamptz',
  toAt: 'timestamptz',
  good: 'numeric',
  bad: 'numeric',
  total: 'numeric',
});

/** How measurements of objectives are imported. */
export const measurementImport: ImportPlan = {
  kind: ImportKind.MEASUREMENT,
  path: 'measurements',
  parameters: ['timeZone'],
  needs: [Permission.IMPORT, Permission.MEASURE],
  subjectType: 'ServiceLevelObjective',
  fields: measurementFields,
  aliases: { start: 'from', end: 'to', objective: 'slo' },
  keyField: 'slo',
  mostRows: Number.POSITIVE_INFINITY,
  columns: staged.columns,
  rowFrom: (record, columns, options) => staged.row(measurementRowFrom(record, columns, options)),
  resolve: resolveMeasurements,
  apply: applyMeasurements,
  undone: refreshAfterUndo,
};
