import { Permission } from '../../platform/actor.ts';
import type { Definition } from '../../slo/openslo/definitions.ts';
import { ImportKind } from '../import.enums.ts';
import { type ImportPlan, stagedAs } from '../import-plan.ts';
import { applySlos } from './apply-slo.ts';
import { issueFrom, type StagedObject } from './definition-row.ts';
import { mostDefinitions, readDefinitions } from './definitions-source.ts';
import { resolveSlos } from './resolve-slo.ts';

interface DefinitionRow {
  objects: string;
  errors: ReturnType<typeof issueFrom>[];
  warnings: ReturnType<typeof issueFrom>[];
}

const staged = stagedAs<DefinitionRow>({ objects: 'jsonb' });

/** How definitions of objectives are imported: OpenSLO, and what is translated into it. */
export const sloImport: ImportPlan = {
  kind: ImportKind.SLO,
  path: 'slo',
  parameters: ['lenient'],
  needs: [Permission.IMPORT, Permission.PLAN],
  subjectType: 'ServiceLevelObjective',
  fields: ['definition'],
  aliases: {},
  keyField: 'definition',
  mostRows: mostDefinitions,
  columns: staged.columns,
  read: readDefinitions,
  rowFrom: ({ fields }) => {
    const { faults, notes } = fields.definition as Definition;
    const objects = fields.objects as StagedObject[];
    return staged.row({
      objects: JSON.stringify(objects),
      errors: faults.map(issueFrom),
      warnings: notes.map(issueFrom),
    });
  },
  resolve: resolveSlos,
  apply: applySlos,
};
