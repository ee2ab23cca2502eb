import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Themes that were merged, entries that say the same, and what a person took away.
 *
 * A merged theme keeps its assignments, its parent and its slug; it only stands under the one that goes on, so what
 * counts for it counts there too, and taking the link away brings everything back. `survivor_id` names the last one of
 * a chain. Entries that say the same stand in every theme that one of them was given; the original alone is counted,
 * the customers of all are. `triage` has the entries without a theme, `theme_day` how many entries a day had.
 */
export class ThemeMerge1763850000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(tree);
    await runner.query(sums);
    await runner.query(entries);
    await runner.query(triage);
    await runner.query(past);
    await runner.query(fill);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger count_come on theme_feedback;
      drop trigger count_changed on theme_feedback;
      drop trigger count_gone on theme_feedback;
      drop trigger days_come on theme_feedback;
      drop trigger days_changed on theme_feedback;
      drop trigger days_gone on theme_feedback;
      drop trigger triage_come on theme_feedback;
      drop trigger triage_gone on theme_feedback;
      drop trigger enter_triage on feedback;
      drop view past.theme_feedback, past.feedback, past.theme, past.theme_removal, past.item_theme_now, item_theme_now,
        past.theme_day cascade;
      drop trigger keep_triage on feedback;
      drop trigger leave_triage on feedback;
      drop table theme_removal, triage, theme_day;
      drop function enter_triage, leave_triage, regroup_entries, with_twins, count_theme_days, count_themed;
      drop type theme_count;
      alter table theme drop column merged_into_id, drop column survivor_id;
      alter table feedback drop column duplicate_of_id, drop column words, drop column likeness, drop column erased_at;
      alter table theme_feedback drop column duplicate;
    `);
  }
}

const columns = `
  alter table theme
    add merged_into_id uuid references theme check (merged_into_id <> id),
    add survivor_id uuid references theme;
  create index theme_merged_into_id_idx on theme (merged_into_id) where merged_into_id is not null;
  create index theme_survivor_id_idx on theme (survivor_id) where survivor_id is not null;
  update told_table set silent_columns = silent_columns || '{survivor_id}' where table_name = 'theme';

  alter table feedback
    add duplicate_of_id uuid references feedback on delete set null check (duplicate_of_id <> id),
    add words text not null default '',
    add likeness text not null default '',
    add erased_at timestamptz;
  create index feedback_duplicate_of_id_idx on feedback (duplicate_of_id) where duplicate_of_id is not null;
  create index feedback_likeness_idx on feedback (likeness, id);

  create table theme_removal (
    id uuid primary key default gen_random_uuid(),
    work_id bigint not null,
    theme_id uuid not null references theme,
    feedback_id uuid not null references feedback on delete cascade,
    unique (theme_id, feedback_id)
  );
  create index theme_removal_feedback_id_idx on theme_removal (feedback_id);
  select keep_history('theme_removal');

  alter table theme_feedback add duplicate boolean not null default false;

  create table theme_day (
    theme_id uuid not null,
    day date not null,
    feedback_count integer not null,
    primary key (theme_id, day)
  );

  create table triage (
    feedback_id uuid primary key,
    submitted_at timestamptz not null,
    likeness text not null
  );
  create index triage_submitted_at_idx on triage (submitted_at, feedback_id);
  create index triage_likeness_idx on triage (likeness, feedback_id);
`;

const tree = `
  create or replace function theme_trunk(start uuid) returns setof uuid language sql stable rows 3 as $$
    with recursive trunk(id) as (
      select start union
      select coalesce(t.merged_into_id, t.parent_id) from theme t join trunk on trunk.id = t.id
      where coalesce(t.merged_into_id, t.parent_id) is not null
    ) select id from trunk
  $$;
  create or replace function theme_branch(start uuid) returns setof uuid language sql stable rows 10 as $$
    with recursive branch(id) as (
      select start union
      select t.id from theme t join branch on t.merged_into_id = branch.id or (t.parent_id = branch.id and t.merged_into_id is null)
    ) select id from branch
  $$;
  create view item_theme_now as
    select l.item_id, coalesce(t.survivor_id, t.id) as theme_id from item_theme l join theme t on t.id = l.theme_id;
