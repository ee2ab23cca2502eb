import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record that all history is read from. A row carries the Work that wrote it; the version that a Work
 * replaces or deletes is kept in `row_version`. Triggers do both, so no write can go around them.
 */
export class History1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence work_id_seq as bigint;

      create table work (
        id bigint primary key,
        revision bigint not null unique,
        at timestamptz not null,
        recorded_at timestamptz not null,
        actor_kind text not null check (actor_kind in ('PERSON', 'TOKEN', 'SYSTEM')),
        actor_id uuid,
        via text not null,
        reason text,
        decision_id uuid,
        check (at <= recorded_at)
      );
      create index work_at_idx on work (at);

      create table row_version (
        table_name text not null,
        row_id uuid not null,
        work_id bigint not null,
        until_work_id bigint not null,
        data jsonb not null,
        primary key (table_name, row_id, until_work_id)
      );
      create index row_version_until_work_id_idx on row_version (until_work_id);

      create function current_work() returns bigint language plpgsql stable as $$
      declare
        id text := current_setting('waymark.work', true);
      begin
        if id is null or id = '' then
          raise exception 'Rows are written inside Work only.' using errcode = 'WM001';
        end if;
        return id::bigint;
      end $$;

      -- A write that changes nothing makes no version.
      create function stamp_row() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          new.work_id := old.work_id;
          if new is not distinct from old then return null; end if;
        end if;
        new.work_id := current_work();
        return new;
      end $$;

      -- What is written is noted table by table, so that only those are looked through at the end.
      create function note_table(name text) returns void language plpgsql as $$
      declare
        noted text := current_setting('waymark.wrote', true);
      begin
        if not name = any (string_to_array(noted, ',')) then
          perform set_config('waymark.wrote', concat_ws(',', nullif(noted, ''), name), true);
        end if;
      end $$;

      create function keep_version() returns trigger language plpgsql as $$
      begin
        insert into row_version (table_name, row_id, work_id, until_work_id, data)
        select tg_table_name, o.id, o.work_id, current_work(), to_jsonb(o)
        from old_rows o where o.work_id <> current_work();
        if exists (select from old_rows) then perform note_table(tg_table_name); end if;
        return null;
      end $$;

      create function note_rows() returns trigger language plpgsql as $$
      begin
        if exists (select from new_rows) then perform note_table(tg_table_name); end if;
        return null;
      end $$;

      create function refuse_truncate() returns trigger language plpgsql as $$
      begin
        raise exception 'Rows of % have a history; delete them instead.', tg_table_name using errcode = 'WM001';
      end $$;

      create function keep_history(tbl regclass) returns void language plpgsql as $$
      begin
        execute format('create trigger stamp_row before insert or update on %s for each row execute function stamp_row()', tbl);
        execute format('create trigger note_rows after insert on %s referencing new table as new_rows for each statement execute function note_rows()', tbl);
        execute format('create trigger keep_updated after update on %s referencing old table as old_rows for each statement execute function keep_version()', tbl);
        execute format('create trigger keep_deleted after delete on %s referencing old table as old_rows for each statement execute function keep_version()', tbl);
        execute format('create trigger refuse_truncate before truncate on %s for each statement execute function refuse_truncate()', tbl);
      end $$;

      create function open_work() returns bigint language plpgsql as $$
      declare
        id bigint := nextval('work_id_seq');
      begin
        perform set_config('waymark.work', id::text, true), set_config('waymark.wrote', '', true);
        return id;
      end $$;

      -- The lock is taken at the very end and held only until the commit: revisions rise in the order of commits.
      create function close_work(kind text, actor uuid, via text, reason text, decision uuid, dated timestamptz)
      returns bigint language plpgsql as $$
      declare
        last work;
        done work;
        now_at timestamptz;
      begin
        if coalesce(current_setting('waymark.wrote', true), '') = '' then
          return (select coalesce(max(revision), 0) from work);
        end if;
        perform pg_advisory_xact_lock(7461002);
        select * into last from work order by revision desc limit 1;
        now_at := greatest(clock_timestamp(), last.recorded_at + interval '1 microsecond');
        insert into work (id, revision, at, recorded_at, actor_kind, actor_id, via, reason, decision_id)
        values (current_work(), coalesce(last.revision, 0) + 1, coalesce(dated, now_at), now_at, kind, actor, via, reason, decision)
        returning * into done;
        perform tell_changes(done);
        perform pg_notify('waymark_revision', done.revision::text);
        return done.revision;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function close_work, open_work, keep_history, refuse_truncate, note_rows, keep_version, note_table, stamp_row, current_work;
      drop table row_version, work;
      drop sequence work_id_seq;
    `);
  }
}
