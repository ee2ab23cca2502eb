import sql, { raw } from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { risingIds } from '../platform/rising-ids.ts';
import type { Work } from '../platform/work.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportRun } from './import-run.entity.ts';

/** How long good rows are kept as they came; failed and warned ones stay. */
const rawDays = 30;

/** Writes what became of each row, and the row as it came. What would have been created, and was not, has no subject. */
export async function keepRows(work: Work, plan: ImportPlan, run: ImportRun, applied: boolean): Promise<void> {
  const subject = raw(applied ? 'r.subject_id' : `case when ${knownSubject} then r.subject_id end`);
  await work.query(sql`
    insert into import_row (id, work_id, run_id, line, action, subject_type, subject_id, errors, warnings, raw)
    select ${risingIds(sql`row_number() over (order by r.line)`)}, current_work(), ${run.id}::uuid, r.line, r.action, coalesce(r.subject_type, ${plan.subjectType}), ${subject},
      coalesce(s.errors, '[]'), coalesce(s.warnings, '[]') || coalesce(r.warnings, '[]'), s.raw
    from resolved r join staged s using (line) order by r.line`);
  await work.query(sql`
    insert into kept_raw (run_id, until) values (${run.id}::uuid, now() + make_interval(days => ${rawDays}::integer))`);
}

const knownSubject = `r.action <> 'CREATE' and not exists (
  select from resolved c where c.action = 'CREATE' and c.subject_id = r.subject_id)`;

/** Forgets how the good rows of old runs came. What became of each row stays. */
export async function forgetRaw(dataSource: DataSource): Promise<void> {
  await dataSource.query(`
    with due as (delete from kept_raw where until < now() returning run_id)
    update import_row r set raw = null from due
    where r.run_id = due.run_id and r.raw is not null and r.action <> 'FAIL' and r.warnings = '[]'`);
}