`;

/** That an entry, or one that says the same, was given a theme of the branch. */
const stands = (entry: string, branch: string) => `(
  exists (select from theme_assignment a where a.feedback_id = ${entry} and a.theme_id = any(${branch}))
  or exists (
    select from feedback f cross join lateral (
      select f.duplicate_of_id as id union all select d.id from feedback d where d.duplicate_of_id = coalesce(f.duplicate_of_id, f.id)
    ) m join theme_assignment a on a.feedback_id = m.id and a.theme_id = any(${branch}) where f.id = ${entry}))`;

/** Rows of theme_feedback, signed: what came counts 1, what went -1. */
const signed = (columns: string) => `
    if tg_op = 'INSERT' then
      SELECT_ select ${columns}, 1 as sign from new_rows _END
    elsif tg_op = 'DELETE' then
      SELECT_ select ${columns}, -1 as sign from old_rows _END
    else
      SELECT_ select ${columns}, 1 as sign from new_rows union all select ${columns}, -1 from old_rows _END
    end if;`;

const counted = (columns: string, open: string, close: string) =>
  signed(columns).replaceAll('SELECT_', open).replaceAll('_END', close);

const sums = `
  drop function count_themed;
  create type theme_count as (theme_id uuid, customer_id uuid, entries integer, critical integer, heard integer, heard_critical integer);

  -- All entries stand behind a customer; those that only repeat another one are no entries of the theme by themselves.
  create function count_themed(changes theme_count[]) returns void language plpgsql as $$
  begin
    perform from customer where id in (select customer_id from unnest(changes)) order by id for share;

    insert into theme_customer as k (theme_id, customer_id, feedback_count, critical_count)
    select theme_id, customer_id, heard, heard_critical from unnest(changes)
    where customer_id is not null and (heard <> 0 or heard_critical <> 0)
    order by theme_id, customer_id
    on conflict (theme_id, customer_id) do update set
      feedback_count = k.feedback_count + excluded.feedback_count,
      critical_count = k.critical_count + excluded.critical_count;
    delete from theme_customer k using unnest(changes) c
    where k.theme_id = c.theme_id and k.customer_id = c.customer_id and k.feedback_count = 0;

    insert into theme_tally as y (theme_id, feedback_count, critical_count)
    select theme_id, sum(entries), sum(critical) from unnest(changes)
    group by theme_id having sum(entries) <> 0 or sum(critical) <> 0 order by theme_id
    on conflict (theme_id) do update set
      feedback_count = y.feedback_count + excluded.feedback_count,
      critical_count = y.critical_count + excluded.critical_count;
    delete from theme_tally where feedback_count = 0 and customer_count = 0 and theme_id in (select theme_id from unnest(changes));
  end $$;

  create or replace function count_theme_feedback() returns trigger language plpgsql as $$
  begin
    ${counted(
      'theme_id, customer_id, critical, duplicate',
      `perform count_themed(array_agg(row(theme_id, customer_id, entries, critical, heard, heard_critical)::theme_count)) from (
        select theme_id, customer_id, coalesce(sum(sign) filter (where not duplicate), 0) as entries,
          coalesce(sum(sign) filter (where critical and not duplicate), 0) as critical, sum(sign) as heard,
          coalesce(sum(sign) filter (where critical), 0) as heard_critical
        from (`,
      ') x group by theme_id, customer_id) y;',
    )}
    return null;
  end $$;

  create function count_theme_days() returns trigger language plpgsql as $$
  declare
    touched uuid[];
  begin
    ${counted(
      "theme_id, (submitted_at at time zone 'UTC')::date as day, duplicate",
      `with changed as (
        insert into theme_day as d (theme_id, day, feedback_count)
        select theme_id, day, sum(sign) from (`,
      `) x where not duplicate group by theme_id, day having sum(sign) <> 0 order by theme_id, day
        on conflict (theme_id, day) do update set feedback_count = d.feedback_count + excluded.feedback_count
        returning theme_id, feedback_count)
      select array_agg(distinct theme_id) into touched from changed where feedback_count = 0;`,
    )}
    if touched is not null then delete from theme_day where feedback_count = 0 and theme_id = any(touched); end if;
    return null;
  end $$;
  create trigger days_come after insert on theme_feedback referencing new table as new_rows
    for each statement execute function count_theme_days();
  create trigger days_changed after update on theme_feedback referencing old table as old_rows new table as new_rows
    for each statement execute function count_theme_days();
  create trigger days_gone after delete on theme_feedback referencing old table as old_rows
    for each statement execute function count_theme_days();
