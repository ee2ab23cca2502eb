import sql from 'sql-template-tag';
import { eraseAlso } from '../feedback/erasure.service.ts';

/**
 * Takes out of the records of imports what is about erased entries and customers: the rows as they came and what was
 * said of them, by what they are about and by the texts in them; and those texts from the samples of columns.
 */
eraseAlso(async (work, { entryIds, told }) => {
  await work.query(sql`
    update import_row r set raw = null,
      errors = (select coalesce(jsonb_agg(e || '{"message": "Erased."}'), '[]') from jsonb_array_elements(r.errors) e),
      warnings = (select coalesce(jsonb_agg(w || '{"message": "Erased."}'), '[]') from jsonb_array_elements(r.warnings) w)
    where r.subject_type = 'Feedback' and r.subject_id = any(${entryIds}::uuid[])
      or jsonb_typeof(r.raw) = 'object' and exists (
        select from jsonb_each_text(r.raw) c(field, value) where is_told(c.value, ${told}::text[]))`);
  await work.query(sql`select erase_samples(${told}::text[])`);
});
