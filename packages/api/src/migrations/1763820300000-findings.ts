import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which findings were there at the last look, so that what came and went is told, also where time alone brought it
 * about. And what the questions look things up by.
 */
export class Findings1763820300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table finding_standing (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        rule text not null,
        subject_type text not null,
        subject_id uuid not null,
        since timestamptz not null
      );
      select keep_history('finding_standing');
      insert into told_table (table_name, subject_type, label, whole) values
        ('finding_standing', 'Finding', $$lower(replace(r ->> 'rule', '_', ' '))$$, $$(r ->> 'subject_id')::uuid$$);

      create index change_event_status_idx on change_event (subject_id, at) where field = 'status';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index change_event_status_idx;
      drop view past.finding_standing;
      drop table finding_standing;
      delete from told_table where table_name = 'finding_standing';
    `);
  }
}
