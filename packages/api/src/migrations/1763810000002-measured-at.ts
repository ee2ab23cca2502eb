import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When what a success metric came to was measured: only what is measured after release counts for being done. */
export class MeasuredAt1763810000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table success_metric add column measured_at timestamptz;
      select show_past('success_metric');
      update told_table set silent_columns = silent_columns || '{measured_at}' where table_name = 'success_metric';
    `);
    await runner.query('select open_work()');
    await runner.query(`
      update success_metric m set measured_at = w.at from work w where w.id = m.work_id and m.actual is not null`);
    await runner.query(
      "select close_work('SYSTEM', null, 'api', 'What was measured was measured when it was written', null, null)",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view past.success_metric;
      alter table success_metric drop column measured_at;
      select show_past('success_metric');
      update told_table set silent_columns = array_remove(silent_columns, 'measured_at') where table_name = 'success_metric';
    `);
  }
}
