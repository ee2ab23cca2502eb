import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sign-offs and decisions. A sign-off is deleted when it is cleared or withdrawn; its history stays. In the changes it
 * is told as a change of what was signed, whose type only the row knows: hence a function of its own, which runs when
 * a Work that wrote sign-offs is recorded.
 */
export class Agreement1763800900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign_off (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        subject_type text not null,
        subject_id uuid not null,
        person_id uuid not null references person,
        for_person_id uuid references person check (for_person_id <> person_id),
        discipline text not null,
        signed_at timestamptz not null,
        note text
      );
      create unique index sign_off_subject_id_person_id_idx on sign_off (subject_id, person_id, subject_type);
      create index sign_off_person_id_idx on sign_off (person_id);

      create sequence decision_number_seq as integer;
      create table decision (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        number integer not null unique default nextval('decision_number_seq'),
        kind text not null,
        question text not null,
        outcome text not null,
        rationale text not null,
        gave_up text,
        options jsonb not null default '[]',
        decided_at timestamptz not null,
        decided_by_kind text not null check (decided_by_kind in ('PERSON', 'TOKEN')),
        decided_by_id uuid not null,
        revisit_on date,
        supersedes_id uuid unique references decision check (supersedes_id <> id),
        waives text[] not null default '{}'
      );
      alter sequence decision_number_seq owned by decision.number;
      create index decision_decided_at_idx on decision (decided_at, id);

      create table decision_subject (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        decision_id uuid not null references decision on delete cascade,
        subject_type text not null,
        subject_id uuid not null,
        position integer not null,
        unique (decision_id, subject_type, subject_id)
      );
      create index decision_subject_subject_id_idx on decision_subject (subject_id);

      select keep_history('sign_off'), keep_history('decision'), keep_history('decision_subject');

      insert into told_table (table_name, subject_type, label, silent_columns) values
        ('decision', 'Decision', $$'D-' || (r ->> 'number') || ' ' || (r ->> 'question')$$, '{}');
    `);
    await runner.query(telling);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger tell_sign_offs on work;
      drop function tell_sign_offs, sign_off_label, label_of;
      delete from told_table where table_name = 'decision';
      drop table decision_subject, decision, sign_off;
    `);
  }
}

const telling = `
  -- How people call a thing, where the changes of its table are told.
  create function label_of(type text, thing uuid) returns text language plpgsql stable as $$
  declare
    t told_table;
    label text;
  begin
    select * into t from told_table where subject_type = type and link_field is null;
    if not found then return ''; end if;
    execute format('select left(coalesce(%s, %L), 300) from (select to_jsonb(x) as r from %I x where id = $1) c', t.label, '', t.table_name)
      into label using thing;
    return coalesce(label, '');
  end $$;

  create function sign_off_label(r jsonb) returns text language sql stable as $$
    select signer.name || ' (' || (r ->> 'discipline') || coalesce(', for ' || lead.name, '') || ')'
    from person signer left join person lead on lead.id = (r ->> 'for_person_id')::uuid
    where signer.id = (r ->> 'person_id')::uuid
  $$;

  create function tell_sign_offs() returns trigger language plpgsql as $$
  begin
    insert into change_event (work_id, position, revision, at, recorded_at, actor_kind, actor_id, via, reason,
      kind, subject_type, subject_id, subject_label, whole_id, field, before, after)
    select new.id, (select count(*) from change_event where work_id = new.id) + row_number() over (order by c.id),
      new.revision, new.at, new.recorded_at, new.actor_kind, new.actor_id, new.via, new.reason,
      'UPDATED', c.r ->> 'subject_type', (c.r ->> 'subject_id')::uuid,
      label_of(c.r ->> 'subject_type', (c.r ->> 'subject_id')::uuid), (c.r ->> 'subject_id')::uuid,
      'signOffs', to_jsonb(c.before), to_jsonb(c.after)
    from (
      select coalesce(n.id, o.row_id) as id, coalesce(to_jsonb(n), o.data) as r,
        sign_off_label(o.data) as before, sign_off_label(to_jsonb(n)) as after
      from (select row_id, data from row_version where table_name = 'sign_off' and until_work_id = new.id) o
      full join (select * from sign_off where work_id = new.id) n on n.id = o.row_id
    ) c where c.before is distinct from c.after;
    return null;
  end $$;

  create trigger tell_sign_offs after insert on work for each row
    when ('sign_off' = any (string_to_array(current_setting('waymark.wrote', true), ',')))
    execute function tell_sign_offs();
`;
