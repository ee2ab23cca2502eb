import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services, their objectives, and what was measured. Shares and counts are numeric: nothing is ever rounded. */
export class Slo1763800300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slug text not null unique,
        name text not null,
        description text,
        tier integer,
        team_id uuid references team
      );
      create index service_team_id_idx on service (team_id);

      create table service_level_objective (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slug text not null unique,
        version integer not null default 1,
        name text not null,
        service_id uuid not null references service,
        description text,
        user_journey text,
        sli_kind text not null,
        objective numeric not null check (objective > 0 and objective < 1),
        "window" text not null,
        window_type text not null default 'ROLLING',
        budgeting_method text not null default 'OCCURRENCES',
        coverage_floor numeric not null default 0.9 check (coverage_floor between 0 and 1),
        product_owner_id uuid references person,
        engineering_owner_id uuid references person,
        created_at timestamptz not null default now()
      );
      create index service_level_objective_service_id_idx on service_level_objective (service_id);

      create table sli_measurement (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slo_id uuid not null references service_level_objective on delete cascade,
        source text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        good numeric not null,
        total numeric not null,
        unique (slo_id, source, starts_at),
        check (starts_at < ends_at),
        check (0 <= good and good <= total)
      );
      create index sli_measurement_slo_id_ends_at_idx on sli_measurement (slo_id, ends_at) include (starts_at, good, total);
      create index sli_measurement_slo_id_starts_at_idx on sli_measurement (slo_id, starts_at);

      select keep_history('service'), keep_history('service_level_objective'), keep_history('sli_measurement');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sli_measurement, service_level_objective, service');
  }
}
