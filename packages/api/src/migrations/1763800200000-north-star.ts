import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Metrics and their points, the North Star with inputs and guardrails, and the company's priorities. */
export class NorthStar1763800200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table metric (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        key text not null unique,
        slug text not null unique,
        name text not null,
        unit text not null,
        direction text not null,
        definition text not null,
        owner_id uuid references person
      );
      create index metric_owner_id_idx on metric (owner_id);

      create table metric_point (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        metric_id uuid not null references metric on delete cascade,
        at timestamptz not null,
        value double precision not null check (value > '-infinity' and value < 'infinity'),
        note text,
        source text check (source <> '')
      );
      create unique index metric_point_metric_id_at_source_idx on metric_point (metric_id, at, coalesce(source, ''));

      create table company_priority (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slug text not null unique,
        title text not null,
        description text,
        rank integer not null check (rank > 0),
        unique (rank) deferrable initially deferred
      );

      create table north_star (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        statement text not null,
        why text,
        metric_id uuid not null references metric,
        baseline double precision check (baseline > '-infinity' and baseline < 'infinity'),
        target double precision not null check (target > '-infinity' and target < 'infinity'),
        target_date date,
        valid_from timestamptz not null,
        superseded_at timestamptz
      );
      create index north_star_metric_id_idx on north_star (metric_id);
      create unique index north_star_in_force_idx on north_star ((superseded_at is null)) where superseded_at is null;

      create table north_star_input (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        north_star_id uuid not null references north_star on delete cascade,
        metric_id uuid not null references metric,
        belief text not null,
        target double precision check (target > '-infinity' and target < 'infinity'),
        position integer not null,
        unique (north_star_id, metric_id)
      );
      create index north_star_input_metric_id_idx on north_star_input (metric_id);

      create table north_star_guardrail (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        north_star_id uuid not null references north_star on delete cascade,
        metric_id uuid not null references metric,
        position integer not null,
        unique (north_star_id, metric_id)
      );
      create index north_star_guardrail_metric_id_idx on north_star_guardrail (metric_id);

      create table north_star_priority (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        north_star_id uuid not null references north_star on delete cascade,
        priority_id uuid not null references company_priority on delete cascade,
        unique (north_star_id, priority_id)
      );
      create index north_star_priority_priority_id_idx on north_star_priority (priority_id);

      select keep_history('metric'), keep_history('metric_point'), keep_history('company_priority'),
        keep_history('north_star'), keep_history('north_star_input'), keep_history('north_star_guardrail'),
        keep_history('north_star_priority');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table north_star_priority, north_star_guardrail, north_star_input, north_star, company_priority,
        metric_point, metric
    `);
  }
}
