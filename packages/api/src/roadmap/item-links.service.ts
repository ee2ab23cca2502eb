import sql, { raw, type Sql } from 'sql-template-tag';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { slugOf } from '../platform/slug.ts';
import type { Work } from '../platform/work.ts';
import type { RoadmapItem } from './item.entity.ts';

/** Makes these the themes of the item; old slugs resolve. Gives whether that changed anything. Refuses unknown slugs. */
export function linkThemes(work: Work, item: RoadmapItem, slugs: string[]): Promise<boolean> {
  return link(
    work,
    item,
    'theme',
    slugs,
    sql`select h.slug, coalesce(t.survivor_id, t.id) as id
      from (select slug, id from theme union all select slug, theme_id from theme_slug) h join theme t on t.id = h.id`,
    // A link to a theme that was merged stands for the one that goes on, and comes back with it.
    sql`(select coalesce(survivor_id, id) from theme where id = l.theme_id)`,
  );
}

/** Makes these the priorities of the item. Gives whether that changed anything. Refuses unknown slugs. */
export function linkPriorities(work: Work, item: RoadmapItem, slugs: string[]): Promise<boolean> {
  return link(work, item, 'priority', slugs, sql`select slug, id from company_priority`, raw('l.priority_id'));
}

async function link(
  work: Work,
  item: RoadmapItem,
  noun: 'theme' | 'priority',
  slugs: string[],
  known: Sql,
  standsFor: Sql,
): Promise<boolean> {
  const rows = await work.query<{ slug: string; id: string }>(
    sql`select x.slug, x.id from (${known}) x where x.slug = any(${slugs.map(slugOf)}::text[])`,
  );
  const found = new Map(rows.map((row) => [row.slug, row.id]));
  const ids = slugs.map((slug) => found.get(slugOf(slug)));
  refuseUnlessEmpty(
    slugs.flatMap((slug, index): Issue[] => {
      if (ids[index]) return [];
      const message = `There is no ${noun} with the slug ${JSON.stringify(slug)}.`;
      return [{ code: UserErrorCode.NOT_FOUND, message, field: [`${noun}Slugs`, String(index)] }];
    }),
  );
  const table = raw(`item_${noun}`);
  const column = raw(`${noun}_id`);
  const gone = await work.query(
    sql`delete from ${table} l where l.item_id = ${item.id}::uuid and ${standsFor} <> all(${ids}::uuid[]) returning id`,
  );
  const come = await work.query(sql`
    insert into ${table} (item_id, ${column}) select ${item.id}::uuid, id from unnest(${[...new Set(ids)]}::uuid[]) as wanted(id)
    where not exists (select from ${table} l where l.item_id = ${item.id}::uuid and ${standsFor} = wanted.id)
    on conflict (item_id, ${column}) do nothing returning id`);
  return gone.length + come.length > 0;
}
