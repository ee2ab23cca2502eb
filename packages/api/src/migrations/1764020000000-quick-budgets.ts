import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cheaper budgets: blocks of a quarter of an hour that are summed up within a stretch, and stretches that are summed up
 * from the first one on, so that what comes late mends one stretch of blocks; alerts are kept as they fire. And cheaper
 * measurements: one index serves both the order of time and the key, and ids rise with time, so that what is written
 * together stands together. What is kept is made again by the watch of budgets.
 */
export class QuickBudgets1764020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view past.budget_reading, past.sli_block, past.sli_rollup;
      delete from budget_reading;
      delete from sli_rollup;

      -- The sums of a block go from the start of its stretch up to its own end, those of a stretch from the first
      -- stretch up to its own end. Where nothing was measured there is no row.
      alter table sli_block
        add column stretch_at timestamptz not null,
        drop constraint sli_block_pkey,
        add primary key (slo_id, stretch_at, starts_at);
      create table sli_stretch (
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

      -- Whether each alert fires, the most urgent first: true, false, or null when it is not known.
      alter table budget_reading add column firing jsonb not null;

      create view past.sli_rollup as select * from public.sli_rollup where false;
      create view past.sli_block as select * from public.sli_block where false;
      create view past.sli_stretch as select * from public.sli_stretch where false;
      create view past.budget_reading as select * from public.budget_reading where false;

      -- A random id (version 7) that begins with the milliseconds since 1970.
      create function rising_id() returns uuid language sql volatile as $$
        select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
          || right(replace(gen_random_uuid()::text, '-', ''), 19))::uuid
      $$;

      drop index sli_measurement_slo_id_starts_at_idx;
      alter table sli_measurement
        drop constraint sli_measurement_slo_id_source_starts_at_key,
        add constraint sli_measurement_slo_id_starts_at_source_key unique (slo_id, starts_at, source) include (ends_at, good, total);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sli_measurement
        drop constraint sli_measurement_slo_id_starts_at_source_key,
        add constraint sli_measurement_slo_id_source_starts_at_key unique (slo_id, source, starts_at);
      create index sli_measurement_slo_id_starts_at_idx on sli_measurement (slo_id, starts_at) include (ends_at, good, total);
      drop function rising_id;
      drop view past.budget_reading, past.sli_block, past.sli_stretch, past.sli_rollup;
      delete from budget_reading;
      delete from sli_rollup;
      alter table budget_reading drop column firing;
      drop table sli_stretch;
      alter table sli_block drop column stretch_at, add primary key (slo_id, starts_at);
      create view past.sli_rollup as select * from public.sli_rollup where false;
      create view past.sli_block as select * from public.sli_block where false;
      create view past.budget_reading as select * from public.budget_reading where false;
    `);
  }
}
