import sql, { join, type Sql } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { StagedRun } from '../import-plan.ts';
import { differsFromState } from './compared.ts';
import { noteStatesThen } from './known-states.ts';

/**
 * The rules of dating back: a row may say when its state became true if no import before this one knows better. It
 * lies in the past, behind the rows of the same item before it, behind the item's latest change, and the item itself
 * came from an import of this source. A row that says what was true then, as a repeated file does, is no fault:
 * `turn` notes it as old.
 */
export async function checkDates(work: Work, staged: StagedRun): Promise<void> {
  await refuse(
    work,
    staged,
    sql`select line, 'INVALID' as code, 'It lies in the future.' as why from staged where changed_at > clock_timestamp()`,
  );
  await takeTurns(work);
  await refuse(
    work,
    staged,
    sql`select line, 'BACKDATED' as code, 'An earlier row of this item says ' ||
      case before when 'infinity' then 'what is so now' else 'what became so later' end || '; sort the file by this column.' as why
      from (select line, at, max(at) over (partition by item_id order by line rows between unbounded preceding and 1 preceding) as before
        from turn where same_line is null) t where at < before`,
  );
  await noteOld(work, staged);
}

/** What has an order among the rows of one item: `at` is when each became true, `infinity` for now. */
async function takeTurns(work: Work): Promise<void> {
  await work.query(sql`
    create temp table turn (line integer primary key, item_id uuid, is_new boolean, at timestamptz, same_line integer,
      is_old boolean not null default false) on commit drop`);
  await work.query(sql`
    insert into turn (line, item_id, is_new, at, same_line)
    select s.line, k.item_id, k.is_new, coalesce(s.changed_at, 'infinity'),
      nullif(first_value(s.line) over (partition by k.item_id, s.changed_at order by s.line), s.line)
    from staged s join staged_item k using (external_id) where s.errors is null`);
  await work.query(sql`analyze turn`);
}

async function noteOld(work: Work, staged: StagedRun): Promise<void> {
  const marked = await work.query(sql`
    update turn t set is_old = true from (
      select i.id, greatest(w.at, (select max(at) from change_event where whole_id = i.id)) as latest, exists (
        select from change_event where subject_id = i.id and kind = 'CREATED' and via = ${`import:${staged.options.source}`}
      ) as is_ours
      from roadmap_item i join work w on w.id = i.work_id where i.id in (select item_id from turn)) i
    where i.id = t.item_id and t.at <> 'infinity' and t.same_line is null and (t.at < i.latest or not i.is_ours)
    returning 1`);
  if (marked.length === 0) return;
  await noteStatesThen(work);
  await refuse(
    work,
    staged,
    sql`select t.line, 'BACKDATED' as code, 'The item was changed after that, or was not made by an import of this source; ' ||
      'what was true of it then can no longer be changed.' as why
      from turn t join staged s using (line) left join known i using (line) left join staged_team k on k.slug = s.team_slug
      where t.is_old and (i.line is null or ${join(differsFromState(staged.options.source, staged.columns), ' or ')})`,
  );
}

/** Fails the rows that a statement gives, with its code and reason. */
async function refuse(work: Work, { columns }: StagedRun, faults: Sql): Promise<void> {
  await work.query(sql`
    update staged s set errors = jsonb_build_array(jsonb_build_object('column',
      ${columns.get('changedAt')?.header ?? 'changedAt'}::text, 'code', f.code, 'message', f.why))
    from (${faults}) f where f.line = s.line and s.errors is null`);
}
