import sql, { type Sql } from 'sql-template-tag';
import type { Work } from '../platform/work.ts';

/** Texts shorter than this are too common to look for. */
const shortest = 3;

/** All versions of rows, that of now included, as jsonb `data`. */
function versionsOf(table: 'feedback' | 'customer', ids: string[]): Sql {
  const rows = table === 'feedback' ? sql`feedback` : sql`customer`;
  return sql`(
    select to_jsonb(t) as data from ${rows} t where id = any(${ids}::uuid[])
    union all select data from row_version where table_name = ${table} and row_id = any(${ids}::uuid[]))`;
}

/** All refs that the customers have or had, as jsonb `data`. */
function refsOf(ids: string[]): Sql {
  return sql`(
    select to_jsonb(t) as data from customer_ref t where customer_id = any(${ids}::uuid[])
    union all select data from row_version where table_name = 'customer_ref' and (data ->> 'customer_id')::uuid = any(${ids}::uuid[]))`;
}

/** Every text that entries and customers are or were told by: titles, bodies, addresses, names, ids in sources. */
export async function wordsToldOf(work: Work, entryIds: string[], customerIds: string[]): Promise<string[]> {
  const rows = await work.query<{ told: string }>(sql`
    select distinct btrim(x.told) as told from (
      select unnest(array[data ->> 'external_id', data ->> 'title', data ->> 'body', data ->> 'url']) as told
      from ${versionsOf('feedback', entryIds)} e
      union all select data ->> 'name' from ${versionsOf('customer', customerIds)} c
      union all select data ->> 'external_id' from ${refsOf(customerIds)} r
    ) x where length(btrim(x.told)) >= ${shortest}`);
  return rows.map(({ told }) => told);
}

/** Keeps the hashes by which the next file of a source is recognised. */
export async function noteTraits(work: Work, entryIds: string[], customerIds: string[]): Promise<void> {
  await work.query(sql`
    insert into erased_trait (subject_type, subject_id, trait, hash)
    select distinct x.type, x.id, x.trait, erased_hash(x.trait, x.source, x.name) from (
      select 'Feedback' as type, (e.data ->> 'id')::uuid as id, t.trait, e.data ->> 'source' as source, t.name
      from ${versionsOf('feedback', entryIds)} e cross join lateral (
        values ('ENTRY_ID', e.data ->> 'external_id'), ('ENTRY_TEXT', e.data ->> 'fingerprint')) t(trait, name)
      union all
      select 'Customer', (r.data ->> 'customer_id')::uuid, 'CUSTOMER_ID', r.data ->> 'source', r.data ->> 'external_id'
      from ${refsOf(customerIds)} r
      union all
      select 'Customer', (c.data ->> 'id')::uuid, 'CUSTOMER_NAME', s.source, c.data ->> 'name_key'
      from ${versionsOf('customer', customerIds)} c cross join lateral (
        select source from feedback where customer_id = any(${customerIds}::uuid[])
        union select r.data ->> 'source' from ${refsOf(customerIds)} r) s
      where c.data ->> 'name_key' <> ''
    ) x where x.name is not null
    on conflict (hash, subject_id) do nothing`);
  // A customer of no source has nothing to be recognised by, but must be erased again in an earlier backup.
  await work.query(sql`
    insert into erased_trait (subject_type, subject_id, trait, hash)
    select 'Customer', id, 'CUSTOMER_NAME', erased_hash('CUSTOMER_NAME', '', id::text) from customer c
    where id = any(${customerIds}::uuid[]) and not exists (select from erased_trait where subject_id = c.id)`);
}
