import sql, { raw, type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { StagedRun } from '../import-plan.ts';
import { milestoneColumns, planDiffers } from './compared.ts';

/** Notes the ids that new items have elsewhere, and those that rows of known ones add. */
export async function linkRefs(work: Work, { options }: StagedRun): Promise<void> {
  await work.query(sql`
    insert into item_ref (item_id, source, external_id)
    select s.subject_id, r.source, r.external_id from doing s cross join lateral (
      select ${options.source}::text as source, s.external_id where s.action = 'CREATE' or s.named_item is null
      union select x.source, x."externalId" from jsonb_to_recordset(s.external_refs) as x(source text, "externalId" text)) r
    on conflict (source, external_id) do nothing`);
}

/** Links items to the themes that their rows name, and to no others. */
export async function linkThemes(work: Work): Promise<void> {
  await work.query(sql`
    delete from item_theme x using doing s
    where s.action = 'UPDATE' and x.item_id = s.subject_id
      and not exists (select from staged_theme t where t.slug = any(s.slugs) and t.theme_id = x.theme_id)`);
  await work.query(sql`
    insert into item_theme (item_id, theme_id)
    select distinct s.subject_id, t.theme_id from doing s join staged_theme t on t.slug = any(s.slugs)
    on conflict (item_id, theme_id) do nothing`);
}

const told = raw(milestoneColumns);

/**
 * Milestones are known by their title; new ones stand behind the others, and none is taken away. One that is delivered
 * without a word of when is delivered at the instant of its row.
 */
export async function applyMilestones(work: Work, at: Sql): Promise<void> {
  await work.query(sql`
    update milestone x set kind = coalesce(m.kind, x.kind), value = coalesce(m.value, x.value),
      target = case when m.target is null or not (${raw(planDiffers('m.target', 'x.target'))}) then x.target else m.target end, effort_person_weeks = coalesce(m."effortPersonWeeks", x.effort_person_weeks),
      outcome = coalesce(m.outcome, x.outcome), dropped = coalesce(m.dropped, x.dropped) and not coalesce(m.delivered, false),
      delivered_at = case when m.delivered then coalesce(m."deliveredAt", x.delivered_at, ${at})
        when not m.delivered or m.dropped then null else x.delivered_at end
    from doing s cross join lateral jsonb_to_recordset(s.milestones) as m${told}
    where s.action = 'UPDATE' and x.item_id = s.subject_id and x.title = m.title`);
  await work.query(sql`
    insert into milestone (item_id, position, title, kind, value, target, effort_person_weeks, outcome, dropped, delivered_at)
    select s.subject_id,
      coalesce((select max(position) from milestone where item_id = s.subject_id), 0)
        + row_number() over (partition by s.line order by m.ordinality),
      m.title, coalesce(m.kind, 'INCREMENT'), coalesce(m.value, ''), m.target, m."effortPersonWeeks", m.outcome,
      coalesce(m.dropped, false) and not coalesce(m.delivered, false),
      case when m.delivered then coalesce(m."deliveredAt", ${at}) end
    from doing s cross join lateral rows from (jsonb_to_recordset(s.milestones) as ${told})
      with ordinality as m(title, kind, value, target, delivered, "deliveredAt", dropped, "effortPersonWeeks", outcome, ordinality)
    where not exists (select from milestone x where x.item_id = s.subject_id and x.title = m.title)`);
}
