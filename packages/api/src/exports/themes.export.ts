import sql from 'sql-template-tag';
import { ThemeStatus } from '../feedback/feedback.enums.ts';
import type { ExportPlan, ExportRecord } from './export-plan.ts';
import { wordsIn } from './parameters.ts';

const columns = ['slug', 'name', 'parent', 'summary', 'problem', 'rules', 'status'];

/** Themes as rows of an import, by slug; merged ones are left out. */
export const themesExport: ExportPlan<ExportRecord> = {
  path: 'themes',
  parameters: { status: 'only themes in one of these statuses' },
  columnsFor: () => ({ columns, redacted: false }),
  rows: (query) => sql`
    select t.slug, t.name, p.slug as parent, t.summary, t.problem, t.rules, t.status
    from theme t left join theme p on p.id = t.parent_id
    where t.merged_into_id is null and t.status = any(${wordsIn(query, 'status', ThemeStatus) ?? Object.values(ThemeStatus)}::text[])
    order by t.slug collate "C"`,
  recordOf: (row) => row,
};
