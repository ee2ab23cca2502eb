import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';

/** Links items to the themes that their rows name, and to no others. */
export async function linkThemes(work: Work): Promise<void> {
  await work.query(sql`
    delete from item_theme x using resolved r join staged s using (line)
    where r.action = 'UPDATE' and x.item_id = r.subject_id
      and not exists (select from staged_theme t where t.slug = any(s.slugs) and t.theme_id = x.theme_id)`);
  await work.query(sql`
    insert into item_theme (item_id, theme_id)
    select distinct r.subject_id, t.theme_id
    from resolved r join staged s using (line) join staged_theme t on t.slug = any(s.slugs)
    where r.action in ('CREATE', 'UPDATE') on conflict (item_id, theme_id) do nothing`);
}

/** Milestones are known by their title; new ones stand behind the others, and none is taken away. */
export async function applyMilestones(work: Work): Promise<void> {
  await work.query(sql`
    update milestone x set kind = coalesce(m.kind, x.kind), value = coalesce(m.value, x.value),
      target = coalesce(m.target, x.target), dropped = x.dropped and not coalesce(m.delivered, false),
      delivered_at = case when m.delivered then coalesce(x.delivered_at, now()) when not m.delivered then null
        else x.delivered_at end
    from resolved r join staged s using (line) cross join lateral
      jsonb_to_recordset(s.milestones) as m(title text, kind text, value text, target jsonb, delivered boolean)
    where r.action = 'UPDATE' and x.item_id = r.subject_id and x.title = m.title`);
  await work.query(sql`
    insert into milestone (item_id, position, title, kind, value, target, delivered_at)
    select r.subject_id,
      coalesce((select max(position) from milestone where item_id = r.subject_id), 0)
        + row_number() over (partition by r.line order by m.ordinality),
      m.title, coalesce(m.kind, 'INCREMENT'), coalesce(m.value, ''), m.target, case when m.delivered then now() end
    from resolved r join staged s using (line) cross join lateral rows from (
      jsonb_to_recordset(s.milestones) as (title text, kind text, value text, target jsonb, delivered boolean)
    ) with ordinality as m(title, kind, value, target, delivered, ordinality)
    where r.action in ('CREATE', 'UPDATE')
      and not exists (select from milestone x where x.item_id = r.subject_id and x.title = m.title)`);
}
