import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an import of history looks up: versions of the parts of an item, and items by an id that they have anywhere. */
export class DatedImports1763830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index row_version_item_id_idx on row_version ((data ->> 'item_id'), table_name)
        where table_name in ('milestone', 'item_theme');
      create index item_ref_external_id_idx on item_ref (external_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index item_ref_external_id_idx, row_version_item_id_idx;');
  }
}
