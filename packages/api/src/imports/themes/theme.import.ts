import { Permission } from '../../platform/actor.ts';
import { ImportKind } from '../import.enums.ts';
import { type ImportPlan, stagedAs } from '../import-plan.ts';
import { applyThemesFile } from './apply-themes-file.ts';
import { resolveThemesFile } from './resolve-themes-file.ts';
import { type ThemeRow, themeFields, themeRowFrom } from './theme-row.ts';

const staged = stagedAs<ThemeRow>({
  slug: 'text',
  slugGiven: 'boolean',
  name: 'text',
  parent: 'text',
  summary: 'text',
  problem: 'text',
  rules: 'text[]',
  status: 'text',
});

/** How themes are imported. */
export const themeImport: ImportPlan = {
  kind: ImportKind.THEME,
  path: 'themes',
  parameters: [],
  needs: [Permission.IMPORT, Permission.PLAN],
  subjectType: 'Theme',
  fields: themeFields,
  aliases: { title: 'name', theme: 'name', description: 'summary', parent_slug: 'parent' },
  keyField: 'name',
  textFields: ['name', 'summary'],
  mostRows: 20_000,
  columns: staged.columns,
  rowFrom: (record, columns) => staged.row(themeRowFrom(record, columns)),
  resolve: resolveThemesFile,
  apply: applyThemesFile,
};
