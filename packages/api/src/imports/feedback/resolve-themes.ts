import sql from 'sql-template-tag';
import { themesByNameOrSlug } from '../../feedback/theme.service.ts';
import type { Work } from '../../platform/work.ts';
import { RowIssueCode } from '../import.enums.ts';
import type { StagedRun } from '../import-plan.ts';
import { SourceError } from '../reading/source-error.ts';

const mostThemes = 20_000;

/**
 * Finds the theme of every label in `staged`, by slug or name, and writes it to `staged_theme`; themes that there are
 * not yet get an id there. Where the run may not make them, rows that name one fail.
 */
export async function resolveThemes(work: Work, { options, columns }: StagedRun): Promise<void> {
  await work.query(sql`
    create temp table staged_theme (slug text primary key, label text, theme_id uuid, is_new boolean) on commit drop`);
  const named = await work.query<{ slug: string; label: string }>(sql`
    select distinct on (slug) slug, label from (
      select l.slug, l.label, min(s.line) as line from staged s cross join lateral unnest(s.themes, s.slugs) as l(label, slug)
      where s.errors is null group by l.slug, l.label) x
    order by slug, line limit ${mostThemes + 1}`);
  if (named.length > mostThemes) {
    const message = `The file names more than ${mostThemes} different themes; is the right column mapped to themes?`;
    throw new SourceError('INVALID_MAP', message);
  }
  const known = await themesByNameOrSlug(
    work,
    named.map(({ label }) => label),
  );
  await work.query(sql`
    insert into staged_theme (slug, label, theme_id, is_new)
    select slug, label, coalesce(id, gen_random_uuid()), id is null
    from unnest(${named.map(({ slug }) => slug)}::text[], ${named.map(({ label }) => label)}::text[],
      ${named.map(({ label }) => known.get(label)?.id ?? null)}::uuid[]) as n(slug, label, id)`);
  await work.query(sql`analyze staged_theme`);
  if (options.createMissingThemes || named.every(({ label }) => known.has(label))) return;
  await work.query(sql`
    update staged s set errors = x.errors from (
      select s.line, jsonb_agg(jsonb_build_object('column', ${columns.get('themes')?.header ?? 'themes'}::text,
        'code', ${RowIssueCode.UNKNOWN_THEME}::text, 'message',
        'There is no theme "' || left(l.label, 80) || '". Make it first, or let the run make it: createMissingThemes=true.')
        order by l.ordinality) as errors
      from staged s cross join lateral unnest(s.themes, s.slugs) with ordinality as l(label, slug, ordinality)
        join staged_theme t on t.slug = l.slug and t.is_new
      where s.errors is null group by s.line) x
    where x.line = s.line`);
}

/** Keeps of the new themes those that rows to be applied name. Gives their number. */
export async function keepUsedThemes(work: Work): Promise<number> {
  const [made] = await work.query<{ count: number; allUsed: boolean }>(sql`
    select count(*), not exists (select from resolved where action not in ('CREATE', 'UPDATE')) as "allUsed"
    from staged_theme where is_new`);
  if (made!.count === 0 || made!.allUsed) return made!.count;
  const [row] = await work.query<{ count: number }>(sql`
    with used as (
      select distinct l.slug from resolved r join staged s using (line) cross join lateral unnest(s.slugs) as l(slug)
      where r.action in ('CREATE', 'UPDATE')
    ), unused as (
      delete from staged_theme t where t.is_new and not exists (select from used where used.slug = t.slug) returning 1
    )
    select (select count(*) from staged_theme where is_new) - (select count(*) from unused) as count`);
  return row!.count;
}
