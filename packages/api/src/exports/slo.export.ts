import { yamlOf } from '../slo/openslo/canonical.ts';
import type { OpenSloObject } from '../slo/openslo/judge-object.ts';
import { documentsOf, type ExportedRow, exportedRows } from '../slo/openslo/open-slo.export.ts';
import type { ExportPlan } from './export-plan.ts';
import type { ExportFormat } from './formats.ts';

/** OpenSLO documents in one YAML text, each in canonical order. What is exported, imported and exported again is the same. */
const openSlo: ExportFormat = {
  contentType: 'application/yaml; charset=utf-8',
  ending: 'yaml',
  begin: () => '',
  record: ({ documents }, _columns, index) =>
    (documents as OpenSloObject[]).map((each, n) => `${index + n === 0 ? '' : '---\n'}${yamlOf(each)}`).join(''),
  end: () => '',
};

/** Services and objectives as OpenSLO, with all that was imported beside them. */
export const sloExport: ExportPlan<ExportedRow> = {
  path: 'slo',
  parameters: {},
  formats: { openslo: openSlo },
  usual: 'openslo',
  columnsFor: () => ({ columns: ['kind', 'name', 'documents'], redacted: false }),
  rows: () => exportedRows,
  recordOf: (row) => ({ kind: row.kind, name: row.name, documents: documentsOf(row) }),
};
