import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What changed, field by field, for readers who follow along. Written when a Work closes, from the versions that it
 * replaced and the rows that it made; append-only. `told_table` names the tables whose changes are told: the plan and
 * what stands around it. Feedback, customers and measurements come in masses, hold personal data, and are not told;
 * their changes raise the revision all the same.
 */
export class ChangeEvents1763800000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function tell_changes, tell_table, told_value, rank_at, camel_case;
      drop table change_event, told_table cascade;
      drop function refuse_rewriting;
    `);
  }
}

const tables = `
  create table told_table (
    table_name text primary key,
    place integer generated always as identity,
    -- The type of the things that the events are about, and how a row (r, as jsonb) is called by people.
    subject_type text not null,
    label text not null,
    -- The id of the thing to whose history the events belong: the row's own, or that of the whole it is a part of.
    whole text not null default 'c.id',
    -- For a row that only links: the field of the whole that it changes.
    link_field text,
    -- Columns that follow from others and are not told.
    silent_columns text[] not null default '{}'
  );

  insert into told_table (table_name, subject_type, label, whole, link_field, silent_columns) values
    ('team', 'Team', $$r ->> 'name'$$, 'c.id', null, '{}'),
    ('metric', 'Metric', $$r ->> 'name'$$, 'c.id', null, '{slug}'),
    ('company_priority', 'CompanyPriority', $$r ->> 'title'$$, 'c.id', null, '{}'),
    ('north_star', 'NorthStar', $$r ->> 'statement'$$, 'c.id', null, '{}'),
    ('north_star_input', 'NorthStarInput', $$r ->> 'belief'$$, $$(r ->> 'north_star_id')::uuid$$, null, '{position}'),
    ('service', 'Service', $$r ->> 'name'$$, 'c.id', null, '{}'),
    ('service_level_objective', 'ServiceLevelObjective', $$r ->> 'name'$$, 'c.id', null, '{}'),
    ('theme', 'Theme', $$r ->> 'name'$$, 'c.id', null, '{}'),
    ('roadmap_item', 'RoadmapItem', $$r ->> 'title'$$, 'c.id', null, '{status_changed_at,released_at,paused_from}'),
    ('milestone', 'Milestone', $$r ->> 'title'$$, $$(r ->> 'item_id')::uuid$$, null, '{}'),
    ('success_metric', 'SuccessMetric', $$(select name from metric where id = (r ->> 'metric_id')::uuid)$$, $$(r ->> 'item_id')::uuid$$, null, '{}'),
    ('alignment', 'Alignment', $$r ->> 'rationale'$$, $$(r ->> 'item_id')::uuid$$, null, '{}'),
    ('item_theme', 'RoadmapItem', $$(select slug from theme where id = (r ->> 'theme_id')::uuid)$$, $$(r ->> 'item_id')::uuid$$, 'themes', '{}'),
    ('item_priority', 'RoadmapItem', $$(select slug from company_priority where id = (r ->> 'priority_id')::uuid)$$, $$(r ->> 'item_id')::uuid$$, 'priorities', '{}');

  create table change_event (
    id uuid primary key default gen_random_uuid(),
    work_id bigint not null,
    revision bigint not null,
    position integer not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    via text not null,
    reason text,
    kind text not null check (kind in ('CREATED', 'UPDATED', 'DELETED')),
    subject_type text not null,
    subject_id uuid not null,
    subject_label text not null,
    whole_id uuid not null,
    field text,
    before jsonb,
    after jsonb,
    unique (revision, position)
  );
  create index change_event_whole_id_idx on change_event (whole_id, revision, position);
  create index change_event_at_idx on change_event (at);
  create trigger refuse_truncate before truncate on change_event for each statement execute function refuse_truncate();
  create function refuse_rewriting() returns trigger language plpgsql as $$
  begin
    raise exception 'What was told stays told.' using errcode = 'WM001';
  end $$;
  create trigger refuse_rewriting before update or delete on change_event for each row execute function refuse_rewriting();
`;

const functions = `
  create function camel_case(name text) returns text language sql immutable as $$
    select string_agg(case when n = 1 then word else initcap(word) end, '' order by n)
    from unnest(string_to_array(regexp_replace(name, '_id$', ''), '_')) with ordinality as x(word, n)
  $$;

  -- The dense rank that a key has, or would have, among the other open items.
  create function rank_at(key text, item uuid) returns integer language plpgsql stable as $$
  begin
    return case when key is not null then (
      select 1 + count(*) from roadmap_item where id <> item and rank_key is not null and (rank_key, id) < (key collate "C", item)
    )::integer end;
  end $$;

  create function told_value(key text, row_of jsonb) returns jsonb language sql stable as $$
    select case key when 'rank_key' then to_jsonb(rank_at(row_of ->> key, (row_of ->> 'id')::uuid)) else row_of -> key end
  $$;

  create function tell_table(t told_table, done work) returns void language plpgsql as $$
  begin
    execute format($sql$
      insert into change_event (work_id, position, revision, at, recorded_at, actor_kind, actor_id, via, reason,
        kind, subject_type, subject_id, subject_label, whole_id, field, before, after)
      select $1.id, (select count(*) from change_event where work_id = $1.id) + row_number() over (order by c.id, e.field),
        $1.revision, $1.at, $1.recorded_at, $1.actor_kind, $1.actor_id, $1.via, $1.reason,
        e.kind, $2.subject_type, case when $2.link_field is null then c.id else c.whole end,
        left(coalesce(case when $2.link_field is null then c.label else (select title from roadmap_item where id = c.whole) end, ''), 300),
        c.whole, e.field, e.before, e.after
      from (
        select c.*, %1$s as label, %2$s as whole from (
          select coalesce(n.id, o.row_id) as id, o.data as old, to_jsonb(n) as new, coalesce(to_jsonb(n), o.data) as r
          from (select row_id, data from row_version where table_name = $2.table_name and until_work_id = $1.id) o
          full join (select * from %3$I where work_id = $1.id) n on n.id = o.row_id
        ) c
      ) c cross join lateral (
        select 'UPDATED' as kind, $2.link_field as field, case when c.new is null then to_jsonb(c.label) end as before,
          case when c.new is not null then to_jsonb(c.label) end as after where $2.link_field is not null
        union all select 'CREATED', null, null, null where c.old is null and $2.link_field is null
        union all select 'DELETED', null, null, null where c.new is null and $2.link_field is null
        union all select 'UPDATED', case key when 'rank_key' then 'rank' else camel_case(key) end,
          nullif(told_value(key, c.old), 'null'), nullif(told_value(key, c.new), 'null')
        from jsonb_object_keys(c.new) as key
        where c.old is not null and $2.link_field is null and c.new -> key is distinct from c.old -> key
          and key <> all ($2.silent_columns || array['id', 'work_id', 'version', 'updated_at'])
      ) e$sql$, t.label, t.whole, t.table_name) using done, t;
  end $$;

  create function tell_changes(done work) returns void language plpgsql as $$
  declare
    t told_table;
  begin
    for t in select * from told_table where table_name = any (string_to_array(current_setting('waymark.wrote', true), ',')) order by place
    loop
      perform tell_table(t, done);
    end loop;
  end $$;
`;
