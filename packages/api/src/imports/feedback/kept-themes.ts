import sql, { type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { FieldColumns } from '../row-cells.ts';

/** Whether a person took the entry out of the theme, or out of one that was merged into it. */
export function takenAway(entryId: Sql, themeId: Sql): Sql {
  return sql`exists (select from theme_removal x join theme gone on gone.id = x.theme_id
    where x.feedback_id = ${entryId} and ${themeId} in (gone.id, gone.survivor_id))`;
}

/** Notes on rows of known entries where their labels say otherwise than a person did, which stays so. */
export async function noteKeptThemes(work: Work, columns: FieldColumns): Promise<void> {
  await work.query(sql`
    update resolved r set warnings = coalesce(r.warnings, '[]') || k.warnings from (
      select line, jsonb_agg(jsonb_build_object('column', ${columns.get('themes')!.header}::text, 'code', 'KEPT_BY_PERSON',
        'message', message) order by message) as warnings
      from (
        select r.line, 'A person took the entry out of the theme "' || h.name || '"; it stays out.' as message
        from matched m join resolved r using (line) join staged s using (line) cross join lateral unnest(s.slugs) as l(slug)
          join staged_theme t on t.slug = l.slug join theme h on h.id = t.theme_id
        where m.outcome = 'KNOWN' and ${takenAway(sql`r.subject_id`, sql`h.id`)}
        union
        select r.line, 'A person put the entry into the theme "' || h.name || '"; it stays there.'
        from matched m join resolved r using (line) join staged s using (line) join feedback f on f.id = r.subject_id
          join theme_assignment a on a.feedback_id = f.id and a.origin = 'PERSON' join theme h on h.id = a.theme_id
        where m.outcome = 'KNOWN' and s.themes <> f.source_themes and not exists (
          select from staged_theme t where t.slug = any(s.slugs) and t.theme_id in (h.id, h.survivor_id))) x
      group by line) k
    where k.line = r.line`);
}
