import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';

/** A label as people would write it: `card_arrival` is `Card arrival`. One with spaces or capitals stays as it is. */
export function readableName(label: string): string {
  if (/\s/.test(label) || label !== label.toLowerCase()) return label;
  const words = label.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Makes the new themes of `staged_theme`; one that somebody made in the meantime is taken in its place. */
export async function makeThemes(work: Work): Promise<void> {
  const wanted = await work.query<{ slug: string; label: string; id: string }>(
    sql`select slug, label, theme_id as id from staged_theme where is_new order by slug`,
  );
  if (wanted.length === 0) return;
  await work.alone('themes');
  await work.query(sql`
    insert into theme (id, slug, name) select * from unnest(${wanted.map(({ id }) => id)}::uuid[],
      ${wanted.map(({ slug }) => slug)}::text[], ${wanted.map(({ label }) => readableName(label))}::text[])
    on conflict (slug) do nothing`);
  await work.query(sql`
    update staged_theme s set theme_id = t.id from theme t where s.is_new and t.slug = s.slug`);
}
