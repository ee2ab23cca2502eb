import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one roadmap: items in one order, their parts, and their links to themes, inputs and priorities. */
export class Roadmap1763800500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last day that a plan date covers; the same rule as plan-date.rules.ts, for ordering and filtering.
      create function plan_date_end(plan jsonb) returns date language sql immutable parallel safe as $$
        select case plan ->> 'resolution'
          when 'DAY' then day
          when 'MONTH' then (date_trunc('month', day::timestamp) + interval '1 month - 1 day')::date
          when 'QUARTER' then (date_trunc('quarter', day::timestamp) + interval '3 months - 1 day')::date
          when 'HALF_YEAR' then make_date(extract(year from day)::int, case when extract(month from day) <= 6 then 6 else 12 end,
                                          case when extract(month from day) <= 6 then 30 else 31 end)
          when 'YEAR' then make_date(extract(year from day)::int, 12, 31)
        end
        from make_date(substr(plan ->> 'date', 1, 4)::int, substr(plan ->> 'date', 6, 2)::int, substr(plan ->> 'date', 9, 2)::int) as day
      $$;

      create sequence roadmap_item_number_seq as integer;
      create table roadmap_item (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        number integer not null unique default nextval('roadmap_item_number_seq'),
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        title text not null,
        problem text not null,
        outcome text not null,
        description text,
        kind text not null,
        value_drivers text[] not null default '{}',
        labels text[] not null default '{}',
        status text not null default 'PROPOSED',
        status_changed_at timestamptz not null default now(),
        paused_from text,
        released_at timestamptz,
        horizon text not null,
        rank_key text collate "C",
        start jsonb,
        target jsonb,
        committed_target jsonb,
        team_id uuid references team,
        product_owner_id uuid references person,
        engineering_owner_id uuid references person,
        request_driver text,
        requested_by_id uuid references customer,
        single_customer boolean not null default false,
        touches_no_slo boolean not null default false,
        effort jsonb,
        links jsonb not null default '[]',
        check ((status in ('DONE', 'DECLINED', 'STOPPED')) = (rank_key is null)),
        check ((status = 'PAUSED') = (paused_from is not null))
      );
      alter sequence roadmap_item_number_seq owned by roadmap_item.number;
      create index roadmap_item_rank_key_idx on roadmap_item (rank_key, id);
      create index roadmap_item_listed_idx on roadmap_item (coalesce(rank_key, '~'), id);
      create index roadmap_item_updated_at_idx on roadmap_item (updated_at, id);
      create index roadmap_item_created_at_idx on roadmap_item (created_at, id);
      create index roadmap_item_team_id_idx on roadmap_item (team_id);
      create index roadmap_item_requested_by_id_idx on roadmap_item (requested_by_id);

      create table milestone (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        position integer not null check (position >= 1),
        title text not null,
        kind text not null,
        value text not null,
        target jsonb,
        effort_person_weeks double precision,
        delivered_at timestamptz,
        dropped boolean not null default false,
        outcome text,
        check (not (dropped and delivered_at is not null))
      );
      create index milestone_item_id_idx on milestone (item_id, position);

      create table success_metric (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        metric_id uuid not null references metric,
        baseline double precision,
        target double precision not null,
        measure_by date,
        actual double precision,
        unique (item_id, metric_id)
      );
      create index success_metric_metric_id_idx on success_metric (metric_id);

      create table alignment (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        input_id uuid not null references north_star_input on delete cascade,
        rationale text not null,
        expected_delta double precision,
        confidence text not null default 'MEDIUM',
        unique (item_id, input_id)
      );
      create index alignment_input_id_idx on alignment (input_id);

      create table item_theme (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        theme_id uuid not null references theme,
        unique (item_id, theme_id)
      );
      create index item_theme_theme_id_idx on item_theme (theme_id);

      create table item_priority (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        priority_id uuid not null references company_priority,
        unique (item_id, priority_id)
      );
      create index item_priority_priority_id_idx on item_priority (priority_id);

      create table item_ref (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        source text not null,
        external_id text not null,
        unique (source, external_id)
      );
      create index item_ref_item_id_idx on item_ref (item_id);

      select keep_history('roadmap_item'), keep_history('milestone'), keep_history('success_metric'), keep_history('alignment'),
        keep_history('item_theme'), keep_history('item_priority'), keep_history('item_ref');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table item_ref, item_priority, item_theme, alignment, success_metric, milestone, roadmap_item;
      drop function plan_date_end;
    `);
  }
}
