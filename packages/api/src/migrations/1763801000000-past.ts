import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The past as a schema: for every table with a history a view of the same name and columns, as it was at the instant
 * in `waymark.as_of`. With `search_path = past, public` any statement of the read path reads that instant, unchanged.
 * A migration that adds columns to such a table ends with `select show_past('table')`; a new one has it from
 * `keep_history`. Counts of themes have no history: their views count again.
 */
export class Past1763801000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema past;

      create function as_of() returns timestamptz language sql stable as $$
        select current_setting('waymark.as_of')::timestamptz
      $$;

      create function show_past(tbl regclass) returns void language plpgsql as $$
      begin
        execute format('
          create or replace view past.%1$I as
          select t.* from public.%1$I t join public.work w on w.id = t.work_id where w.at <= public.as_of()
          union all
          select r.* from public.row_version v
            join public.work w on w.id = v.work_id join public.work u on u.id = v.until_work_id
            cross join lateral jsonb_populate_record(null::public.%1$I, v.data) r
          where v.table_name = %1$L and w.at <= public.as_of() and public.as_of() < u.at', (select relname from pg_class where oid = tbl));
      end $$;

      create function kept_tables() returns setof regclass language sql stable as $$
        select tgrelid::regclass from pg_trigger where tgname = 'stamp_row' order by tgrelid
      $$;
      select show_past(tbl) from kept_tables() as tbl;

      alter function keep_history(regclass) rename to watch_writes;
      create function keep_history(tbl regclass) returns void language sql as $$
        select watch_writes(tbl);
        select show_past(tbl);
      $$;
    `);
    await runner.query(themeCounts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema past cascade;
      drop function keep_history;
      alter function watch_writes(regclass) rename to keep_history;
      drop function kept_tables, show_past, as_of;
    `);
  }
}

const themeCounts = `
  create view past.theme_feedback as
    with recursive part_of(theme_id, whole_id) as (
      select id, id from past.theme
      union select p.theme_id, t.parent_id from part_of p join past.theme t on t.id = p.whole_id where t.parent_id is not null
    )
    select distinct p.whole_id as theme_id, f.id as feedback_id, f.submitted_at, f.customer_id, f.importance = 'CRITICAL' as critical
    from past.theme_assignment a join past.feedback f on f.id = a.feedback_id join part_of p on p.theme_id = a.theme_id;

  create view past.theme_customer as
    select theme_id, customer_id, count(*)::integer as feedback_count, (count(*) filter (where critical))::integer as critical_count
    from past.theme_feedback where customer_id is not null group by theme_id, customer_id;

  create view past.theme_tally as
    select t.id as theme_id, coalesce(e.entries, 0)::integer as feedback_count, coalesce(e.critical, 0)::integer as critical_count,
      coalesce(c.customers, 0)::integer as customer_count, coalesce(c.teams, 0)::integer as internal_team_count
    from past.theme t
    left join (
      select theme_id, count(*) as entries, count(*) filter (where critical) as critical from past.theme_feedback group by theme_id
    ) e on e.theme_id = t.id
    left join (
      select k.theme_id, count(*) as customers, count(*) filter (where c.kind = 'INTERNAL_TEAM') as teams
      from past.theme_customer k join past.customer c on c.id = k.customer_id group by k.theme_id
    ) c on c.theme_id = t.id;

  create view past.theme_revenue as
    select k.theme_id, coalesce(c.currency, '') as currency, count(*)::integer as customer_count, sum(c.annual_revenue::numeric) as annual_revenue
    from past.theme_customer k join past.customer c on c.id = k.customer_id
    where c.annual_revenue is not null group by k.theme_id, coalesce(c.currency, '');
`;
