import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What decisions are about is told as a change of that very thing, so that its own history shows what was decided;
 * trade-offs and triggers are told as changes of the decision. Triggers say when a decision is to be looked at again.
 */
export class DecisionLinks1763810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table decision add column waives_findings text[] not null default '{}';
      select show_past('decision');

      create table revisit_trigger (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        decision_id uuid not null references decision on delete cascade,
        position integer not null,
        subject_type text not null,
        subject_id uuid not null,
        comparison text not null check (comparison in ('BELOW', 'ABOVE')),
        value double precision not null,
        unique (decision_id, position)
      );
      create index revisit_trigger_subject_id_idx on revisit_trigger (subject_id);
      select keep_history('revisit_trigger');
    `);
    await runner.query(telling);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger tell_decision_links on work;
      drop function tell_decision_links;
      drop view past.revisit_trigger;
      drop table revisit_trigger;
      drop view past.decision;
      alter table decision drop column waives_findings;
      select show_past('decision');
    `);
  }
}

const telling = `
  create function tell_decision_links() returns trigger language plpgsql as $$
  begin
    insert into change_event (work_id, position, revision, at, recorded_at, actor_kind, actor_id, via, reason,
      kind, subject_type, subject_id, subject_label, whole_id, field, before, after)
    select new.id, (select count(*) from change_event where work_id = new.id) + row_number() over (order by x.field, x.place, x.id),
      new.revision, new.at, new.recorded_at, new.actor_kind, new.actor_id, new.via, new.reason,
      'UPDATED', x.type, x.thing, label_of(x.type, x.thing), x.thing, x.field,
      case when x.gone then to_jsonb(x.label) end, case when not x.gone then to_jsonb(x.label) end
    from (
      select r.id, gone, position as place,
        case subject_type when 'Term' then 'Decision' else subject_type end as type,
        case subject_type when 'Term' then decision_id else subject_id end as thing,
        case subject_type when 'Term' then 'tradeOffs' else 'decisions' end as field,
        case subject_type when 'Term' then label_of('Term', subject_id) else label_of('Decision', decision_id) end as label
      from (
        select false as gone, d.* from decision_subject d where d.work_id = new.id
        union all
        select true, d.* from row_version v cross join lateral jsonb_populate_record(null::decision_subject, v.data) d
        where v.table_name = 'decision_subject' and v.until_work_id = new.id
      ) r
      union all
      select r.id, gone, position, 'Decision', decision_id, 'revisitWhen',
        label_of(subject_type, subject_id) || ' ' || comparison || ' ' || value
      from (
        select false as gone, d.* from revisit_trigger d where d.work_id = new.id
        union all
        select true, d.* from row_version v cross join lateral jsonb_populate_record(null::revisit_trigger, v.data) d
        where v.table_name = 'revisit_trigger' and v.until_work_id = new.id
      ) r
    ) x;
    return null;
  end $$;

  create trigger tell_decision_links after insert on work for each row
    when (array['decision_subject', 'revisit_trigger'] && string_to_array(current_setting('waymark.wrote', true), ','))
    execute function tell_decision_links();
`;
