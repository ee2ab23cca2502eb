import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Time slices, calendar windows and error budget policies of objectives. */
export class BudgetWindows1763800700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_level_objective
        add column time_slice_target numeric check (time_slice_target > 0 and time_slice_target <= 1),
        add column time_slice_window text,
        add column calendar_start text,
        add column time_zone text,
        add column policy_revisit_on date,
        add check ((budgeting_method = 'TIMESLICES') = (time_slice_target is not null)),
        add check ((budgeting_method = 'OCCURRENCES') = (time_slice_window is null)),
        add check ((window_type = 'CALENDAR') = (calendar_start is not null)),
        add check ((window_type = 'CALENDAR') = (time_zone is not null));

      create table budget_threshold (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slo_id uuid not null references service_level_objective on delete cascade,
        remaining_below numeric not null check (remaining_below <= 1),
        action text not null,
        freezes text[] not null default '{}',
        unique (slo_id, remaining_below)
      );

      select keep_history('budget_threshold');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table budget_threshold;
      alter table service_level_objective
        drop column time_slice_target,
        drop column time_slice_window,
        drop column calendar_start,
        drop column time_zone,
        drop column policy_revisit_on;
    `);
  }
}
