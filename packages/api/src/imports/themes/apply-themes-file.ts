import sql from 'sql-template-tag';
import { applyRulesOf } from '../../feedback/theme-rules.ts';
import type { Work } from '../../platform/work.ts';

/** Does what was resolved for a file of themes. What a row leaves out stays as it is. */
export async function applyThemesFile(work: Work): Promise<void> {
  await work.query(sql`
    insert into theme (id, slug, name, summary, problem, status, parent_id, rules, created_at, updated_at)
    select r.subject_id, s.slug, s.name, s.summary, s.problem, coalesce(s.status, 'EMERGING'), r.parent_id, s.rules,
      ${work.at}, ${work.at}
    from resolved r join staged s using (line) where r.action = 'CREATE' order by r.line`);
  await work.query(sql`
    update theme t set name = case when r.keeps_name then t.name else s.name end, summary = coalesce(s.summary, t.summary), problem = coalesce(s.problem, t.problem),
      status = coalesce(s.status, t.status), parent_id = r.parent_id,
      rules = case when cardinality(s.rules) > 0 then s.rules else t.rules end,
      version = t.version + 1, updated_at = greatest(now(), t.created_at)
    from resolved r join staged s using (line) where r.action = 'UPDATE' and t.id = r.subject_id`);
  const ruled = await work.query<{ id: string }>(sql`
    select r.subject_id as id from resolved r join staged s using (line)
    where r.action in ('CREATE', 'UPDATE') and (cardinality(s.rules) > 0 or r.action = 'UPDATE' and s.status is not null)`);
  const ids = ruled.map(({ id }) => id);
  if (ids.length > 0) await applyRulesOf(work, ids);
}