`;

const entries = `
  create or replace function note_themed(themes uuid[], entries uuid[]) returns void language sql as $$
    insert into theme_feedback (theme_id, feedback_id, submitted_at, customer_id, critical, duplicate)
    select distinct t.id, f.id, f.submitted_at, f.customer_id, f.importance = 'CRITICAL', f.duplicate_of_id is not null
    from unnest(themes, entries) n(theme_id, feedback_id)
    join (
      select s.id as start, trunk.id from (select distinct id from unnest(themes) s(id)) s
      cross join lateral theme_trunk(s.id) trunk(id)
    ) t on t.start = n.theme_id
    join feedback f on f.id = n.feedback_id
    on conflict (feedback_id, theme_id) do nothing
  $$;

  create or replace function forget_themed(themes uuid[], entries uuid[]) returns void language sql as $$
    delete from theme_feedback k using (
      select distinct t.id, n.feedback_id, t.branch
      from unnest(themes, entries) n(theme_id, feedback_id)
      join (
        select s.id as start, trunk.id, array(select theme_branch(trunk.id)) as branch
        from (select distinct id from unnest(themes) s(id)) s cross join lateral theme_trunk(s.id) trunk(id)
      ) t on t.start = n.theme_id
    ) gone
    where k.theme_id = gone.id and k.feedback_id = gone.feedback_id and not ${stands('gone.feedback_id', 'gone.branch')}
  $$;

  -- The pairs, and the same for the entries that say the same.
  create function with_twins(inout themes uuid[], inout entries uuid[]) language plpgsql as $$
  begin
    if themes is null or not exists (select from feedback where duplicate_of_id is not null) then return; end if;
    select array_agg(x.theme_id), array_agg(x.id) into themes, entries from (
      select n.theme_id, n.feedback_id as id from unnest(themes, entries) n(theme_id, feedback_id)
      union
      select n.theme_id, m.id from unnest(themes, entries) n(theme_id, feedback_id) join feedback f on f.id = n.feedback_id
      cross join lateral (
        select coalesce(f.duplicate_of_id, f.id) as id
        union all select d.id from feedback d where d.duplicate_of_id = coalesce(f.duplicate_of_id, f.id)
      ) m
    ) x;
    perform lock_themed(entries);
  end $$;

  create or replace function follow_assignments() returns trigger language plpgsql as $$
  declare
    gone_themes uuid[]; gone_entries uuid[]; come_themes uuid[]; come_entries uuid[];
  begin
    if tg_op = 'INSERT' then
      select array_agg(theme_id), array_agg(feedback_id) into come_themes, come_entries from new_rows;
    elsif tg_op = 'DELETE' then
      select array_agg(theme_id), array_agg(feedback_id) into gone_themes, gone_entries from old_rows;
    else
      select array_agg(o.theme_id), array_agg(o.feedback_id), array_agg(n.theme_id), array_agg(n.feedback_id)
      into gone_themes, gone_entries, come_themes, come_entries
      from old_rows o join new_rows n on n.id = o.id
      where (o.theme_id, o.feedback_id) <> (n.theme_id, n.feedback_id);
    end if;
    perform lock_themed(gone_entries || come_entries);
    select * into gone_themes, gone_entries from with_twins(gone_themes, gone_entries);
    select * into come_themes, come_entries from with_twins(come_themes, come_entries);
    if gone_themes is not null then perform forget_themed(gone_themes, gone_entries); end if;
    if come_themes is not null then perform note_themed(come_themes, come_entries); end if;
    return null;
  end $$;

  -- Puts entries, of which all that say the same are given, into the themes that one of them was given.
  create function regroup_entries(entries uuid[]) returns void language plpgsql as $$
  begin
    perform lock_themed(entries);
    create temp table if not exists regrouped (theme_id uuid, feedback_id uuid, duplicate boolean) on commit drop;
    truncate regrouped;
    insert into regrouped
    select distinct trunk.id, f.id, f.duplicate_of_id is not null
    from feedback f join feedback m on coalesce(m.duplicate_of_id, m.id) = coalesce(f.duplicate_of_id, f.id) and m.id = any(entries)
    join theme_assignment a on a.feedback_id = m.id cross join lateral theme_trunk(a.theme_id) trunk(id)
    where f.id = any(entries);
    delete from theme_feedback k where k.feedback_id = any(entries)
      and not exists (select from regrouped r where r.theme_id = k.theme_id and r.feedback_id = k.feedback_id);
    update theme_feedback k set duplicate = r.duplicate from regrouped r
    where r.theme_id = k.theme_id and r.feedback_id = k.feedback_id and k.duplicate <> r.duplicate;
    insert into theme_feedback (theme_id, feedback_id, submitted_at, customer_id, critical, duplicate)
    select r.theme_id, f.id, f.submitted_at, f.customer_id, f.importance = 'CRITICAL', r.duplicate
    from regrouped r join feedback f on f.id = r.feedback_id
    on conflict (feedback_id, theme_id) do nothing;
  end $$;

  create or replace function follow_feedback() returns trigger language plpgsql as $$
  declare
    regrouped uuid[];
  begin
    update theme_feedback k
    set submitted_at = n.submitted_at, customer_id = n.customer_id, critical = n.importance = 'CRITICAL'
    from new_rows n join old_rows o on o.id = n.id
    where k.feedback_id = n.id
      and (n.submitted_at, n.customer_id, n.importance) is distinct from (o.submitted_at, o.customer_id, o.importance);
    select array_agg(distinct m.id) into regrouped
    from old_rows o join new_rows n on n.id = o.id cross join lateral (
      select x.id from unnest(array[n.id, n.duplicate_of_id, o.duplicate_of_id]) x(id) where x.id is not null
      union select d.id from feedback d where d.duplicate_of_id = any(array[n.id, n.duplicate_of_id, o.duplicate_of_id])
    ) m
    where o.duplicate_of_id is distinct from n.duplicate_of_id;
    if regrouped is not null then perform regroup_entries(regrouped); end if;
    return null;
  end $$;

  create or replace function follow_theme_tree() returns trigger language plpgsql as $$
  declare
    moved uuid[]; left_behind uuid[]; come_themes uuid[]; come_entries uuid[];
  begin
    select array_agg(n.id), array_agg(coalesce(o.merged_into_id, o.parent_id)) into moved, left_behind
    from old_rows o join new_rows n on n.id = o.id
    where coalesce(o.merged_into_id, o.parent_id) is distinct from coalesce(n.merged_into_id, n.parent_id);
    if moved is null then return null; end if;
    perform pg_advisory_xact_lock(7461003);
    delete from theme_feedback k using (
      select distinct trunk.id, array(select theme_branch(trunk.id)) as branch
      from unnest(left_behind) p(id) cross join lateral theme_trunk(p.id) trunk(id) where p.id is not null
    ) t
    where k.theme_id = t.id and not ${stands('k.feedback_id', 't.branch')};
    select array_agg(a.theme_id), array_agg(a.feedback_id) into come_themes, come_entries from theme_assignment a
    where a.theme_id in (select branch.id from unnest(moved) m(id) cross join lateral theme_branch(m.id) branch(id));
    select * into come_themes, come_entries from with_twins(come_themes, come_entries);
    perform note_themed(come_themes, come_entries);
    return null;
  end $$;
