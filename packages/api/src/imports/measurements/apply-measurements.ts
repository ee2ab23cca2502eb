import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import { refreshBudgets } from '../../slo/budget-refresh.service.ts';

/** Does what was resolved for a file of measurements, and makes the budgets right: a fixed number of statements. */
export async function applyMeasurements(work: Work): Promise<void> {
  const written = sql`
    select i.slo_id, i.source, i.from_at, i.to_at, i.good, i.total
    from staged_interval i join resolved r using (line) where r.action in ('CREATE', 'UPDATE')`;
  await work.query(sql`
    insert into sli_measurement (id, slo_id, source, starts_at, ends_at, good, total)
    select rising_id(), w.* from (${written}) w order by w.slo_id, w.from_at, w.source
    on conflict (slo_id, starts_at, source) do update set good = excluded.good, total = excluded.total`);
  const touched = await work.query<{ id: string }>(sql`select distinct slo_id as id from (${written}) w`);
  if (touched.length === 0) return;
  const ids = touched.map(({ id }) => id);
  await refreshBudgets(work, ids, sql`select slo_id, from_at, to_at from (${written}) w`);
}
