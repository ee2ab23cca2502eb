import { slugOf } from '../../platform/slug.ts';
import { faultOf } from '../../slo/measurement.rules.ts';
import { RowIssueCode } from '../import.enums.ts';
import type { RunOptions } from '../import-plan.ts';
import type { RowIssue } from '../import-run.types.ts';
import type { SourceRecord } from '../reading/record.ts';
import { type FieldColumns, RowCells } from '../row-cells.ts';

/** What a file of measurements may hold, in the words of its columns. */
export const measurementFields = ['slo', 'source', 'from', 'to', 'good', 'bad', 'total'] as const;

/** A measurement as a row of a file tells it; null where it says nothing. */
export interface MeasurementRow {
  slo: string | null;
  sloSlug: string | null;
  source: string | null;
  fromAt: Date | null;
  toAt: Date | null;
  good: number | null;
  bad: number | null;
  total: number | null;
  errors: RowIssue[];
  warnings: RowIssue[];
}

/** Reads one record as a measurement, with everything that is wrong with it. A row without a source is of the run's. */
export function measurementRowFrom(record: SourceRecord, columns: FieldColumns, options: RunOptions): MeasurementRow {
  const cells = new RowCells(record, columns);
  const slo = cells.text('slo');
  const row = {
    slo,
    sloSlug: slo && slugOf(slo),
    source: cells.text('source') ?? options.source,
    fromAt: cells.instant('from', options.timeZone),
    toAt: cells.instant('to', options.timeZone),
    good: cells.amount('good'),
    bad: cells.amount('bad'),
    total: cells.amount('total'),
    errors: cells.errors,
    warnings: cells.warnings,
  };
  if (!record.problem) judge(cells, row);
  return row;
}

function judge(cells: RowCells, { fromAt, toAt, good, bad, total, errors }: MeasurementRow): void {
  for (const field of ['slo', 'from', 'to', 'total']) {
    if (cells.isEmpty(field)) cells.fail(field, RowIssueCode.REQUIRED, `${field} is missing.`);
  }
  if (errors.length > 0 || !fromAt || !toAt || total === null) return;
  const fault = faultOf({ from: fromAt, to: toAt, good, bad, total }, new Date());
  if (fault) cells.fail(fault.field, RowIssueCode.INVALID, fault.message);
}
