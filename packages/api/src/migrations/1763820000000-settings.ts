import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The thresholds of the rules where they differ from their defaults, and the views that people keep. */
export class Settings1763820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table setting (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        key text not null unique,
        value double precision not null
      );

      create table saved_view (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        owner_id uuid not null references person,
        name text not null,
        state jsonb not null,
        shared boolean not null default false,
        created_at timestamptz not null default now(),
        unique (owner_id, name)
      );

      select keep_history('setting'), keep_history('saved_view');
      insert into told_table (table_name, subject_type, label) values ('setting', 'Setting', $$r ->> 'key'$$);

      -- The instant that is read: that of a reading of the past, else now.
      create function read_at() returns timestamptz language sql stable as $$
        select coalesce(nullif(current_setting('waymark.as_of', true), '')::timestamptz, now())
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function read_at;
      drop view past.saved_view, past.setting;
      drop table saved_view, setting;
      delete from told_table where table_name = 'setting';
    `);
  }
}
