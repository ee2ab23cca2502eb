import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs of imports and what became of each row. Runs have a history. `import_row` has none: its rows are written once,
 * with the run, and are themselves the record of what was done; two versions of them would say the same.
 */
export class Imports1763800600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_run (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        kind text not null,
        source text not null,
        file_name text,
        dry_run boolean not null,
        status text not null default 'RUNNING',
        error_policy text not null,
        started_by_kind text not null,
        started_by_id uuid not null,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        message text,
        totals jsonb not null,
        mapping jsonb not null default '[]',
        check ((status = 'RUNNING') = (finished_at is null))
      );
      create index import_run_started_at_idx on import_run (started_at, id);
      create index import_run_running_idx on import_run (id) where status = 'RUNNING';

      create table import_row (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        run_id uuid not null references import_run on delete cascade,
        line integer not null,
        action text not null,
        subject_type text,
        subject_id uuid,
        errors jsonb not null default '[]',
        warnings jsonb not null default '[]',
        raw jsonb
      );
      create index import_row_run_id_line_idx on import_row (run_id, line, id);
      create index import_row_told_idx on import_row (run_id, action, line, id) where action not in ('CREATE', 'UNCHANGED');

      alter table feedback add foreign key (import_run_id) references import_run;

      -- For entries with an id: a row without one that says the same is a duplicate of it.
      create index feedback_fingerprint_idx on feedback (source, fingerprint) where external_id is not null;

      select keep_history('import_run');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index feedback_fingerprint_idx;
      alter table feedback drop constraint feedback_import_run_id_fkey;
      drop table import_row, import_run;
    `);
  }
}
