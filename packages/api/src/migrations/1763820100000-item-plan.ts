import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What items need of each other, what people say of their health, what they score and what they cost to keep. */
export class ItemPlan1763820100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The first day that a plan date covers; the same rule as plan-date.rules.ts.
      create function plan_date_start(plan jsonb) returns date language sql immutable parallel safe as $$
        select case plan ->> 'resolution'
          when 'DAY' then day
          when 'MONTH' then date_trunc('month', day::timestamp)::date
          when 'QUARTER' then date_trunc('quarter', day::timestamp)::date
          when 'HALF_YEAR' then make_date(extract(year from day)::int, case when extract(month from day) <= 6 then 1 else 7 end, 1)
          when 'YEAR' then make_date(extract(year from day)::int, 1, 1)
        end
        from make_date(substr(plan ->> 'date', 1, 4)::int, substr(plan ->> 'date', 6, 2)::int, substr(plan ->> 'date', 9, 2)::int) as day
      $$;

      alter table roadmap_item add column score jsonb, add column support_burden jsonb;
      select show_past('roadmap_item');

      create table dependency (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        depends_on_id uuid not null references roadmap_item on delete cascade,
        note text,
        unique (item_id, depends_on_id),
        check (item_id <> depends_on_id)
      );
      create index dependency_depends_on_id_idx on dependency (depends_on_id);

      create table status_update (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        health text not null,
        body text not null,
        author_kind text not null,
        author_id uuid not null,
        created_at timestamptz not null
      );
      create index status_update_item_id_idx on status_update (item_id, created_at desc, id desc);

      select keep_history('dependency'), keep_history('status_update');
      insert into told_table (table_name, subject_type, label, whole) values
        ('dependency', 'Dependency', $$'needs ' || (select title from roadmap_item where id = (r ->> 'depends_on_id')::uuid)$$,
         $$(r ->> 'item_id')::uuid$$),
        ('status_update', 'StatusUpdate', $$r ->> 'health'$$, $$(r ->> 'item_id')::uuid$$);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view past.status_update, past.dependency;
      drop table status_update, dependency;
      delete from told_table where table_name in ('dependency', 'status_update');
      drop view past.roadmap_item;
      alter table roadmap_item drop column score, drop column support_burden;
      select show_past('roadmap_item');
      drop function plan_date_start;
    `);
  }
}
