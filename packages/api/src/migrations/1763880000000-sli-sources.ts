import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where objectives are measured from, and definitions of objectives as they came. `sli_fetch` has no history: it says
 * how far fetching has come, which the measurements say too, and how it goes.
 */
export class SliSources1763880000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sli_source (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slo_id uuid not null unique references service_level_objective on delete cascade,
        kind text not null,
        connection text not null,
        good_query text,
        bad_query text,
        total_query text not null,
        step text not null,
        lag text not null,
        from_document boolean not null default false,
        check (num_nonnulls(good_query, bad_query) = 1)
      );

      create table sli_fetch (
        slo_id uuid primary key references service_level_objective on delete cascade,
        fetched_through timestamptz not null,
        fetched_at timestamptz,
        error text,
        failures integer not null default 0,
        page_steps integer,
        due_at timestamptz not null default now()
      );

      create table open_slo_document (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        kind text not null,
        name text not null,
        source text not null,
        service_id uuid references service on delete cascade,
        document jsonb not null,
        unique (kind, name)
      );
      create index open_slo_document_service_id_idx on open_slo_document (service_id);

      create table slo_document (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slo_id uuid not null unique references service_level_objective on delete cascade,
        document_id uuid not null references open_slo_document on delete cascade,
        "position" integer not null,
        unique (document_id, "position")
      );

      select keep_history('sli_source'), keep_history('open_slo_document'), keep_history('slo_document');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view past.slo_document, past.open_slo_document, past.sli_source');
    await runner.query('drop table slo_document, open_slo_document, sli_fetch, sli_source');
  }
}
