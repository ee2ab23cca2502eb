import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { StagedRun } from '../import-plan.ts';

/**
 * Finds the item of every external id in `staged` and writes it to `staged_item`: the one that has this id in the
 * source, the one whose own id it is (as an export writes it, here or elsewhere), or the one with an id of
 * `external_refs`. New ones get their id there. Rows whose ids name several items, or one that an earlier row names by
 * another id, fail.
 */
export async function matchItems(work: Work, { options, columns }: StagedRun): Promise<void> {
  await work.query(sql`
    create temp table staged_item (external_id text primary key, item_id uuid, is_new boolean, found integer, line integer)
    on commit drop`);
  await work.query(sql`
    insert into staged_item (external_id, item_id, is_new, found, line)
    select s.external_id, coalesce(min(f.item_id::text)::uuid, gen_random_uuid()), count(f.item_id) = 0,
      count(distinct f.item_id), min(s.line)
    from staged s left join lateral (
      select r.item_id from item_ref r where r.source = ${options.source} and r.external_id = s.external_id
      union select i.id from roadmap_item i where i.id = s.named_item
      union select r.item_id from item_ref r where s.named_item is not null and r.external_id = s.external_id
      union select r.item_id from jsonb_to_recordset(s.external_refs) as x(source text, "externalId" text)
        join item_ref r on r.source = x.source and r.external_id = x."externalId") f on true
    where s.errors is null group by s.external_id`);
  await work.query(sql`
    with named as (
      select k.external_id, s.line, r.source, r."externalId" from staged_item k join staged s using (external_id)
        cross join lateral jsonb_to_recordset(s.external_refs) as r(source text, "externalId" text) where s.errors is null
    ), taken as (
      select k.external_id, 'Its ids are those of ' || k.found || ' items.' as why from staged_item k where k.found > 1
      union all
      select k.external_id, 'It is the item of line ' || o.line || ', which has another external id.' from staged_item k
        join (select item_id, min(line) as line from staged_item group by item_id) o using (item_id) where o.line < k.line
      union all
      select n.external_id, 'Line ' || min(o.line) || ', with another external id, names the id "' || min(left(n."externalId", 80)) || '" too.'
      from named n join named o using (source, "externalId") where o.line < n.line and o.external_id <> n.external_id
      group by n.external_id
    )
    update staged s set errors = jsonb_build_array(jsonb_build_object('column',
      ${columns.get('externalId')?.header ?? 'externalId'}::text, 'code', 'CONFLICT', 'message', taken.why))
    from taken where taken.external_id = s.external_id and s.errors is null`);
}