`;

const triage = `
  create function enter_triage() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into triage (feedback_id, submitted_at, likeness)
      select id, submitted_at, likeness from new_rows where duplicate_of_id is null and erased_at is null;
    else
      delete from triage t using new_rows n where t.feedback_id = n.id and (n.duplicate_of_id is not null or n.erased_at is not null);
      insert into triage as t (feedback_id, submitted_at, likeness)
      select n.id, n.submitted_at, n.likeness from new_rows n join old_rows o on o.id = n.id
      where n.duplicate_of_id is null and n.erased_at is null
        and (n.submitted_at, n.likeness, n.duplicate_of_id) is distinct from (o.submitted_at, o.likeness, o.duplicate_of_id)
        and not exists (select from theme_feedback k where k.feedback_id = n.id)
      on conflict (feedback_id) do update set submitted_at = excluded.submitted_at, likeness = excluded.likeness;
    end if;
    return null;
  end $$;
  create trigger enter_triage after insert on feedback referencing new table as new_rows
    for each statement execute function enter_triage();
  -- Its name comes after that of the trigger that keeps theme_feedback, and so does it.
  create trigger keep_triage after update on feedback referencing old table as old_rows new table as new_rows
    for each statement execute function enter_triage();

  create function leave_triage() returns trigger language plpgsql as $$
  begin
    if tg_table_name = 'feedback' then
      delete from triage t using old_rows o where t.feedback_id = o.id;
    elsif tg_op = 'INSERT' then
      delete from triage t using new_rows n where t.feedback_id = n.feedback_id;
    else
      insert into triage (feedback_id, submitted_at, likeness)
      select f.id, f.submitted_at, f.likeness from feedback f
      where f.id in (select feedback_id from old_rows) and f.duplicate_of_id is null and f.erased_at is null
        and not exists (select from theme_feedback k where k.feedback_id = f.id)
      on conflict (feedback_id) do nothing;
    end if;
    return null;
  end $$;
  create trigger leave_triage after delete on feedback referencing old table as old_rows
    for each statement execute function leave_triage();
  create trigger triage_come after insert on theme_feedback referencing new table as new_rows
    for each statement execute function leave_triage();
  create trigger triage_gone after delete on theme_feedback referencing old table as old_rows
    for each statement execute function leave_triage();
