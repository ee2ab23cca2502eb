import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The run that a row of an import belongs to, and that an entry came by, is written by that run's own Work, and runs
 * are never deleted. Looking it up again for each of a million rows was a tenth of an import.
 */
export class QuickImports1764010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table import_row drop constraint import_row_run_id_fkey;
      alter table feedback drop constraint feedback_import_run_id_fkey;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table import_row add foreign key (run_id) references import_run on delete cascade;
      alter table feedback add foreign key (import_run_id) references import_run;
    `);
  }
}
