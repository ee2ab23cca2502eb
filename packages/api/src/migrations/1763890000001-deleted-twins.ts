import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry that is deleted leaves its themes, also those that it stood in because another one says the same; and those
 * that say the same lose the themes that it alone was given.
 */
export class DeletedTwins1763890000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function leave_themes() returns trigger language plpgsql as $$
      declare
        regrouped uuid[];
      begin
        select array_agg(x.id) into regrouped from (
          select k.feedback_id as id from theme_feedback k join old_rows o on o.id = k.feedback_id
          union select f.id from old_rows o join feedback f on f.id = o.duplicate_of_id
          union select f.id from old_rows o join feedback f on f.duplicate_of_id = o.duplicate_of_id
        ) x;
        if regrouped is not null then perform regroup_entries(regrouped); end if;
        return null;
      end $$;
      create trigger leave_themes after delete on feedback referencing old table as old_rows
        for each statement execute function leave_themes();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger leave_themes on feedback; drop function leave_themes;');
  }
}
