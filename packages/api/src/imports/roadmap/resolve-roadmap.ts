import sql, { join } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import { resolveThemes } from '../feedback/resolve-themes.ts';
import type { MadeBeside, StagedRun } from '../import-plan.ts';
import { differsFromState } from './compared.ts';
import { checkDates } from './dated-rows.ts';
import { warnOfGuards } from './guard-warnings.ts';
import { makeKnown, noteStates } from './known-states.ts';
import { matchItems } from './match-items.ts';

/** Decides what becomes of each item, in a fixed number of statements. */
export async function resolveRoadmap(work: Work, staged: StagedRun): Promise<MadeBeside> {
  await resolveThemes(work, staged);
  await resolveTeams(work);
  await matchItems(work, staged);
  await makeKnown(work);
  await checkDates(work, staged);
  await noteStates(work, staged);
  await decide(work, staged);
  await warnOfGuards(work, staged);
  return { themesCreated: 0, customersCreated: 0 };
}

/** A team is known by its slug, else by its name. */
async function resolveTeams(work: Work): Promise<void> {
  await work.query(sql`
    create temp table staged_team (slug text primary key, name text, team_id uuid, is_new boolean) on commit drop`);
  await work.query(sql`
    insert into staged_team (slug, name, team_id, is_new)
    select s.slug, s.name, coalesce(t.id, gen_random_uuid()), t.id is null
    from (select distinct on (team_slug) team_slug as slug, team as name from staged
      where errors is null and team_slug is not null order by team_slug, line) s
    left join lateral (select id from team where slug = s.slug or name = s.name order by slug = s.slug desc, slug limit 1) t on true`);
}

async function decide(work: Work, { options, columns }: StagedRun): Promise<void> {
  await work.query(sql`alter table resolved add same_line integer`);
  const differs = join(differsFromState(options.source, columns), ' or ');
  await work.query(sql`
    insert into resolved (line, action, subject_id, same_line)
    select s.line,
      case when t.same_line is not null then 'DUPLICATE' when i.line is null then 'CREATE' when not t.is_old and (${differs}) then 'UPDATE'
        else 'UNCHANGED' end,
      t.item_id, t.same_line
    from staged s join turn t using (line) left join known i using (line) left join staged_team k on k.slug = s.team_slug
    where s.errors is null`);
  await work.query(sql`
    update resolved d set warnings = jsonb_build_array(jsonb_build_object('column', null, 'code', 'DUPLICATE_IN_FILE',
      'message', 'It has the external id of line ' || d.same_line ||
        case when s.changed_at is null then '.' else ', and the same date.' end))
    from staged s where s.line = d.line and d.same_line is not null`);
  await work.query(sql`
    update resolved r set warnings = jsonb_build_array(jsonb_build_object('column',
      ${columns.get('team')?.header ?? 'team'}::text, 'code', 'UNKNOWN_VALUE', 'message',
      'There was no team "' || s.team || '"; it is made.'))
    from staged s join staged_team k on k.slug = s.team_slug and k.is_new
    where s.line = r.line and r.action in ('CREATE', 'UPDATE')`);
  await work.query(sql`insert into resolved (line, action) select line, 'FAIL' from staged where errors is not null`);
  await work.query(sql`analyze resolved`);
}
