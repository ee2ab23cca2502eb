import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Periods, what teams have in them, and what items take of it. */
export class Capacity1763820200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table planning_period (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        name text not null unique,
        "start" date not null,
        "end" date not null,
        target_mix jsonb not null default '[]',
        check ("start" <= "end")
      );

      create table team_capacity (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        period_id uuid not null references planning_period,
        team_id uuid not null references team,
        gross double precision not null,
        time_off double precision not null,
        on_call double precision not null,
        support double precision not null,
        slack double precision not null,
        cover jsonb not null default '[]',
        unique (period_id, team_id)
      );
      create index team_capacity_team_id_idx on team_capacity (team_id);

      create table allocation (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        team_id uuid not null references team,
        period_id uuid not null references planning_period,
        person_weeks double precision not null check (person_weeks > 0),
        unique (item_id, team_id, period_id)
      );
      create index allocation_period_id_idx on allocation (period_id, team_id);

      select keep_history('planning_period'), keep_history('team_capacity'), keep_history('allocation');
      insert into told_table (table_name, subject_type, label, whole) values
        ('planning_period', 'PlanningPeriod', $$r ->> 'name'$$, 'c.id'),
        ('team_capacity', 'TeamCapacity', $$(select name from team where id = (r ->> 'team_id')::uuid)$$, $$(r ->> 'period_id')::uuid$$),
        ('allocation', 'Allocation', $$(select name from team where id = (r ->> 'team_id')::uuid) || ', '
          || (select name from planning_period where id = (r ->> 'period_id')::uuid)$$, $$(r ->> 'item_id')::uuid$$);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view past.allocation, past.team_capacity, past.planning_period;
      drop table allocation, team_capacity, planning_period;
      delete from told_table where table_name in ('planning_period', 'team_capacity', 'allocation');
    `);
  }
}
