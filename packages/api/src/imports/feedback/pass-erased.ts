import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';

/**
 * Passes over the rows that tell of what was erased, recognised by keyed hashes: the entry by its id or its text, its
 * customer by its id or, without one, its name. Nothing of such a row is kept, whatever else is wrong with it. Gives whether there are any.
 */
export async function passErased(work: Work, source: string): Promise<boolean> {
  const [erased] = await work.query(sql`select from erased_trait limit 1`);
  if (!erased) return false;
  await work.query(sql`create temp table staged_erased (line integer primary key, subject_id uuid) on commit drop`);
  const lines = await work.query(sql`
    insert into staged_erased
    select s.line, max(e.subject_id::text) filter (where e.subject_type = 'Feedback')::uuid
    from staged s cross join lateral (values
      ('ENTRY_ID', s.external_id), ('ENTRY_TEXT', s.fingerprint), ('CUSTOMER_ID', s.customer_external_id),
      ('CUSTOMER_NAME', case when s.customer_external_id is null then s.customer_name_key end)) t(trait, name)
    join erased_trait e on e.hash = erased_hash(t.trait, ${source}, t.name)
    where t.name is not null group by s.line returning line`);
  if (lines.length === 0) return false;
  await work.query(sql`update staged s set raw = null, warnings = null from staged_erased e where e.line = s.line`);
  await work.query(sql`
    update matched m set outcome = 'ERASED', subject_id = e.subject_id, same_line = null from staged_erased e where e.line = m.line`);
  return true;
}