`;

const past = `
  select show_past('theme'), show_past('feedback');

  create or replace view past.theme_feedback as
    with recursive part_of(theme_id, whole_id) as (
      select id, id from past.theme
      union select p.theme_id, coalesce(t.merged_into_id, t.parent_id) from part_of p join past.theme t on t.id = p.whole_id
      where coalesce(t.merged_into_id, t.parent_id) is not null
    )
    select distinct p.whole_id as theme_id, f.id as feedback_id, f.submitted_at, f.customer_id, f.importance = 'CRITICAL' as critical,
      f.duplicate_of_id is not null as duplicate
    from past.theme_assignment a join past.feedback g on g.id = a.feedback_id
      join past.feedback f on coalesce(f.duplicate_of_id, f.id) = coalesce(g.duplicate_of_id, g.id)
      join part_of p on p.theme_id = a.theme_id;

  create or replace view past.theme_tally as
    select t.id as theme_id, coalesce(e.entries, 0)::integer as feedback_count, coalesce(e.critical, 0)::integer as critical_count,
      coalesce(c.customers, 0)::integer as customer_count, coalesce(c.teams, 0)::integer as internal_team_count
    from past.theme t
    left join (
      select theme_id, count(*) as entries, count(*) filter (where critical) as critical
      from past.theme_feedback where not duplicate group by theme_id
    ) e on e.theme_id = t.id
    left join (
      select k.theme_id, count(*) as customers, count(*) filter (where c.kind = 'INTERNAL_TEAM') as teams
      from past.theme_customer k join past.customer c on c.id = k.customer_id group by k.theme_id
    ) c on c.theme_id = t.id;

  create view past.theme_day as
    select theme_id, (submitted_at at time zone 'UTC')::date as day, count(*)::integer as feedback_count
    from past.theme_feedback where not duplicate group by 1, 2;

  create view past.item_theme_now as
    select l.item_id, coalesce(t.survivor_id, t.id) as theme_id
    from past.item_theme l join past.theme t on t.id = l.theme_id;
`;

/** What was there before. Its words are folded plainly here; the next change of a text folds them fully. */
const fill = `
  alter table feedback disable trigger user;
  update feedback set words = ' ' || btrim(regexp_replace(lower(coalesce(title, '') || ' ' || body), '[^[:alnum:]]+', ' ', 'g')) || ' ';
  alter table feedback enable trigger user;
  insert into theme_day select theme_id, (submitted_at at time zone 'UTC')::date, count(*) from theme_feedback group by 1, 2;
  insert into triage select id, submitted_at, likeness from feedback f
  where not exists (select from theme_feedback k where k.feedback_id = f.id);
`;
