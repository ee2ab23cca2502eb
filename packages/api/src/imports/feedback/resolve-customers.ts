import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { StagedRun } from '../import-plan.ts';

/**
 * Finds the customer of every row that is taken, and writes it to `staged_customer`: by the id in the source, then by
 * name among the customers of the source and those of none; others get an id there. Gives the number of new ones.
 */
export async function resolveCustomers(work: Work, { options: { source } }: StagedRun): Promise<number> {
  await work.query(sql`
    create temp table staged_customer (
      key text primary key, customer_id uuid, is_new boolean, external_id text, name text, name_key text, named boolean,
      kind text, segment text, annual_revenue double precision, currency text, first_line integer, last_line integer,
      changed boolean not null default false
    ) on commit drop`);
  await work.query(sql`
    insert into staged_customer (key, external_id, name, name_key, named, kind, segment, annual_revenue, currency, first_line, last_line)
    select s.customer_key, min(s.customer_external_id),
      coalesce((array_agg(s.customer_name order by s.line) filter (where s.customer_name is not null))[1], min(s.customer_external_id)),
      coalesce((array_agg(s.customer_name_key order by s.line) filter (where s.customer_name is not null))[1], min(s.customer_name_key)),
      bool_or(s.customer_name is not null),
      (array_agg(s.customer_kind order by s.line desc) filter (where s.customer_kind is not null))[1],
      (array_agg(s.segment order by s.line desc) filter (where s.segment is not null))[1],
      (array_agg(s.annual_revenue order by s.line desc) filter (where s.annual_revenue is not null))[1],
      (array_agg(s.currency order by s.line desc) filter (where s.annual_revenue is not null))[1],
      min(s.line), max(s.line)
    from staged s join matched m using (line)
    where m.outcome in ('NEW', 'KNOWN') and s.customer_key is not null group by s.customer_key`);
  await work.query(sql`analyze staged_customer`);
  await work.query(sql`
    update staged_customer k set customer_id = r.customer_id, is_new = false
    from customer_ref r where r.source = ${source} and r.external_id = k.external_id`);
  await matchByName(work, source);
  await work.query(sql`
    update staged_customer set customer_id = gen_random_uuid(), is_new = true where customer_id is null`);
  await work.query(sql`
    update staged_customer k set customer_id = same.customer_id, is_new = false from (
      select distinct on (name_key) name_key, customer_id from staged_customer
      where external_id is not null and named order by name_key, external_id collate "C") same
    where k.external_id is null and k.is_new and same.name_key = k.name_key`);
  await noteChanges(work);
  const [row] = await work.query<{ count: number }>(sql`select count(*) from staged_customer where is_new`);
  return row!.count;
}

/** Two ids of one source are two customers, so a row with an id only takes one that has none there. */
async function matchByName(work: Work, source: string): Promise<void> {
  await work.query(sql`
    update staged_customer k set customer_id = x.customer_id, is_new = false from (
      select key, customer_id, row_number() over (partition by has_id, customer_id order by external_id collate "C") as turn
      from (
        select distinct on (k.key) k.key, k.external_id, k.external_id is not null as has_id, c.id as customer_id
        from staged_customer k join customer n on n.name_key = k.name_key
          join customer c on c.id = coalesce(n.merged_into_id, n.id) cross join lateral (select
          exists (select from customer_ref where customer_id = c.id and source = ${source}) as named,
          exists (select from customer_ref where customer_id = c.id) as anywhere,
          exists (select from feedback where customer_id = c.id and source = ${source}) as heard) h
        where k.customer_id is null and k.named and (h.heard or h.named or not h.anywhere)
          and not (k.external_id is not null and h.named)
        order by k.key, h.named desc, h.heard desc, c.id) found) x
    where x.key = k.key and (x.turn = 1 or k.external_id is null)`);
}

/** A source may tell more of a customer than was known; its name changes only where it was no more than its id. */
async function noteChanges(work: Work): Promise<void> {
  await work.query(sql`
    update staged_customer k set changed = true from (
      select distinct on (customer_id) key from staged_customer
      where not is_new order by customer_id, external_id is null, last_line desc) first
    join staged_customer s on s.key = first.key
    join customer c on c.id = s.customer_id
    where k.key = first.key and (
      s.kind <> c.kind or s.segment is not null and s.segment is distinct from c.segment
      or s.annual_revenue is not null
        and (s.annual_revenue, s.currency) is distinct from (c.annual_revenue, c.currency)
      or s.named and c.name = s.external_id and s.name <> c.name)`);
}
