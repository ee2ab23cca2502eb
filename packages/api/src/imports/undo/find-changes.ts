import sql, { raw } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { KeptTables, Pointer } from './kept-tables.ts';

/**
 * Finds what the Works of a run did, from the history, and writes it to the temporary table `undone`, a line a row:
 * `former` is the row before the run (null for one that the run made), `made` what the run made of it where that is no
 * longer the present version, `whole` the thing of which it is a part. `is_left` marks what is not put back: things
 * that were changed since, with all their parts, and things that others use by now.
 */
export async function findChanges(work: Work, runId: string, { tables, pointers }: KeptTables): Promise<void> {
  await work.query(sql`
    create temp table undone (
      id uuid primary key, table_name text not null, whole uuid, former jsonb, made jsonb,
      is_there boolean not null default false, is_left boolean not null default false
    ) on commit drop`);
  await work.query(sql`
    create temp table undone_work on commit drop as select work_id from import_work where run_id = ${runId}::uuid`);
  await work.query(sql`
    insert into undone (id, table_name, former, made)
    select v.row_id, v.table_name,
      (array_agg(v.data order by v.until_work_id) filter (where u.work_id is not null and m.work_id is null))[1],
      (array_agg(v.data order by v.until_work_id desc) filter (where m.work_id is not null and u.work_id is null))[1]
    from row_version v left join undone_work u on u.work_id = v.until_work_id left join undone_work m on m.work_id = v.work_id
    where v.table_name <> 'import_run' and (u.work_id is not null or m.work_id is not null)
    group by v.row_id, v.table_name`);
  for (const { name, wholeColumn = null } of tables) {
    await work.query(
      raw(`insert into undone (id, table_name, whole, is_there)
        select id, '${name}', ${wholeColumn ?? 'id'}, true from ${name} where work_id in (select work_id from undone_work)
        on conflict (id) do update set is_there = true, whole = excluded.whole`),
    );
    await work.query(
      raw(`update undone u set is_there = true, whole = t.${wholeColumn ?? 'id'}, is_left = u.made is null
          or to_jsonb(jsonb_populate_record(t, u.made - 'work_id')) <> to_jsonb(t)
        from ${name} t where t.id = u.id and u.table_name = '${name}' and not u.is_there`),
    );
    const kept = wholeColumn && `(coalesce(u.made, u.former) ->> '${wholeColumn}')::uuid`;
    await work.query(
      raw(`update undone u set whole = ${kept ?? 'u.id'} where u.table_name = '${name}' and u.whole is null`),
    );
  }
  await work.query(sql`update undone u set is_left = true where not u.is_there and u.made is not null`);
  await work.query(sql`analyze undone`);
  await leaveUsed(work, pointers);
}

const gone = 'u.former is null and u.is_there and not u.is_left';

/** What is used by something that stays cannot go, nor what it is a part of. Each round may find more. */
async function leaveUsed(work: Work, pointers: readonly Pointer[]): Promise<void> {
  for (let before = -1, left = await leaveWholes(work); left !== before; ) {
    for (const { child, column, parent } of pointers) {
      await work.query(
        raw(`update undone u set is_left = true from ${child} c
          left join undone d on d.id = c.id and not d.is_left
          where c.${column} = u.id and ${gone} ${parent ? `and u.table_name = '${parent}'` : ''}
            and d.id is null${followsAlong(child)}`),
      );
    }
    before = left;
    left = await leaveWholes(work);
  }
}

/** What a rule assigned since follows the entry, and keeps it from nothing. */
function followsAlong(child: string): string {
  return child === 'theme_assignment' ? ` and not (c.origin = 'RULE' and u.table_name = 'feedback')` : '';
}

async function leaveWholes(work: Work): Promise<number> {
  await work.query(sql`
    update undone u set is_left = true where not u.is_left and u.whole in (select whole from undone where is_left)`);
  const [row] = await work.query<{ count: number }>(sql`select count(*) from undone where is_left`);
  return row!.count;
}
