import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The entries of a stretch of time are counted from the index alone: whether they are duplicates stands in it too. */
export class ThemeFeedbackIndex1763850000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index theme_feedback_theme_id_idx;
      create index theme_feedback_theme_id_idx on theme_feedback (theme_id, submitted_at, feedback_id)
        include (customer_id, critical, duplicate);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index theme_feedback_theme_id_idx;
      create index theme_feedback_theme_id_idx on theme_feedback (theme_id, submitted_at, feedback_id)
        include (customer_id, critical);
    `);
  }
}
