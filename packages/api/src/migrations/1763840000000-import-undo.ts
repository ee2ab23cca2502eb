import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What undoing and cancelling a run takes: `import_work` names the Works that did what the run brought in, `kept_raw`
 * the runs whose good rows are still kept as they came. Neither has a history: both are notes about a run.
 */
export class ImportUndo1763840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table import_run add cancel_wanted_at timestamptz, add undone_at timestamptz,
        add restored integer not null default 0;
      alter table import_row add is_left boolean not null default false;
      create index import_row_left_idx on import_row (run_id, line, id) where is_left;

      create table import_work (
        work_id bigint primary key,
        run_id uuid not null references import_run on delete cascade
      );
      create index import_work_run_id_idx on import_work (run_id);
      insert into import_work (work_id, run_id) select distinct work_id, run_id from import_row;

      create table kept_raw (
        run_id uuid primary key references import_run on delete cascade,
        until timestamptz not null
      );
      select show_past('import_run');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view past.import_run;
      drop table kept_raw, import_work;
      alter table import_row drop is_left;
      alter table import_run drop restored, drop undone_at, drop cancel_wanted_at;
      select show_past('import_run');
    `);
  }
}
