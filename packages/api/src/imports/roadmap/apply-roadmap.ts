import sql, { type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { StagedRun } from '../import-plan.ts';
import { ImportRun } from '../import-run.entity.ts';
import { noteWork } from '../run.service.ts';
import { clearSignOffs, createItems, giveRanks, updateItems } from './apply-items.ts';
import { applyMilestones, linkRefs, linkThemes } from './apply-parts.ts';

/**
 * Does what was resolved for a file of items. Rows that say nothing of when are one step; those of each instant of the
 * past are a step and a Work of their own, in the order of time. A step is a fixed number of statements.
 */
export async function applyRoadmap(work: Work, staged: StagedRun): Promise<void> {
  await work.query(sql`
    create temp table doing on commit drop as
    select s.*, r.action, r.subject_id, null::text as rank_key from staged s join resolved r using (line) with no data`);
  const steps = await stepsOf(work);
  if (steps.some(({ at }) => at !== null)) await lockAll(work, staged.run.id);
  for (const step of steps) {
    if (step.at === null) await apply(work, staged, step);
    else {
      await work.dated(step.at, async () => {
        await noteWork(work, staged.run.id);
        await apply(work, staged, step);
      });
    }
  }
}

interface Step {
  at: Date | null;
  creates: boolean;
  makesTeams: boolean;
  clears: boolean;
  hasMilestones: boolean;
}

async function stepsOf(work: Work): Promise<Step[]> {
  return work.query<Step>(sql`
    select at, bool_or(creates) as creates, bool_or(makes_team) as "makesTeams", bool_or(clears) as clears,
      bool_or(has_milestones) as "hasMilestones"
    from (
      select s.changed_at as at, r.action = 'CREATE' as creates, s.milestones <> '[]' as has_milestones,
        coalesce(k.is_new, false) and row_number() over (partition by s.team_slug order by s.changed_at, s.line) = 1 as makes_team,
        exists (select from sign_off o where o.subject_id = r.subject_id) as clears
      from staged s join resolved r using (line) left join staged_team k on k.slug = s.team_slug
      where r.action in ('CREATE', 'UPDATE')) x
    group by at order by at`);
}

/** The first of several Works that are recorded keeps others waiting; what could wait for them in turn is locked before. */
async function lockAll(work: Work, runId: string): Promise<void> {
  await work.take(ImportRun, runId);
  await work.query(sql`create index on staged (changed_at)`);
  await work.alone('roadmap rank');
  await work.query(
    sql`select from roadmap_item where id in (select item_id from staged_item) order by id for no key update`,
  );
  await work.query(sql`select from team where id in (select team_id from staged_team) order by id for key share`);
  await work.query(sql`select from theme where id in (select theme_id from staged_theme) order by id for key share`);
}

async function apply(work: Work, staged: StagedRun, step: Step): Promise<void> {
  const { columns } = staged;
  const at = step.at === null ? sql`now()` : sql`${step.at}::timestamptz`;
  await begin(work, step.at === null ? sql`s.changed_at is null` : sql`s.changed_at = ${step.at}`);
  if (step.makesTeams) await makeTeams(work);
  if (step.creates || columns.has('status')) await giveRanks(work);
  if (step.creates) await createItems(work, staged, at);
  if (step.creates || columns.has('externalRefs')) await linkRefs(work, staged);
  if (step.clears) await clearSignOffs(work, staged);
  await updateItems(work, staged, at);
  if (columns.has('themes')) await linkThemes(work);
  if (step.hasMilestones) await applyMilestones(work, at);
}

/** Puts the rows of one step, and no others, into `doing`. */
async function begin(work: Work, condition: Sql): Promise<void> {
  await work.query(sql`
    with done as (delete from doing)
    insert into doing select s.*, r.action, r.subject_id, null from staged s join resolved r using (line)
    where r.action in ('CREATE', 'UPDATE') and ${condition}`);
}

async function makeTeams(work: Work): Promise<void> {
  await work.query(sql`
    insert into team (id, slug, name) select k.team_id, k.slug, k.name from staged_team k
    where k.is_new and exists (select from doing s where s.team_slug = k.slug)
    order by k.slug on conflict (slug) do nothing`);
  await work.query(sql`update staged_team k set team_id = t.id from team t where k.is_new and t.slug = k.slug`);
}
