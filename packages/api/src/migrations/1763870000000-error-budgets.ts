import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What keeps error budgets cheap: sums of measurements by blocks of time, what was last measured over each span that a
 * budget and its alerts look at, and how each budget stands. And spans that count for nothing.
 */
export class ErrorBudgets1763870000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index sli_measurement_slo_id_ends_at_idx, sli_measurement_slo_id_starts_at_idx;
      create index sli_measurement_slo_id_starts_at_idx on sli_measurement (slo_id, starts_at) include (ends_at, good, total);
      create index sli_measurement_slo_id_ends_at_idx on sli_measurement (slo_id, ends_at);

      alter table service_level_objective
        add column budget_state text not null default 'NO_DATA',
        add column budget_state_since timestamptz,
        add column active_threshold numeric,
        add column frozen_relations text[] not null default '{}';
      select show_past('service_level_objective');
      update told_table set silent_columns = silent_columns || '{budget_state_since}' where table_name = 'service_level_objective';

      create table budget_exclusion (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slo_id uuid not null references service_level_objective on delete cascade,
        "from" timestamptz not null,
        "to" timestamptz not null,
        reason text not null,
        check ("from" < "to")
      );
      create index budget_exclusion_slo_id_idx on budget_exclusion (slo_id);
      select keep_history('budget_exclusion');
      insert into told_table (table_name, subject_type, label, whole) values
        ('budget_exclusion', 'BudgetExclusion', $$r ->> 'reason'$$, $$(r ->> 'slo_id')::uuid$$);

      -- How the measurements of an objective are summed up: by blocks of so many milliseconds, one of which starts at
      -- the origin; and the longest measurement that there ever was.
      create table sli_rollup (
        slo_id uuid primary key references service_level_objective on delete cascade,
        block_ms bigint not null,
        origin timestamptz not null,
        slice_ms bigint,
        slice_target numeric,
        longest interval not null default '0'
      );

      -- All that was measured up to the end of a block. Blocks in which nothing was measured have no row.
      create table sli_block (
        slo_id uuid not null references sli_rollup on delete cascade,
        starts_at timestamptz not null,
        good numeric not null,
        total numeric not null,
        measured_ms numeric not null,
        slices bigint not null,
        eventful bigint not null,
        good_slices bigint not null,
        ratios numeric not null,
        cut_off bigint not null,
        primary key (slo_id, starts_at)
      ) with (fillfactor = 80);

      -- What is measured over the spans of a budget and its alerts, for any instant from one until before the other,
      -- and when the state may change by time alone.
      create table budget_reading (
        slo_id uuid primary key references service_level_objective on delete cascade,
        measured jsonb not null,
        holds_from timestamptz not null,
        holds_until timestamptz not null,
        flips_at timestamptz not null
      ) with (fillfactor = 80);
      create index budget_reading_flips_at_idx on budget_reading (flips_at);

      -- What follows from the measurements is not kept for the past: it is counted again.
      create view past.sli_rollup as select * from public.sli_rollup where false;
      create view past.sli_block as select * from public.sli_block where false;
      create view past.budget_reading as select * from public.budget_reading where false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view past.budget_reading, past.sli_block, past.sli_rollup, past.budget_exclusion;
      drop table budget_reading, sli_block, sli_rollup, budget_exclusion;
      delete from told_table where table_name = 'budget_exclusion';
      update told_table set silent_columns = array_remove(silent_columns, 'budget_state_since') where table_name = 'service_level_objective';
      drop view past.service_level_objective;
      alter table service_level_objective
        drop column budget_state,
        drop column budget_state_since,
        drop column active_threshold,
        drop column frozen_relations;
      select show_past('service_level_objective');
      drop index sli_measurement_slo_id_ends_at_idx, sli_measurement_slo_id_starts_at_idx;
      create index sli_measurement_slo_id_ends_at_idx on sli_measurement (slo_id, ends_at) include (starts_at, good, total);
      create index sli_measurement_slo_id_starts_at_idx on sli_measurement (slo_id, starts_at);
    `);
  }
}
