import sql, { raw } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { KeptTable } from './kept-tables.ts';

/**
 * Gives every row of `undone` that is not left its former state: changed ones their former values, made ones go,
 * removed ones come back. A fixed number of statements for each table.
 */
export async function putBack(work: Work, all: readonly KeptTable[]): Promise<void> {
  const touched = await work.query<{ name: string }>(
    sql`select distinct table_name as name from undone where not is_left`,
  );
  const tables = all.filter((table) => touched.some(({ name }) => name === table.name));
  for (const table of tables) await restoreChanged(work, table);
  for (const { name } of [...tables].reverse()) {
    await work.query(
      raw(`delete from ${name} t using undone u
        where u.table_name = '${name}' and u.id = t.id and u.former is null and u.is_there and not u.is_left`),
    );
  }
  for (const table of tables) await restoreRemoved(work, table);
}

async function restoreChanged(work: Work, { name, columns }: KeptTable): Promise<void> {
  const set = columns.map(
    (column) => `${column.name} = case when u.former ? '${column.key}' then r.${column.name} else t.${column.name} end`,
  );
  await work.query(
    raw(`update ${name} t set ${set.join(', ')}
      from undone u cross join lateral jsonb_populate_record(null::${name}, u.former) r
      where u.table_name = '${name}' and u.id = t.id and u.former is not null and u.is_there and not u.is_left`),
  );
}

async function restoreRemoved(work: Work, { name, columns }: KeptTable): Promise<void> {
  const names = ['id', ...columns.map((column) => column.name)];
  const values = columns.map(
    (column) => `case when u.former ? '${column.key}' then r.${column.name} else ${column.fallback} end`,
  );
  await work.query(
    raw(`insert into ${name} (${names.join(', ')})
      select u.id, ${values.join(', ')} from undone u cross join lateral jsonb_populate_record(null::${name}, u.former) r
      where u.table_name = '${name}' and u.former is not null and not u.is_there and not u.is_left
      on conflict do nothing`),
  );
}
