import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What findings look up: when a part of a thing was last taken away. Few changes are of that kind. */
export class Removals1764060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index change_event_removed_idx on change_event (whole_id, at) where kind = 'DELETED'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index change_event_removed_idx');
  }
}
