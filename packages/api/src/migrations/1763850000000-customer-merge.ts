import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A customer that was merged stays as a row that names the one who goes on, so that its id resolves for ever.
 * Merges are kept flat: the one named is never merged itself.
 */
export class CustomerMerge1763850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table customer add merged_into_id uuid references customer check (merged_into_id <> id);
      create index customer_merged_into_id_idx on customer (merged_into_id) where merged_into_id is not null;
      select show_past('customer');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view if exists past.theme_revenue, past.theme_tally, past.customer cascade;
      alter table customer drop column merged_into_id;
    `);
  }
}
