import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which revisions taught something about themes: who suggests themes asks whether there is a lesson that it has not
 * learnt. Counted while a Work runs, noted when it closes, because only then its revision is known. Urgent is what
 * makes a difference at once: a theme was changed, or one with few entries got or lost some.
 */
export class Lessons1763860000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lesson (
        revision bigint primary key,
        changes integer not null,
        urgent boolean not null
      );

      create function teach(changes bigint, urgent boolean) returns void language plpgsql as $$
      begin
        if changes = 0 then return; end if;
        perform
          set_config('waymark.lessons', (coalesce(nullif(current_setting('waymark.lessons', true), ''), '0')::bigint + changes)::text, true),
          set_config('waymark.urgent_lessons', (urgent or coalesce(current_setting('waymark.urgent_lessons', true), '') = 'true')::text, true);
      end $$;

      create function note_lesson() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('waymark.lessons', true), '') <> '' then
          insert into lesson (revision, changes, urgent)
          values (new.revision, least(current_setting('waymark.lessons')::bigint, 1000000), current_setting('waymark.urgent_lessons')::boolean);
          perform set_config('waymark.lessons', '', true), set_config('waymark.urgent_lessons', '', true);
        end if;
        return null;
      end $$;
      create trigger note_lesson after insert on work for each row execute function note_lesson();

      create function teach_rows() returns trigger language plpgsql as $$
      begin
        perform teach(count(*), coalesce(bool_or(coalesce(y.feedback_count, 0) < 30), false))
        from changed_rows c left join theme_tally y on y.theme_id = c.theme_id;
        return null;
      end $$;
      create trigger teach_assigned after insert on theme_assignment referencing new table as changed_rows
        for each statement execute function teach_rows();
      create trigger teach_reassigned after update on theme_assignment referencing new table as changed_rows
        for each statement execute function teach_rows();
      create trigger teach_unassigned after delete on theme_assignment referencing old table as changed_rows
        for each statement execute function teach_rows();
      create trigger teach_removed after insert on theme_removal referencing new table as changed_rows
        for each statement execute function teach_rows();
      create trigger teach_returned after delete on theme_removal referencing old table as changed_rows
        for each statement execute function teach_rows();

      create function teach_statement() returns trigger language plpgsql as $$
      begin
        perform teach(1, tg_table_name = 'theme');
        return null;
      end $$;
      create trigger teach_theme after insert or update or delete on theme for each row execute function teach_statement();
      create trigger teach_text after update of title, body on feedback for each row
        when ((old.title, old.body) is distinct from (new.title, new.body)) execute function teach_statement();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger teach_text on feedback;
      drop trigger teach_theme on theme;
      drop trigger teach_returned on theme_removal;
      drop trigger teach_removed on theme_removal;
      drop trigger teach_unassigned on theme_assignment;
      drop trigger teach_reassigned on theme_assignment;
      drop trigger teach_assigned on theme_assignment;
      drop trigger note_lesson on work;
      drop function teach_statement, teach_rows, note_lesson, teach;
      drop table lesson;
    `);
  }
}
