import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is counted of themes, kept while it is written, so that reading it does not grow with the feedback:
 * `theme_feedback` each entry once under its themes and all that they are part of, `theme_customer` who is behind it,
 * `theme_tally` and `theme_revenue` the sums. None of these has a history: each can be counted again from the
 * assignments, feedback, customers and themes of any moment, which have one. Only triggers write them.
 *
 * Sums are changed by differences, which needs no look at others' uncommitted rows; whatever a difference is
 * computed from is locked first: the entry, the customer, and (7461003) the tree of themes.
 */
export class FeedbackCounts1763800400001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(sums);
    await runner.query(entries);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger keep_theme_feedback on theme;
      drop trigger keep_theme_feedback on feedback;
      drop trigger theme_feedback_assigned on theme_assignment;
      drop trigger theme_feedback_reassigned on theme_assignment;
      drop trigger theme_feedback_unassigned on theme_assignment;
      drop trigger weigh_changed on customer;
      drop table theme_revenue, theme_tally, theme_feedback, theme_customer cascade;
      drop function follow_theme_tree, follow_feedback, follow_assignments, lock_themed, forget_themed, note_themed,
        count_theme_feedback, weigh_changed_customers, weigh_theme_customers, weigh_themes, weight_of,
        theme_trunk, theme_branch;
      drop type theme_weight;
    `);
  }
}

const tables = `
  create table theme_feedback (
    theme_id uuid not null,
    feedback_id uuid not null,
    submitted_at timestamptz not null,
    customer_id uuid,
    critical boolean not null,
    primary key (feedback_id, theme_id)
  );
  create index theme_feedback_theme_id_idx on theme_feedback (theme_id, submitted_at, feedback_id)
    include (customer_id, critical);

  create table theme_customer (
    theme_id uuid not null,
    customer_id uuid not null,
    feedback_count integer not null,
    critical_count integer not null,
    primary key (theme_id, customer_id)
  );
  create index theme_customer_customer_id_idx on theme_customer (customer_id);
  create index theme_customer_critical_idx on theme_customer (theme_id, customer_id) where critical_count > 0;

  create table theme_tally (
    theme_id uuid primary key,
    feedback_count integer not null default 0,
    critical_count integer not null default 0,
    customer_count integer not null default 0,
    internal_team_count integer not null default 0
  );

  -- The currency is '' for the organisation's own when a customer names none.
  create table theme_revenue (
    theme_id uuid not null,
    currency text not null,
    customer_count integer not null,
    annual_revenue numeric not null,
    primary key (theme_id, currency)
  );

  create type theme_weight as (theme_id uuid, currency text, customers integer, teams integer, payers integer, revenue numeric);

  create function theme_trunk(start uuid) returns setof uuid language sql stable rows 3 as $$
    with recursive trunk(id) as (
      select start union select t.parent_id from theme t join trunk on trunk.id = t.id where t.parent_id is not null
    ) select id from trunk
  $$;
  create function theme_branch(start uuid) returns setof uuid language sql stable rows 10 as $$
    with recursive branch(id) as (
      select start union select t.id from theme t join branch on branch.id = t.parent_id
    ) select id from branch
  $$;
`;

const sums = `
  create function weight_of(theme uuid, kind text, revenue double precision, currency text, times integer)
  returns theme_weight language sql immutable as $$
    select row(theme, coalesce(currency, ''), times, case kind when 'INTERNAL_TEAM' then times else 0 end,
      case when revenue is null then 0 else times end, coalesce(revenue, 0)::numeric * times)::theme_weight
  $$;

  create function weigh_themes(changes theme_weight[]) returns void language plpgsql as $$
  begin
    insert into theme_tally as y (theme_id, customer_count, internal_team_count)
    select theme_id, sum(customers), sum(teams) from unnest(changes)
    group by theme_id having sum(customers) <> 0 or sum(teams) <> 0 order by theme_id
    on conflict (theme_id) do update set
      customer_count = y.customer_count + excluded.customer_count,
      internal_team_count = y.internal_team_count + excluded.internal_team_count;

    insert into theme_revenue as r (theme_id, currency, customer_count, annual_revenue)
    select theme_id, currency, sum(payers), sum(revenue) from unnest(changes)
    group by theme_id, currency having sum(payers) <> 0 or sum(revenue) <> 0 order by theme_id, currency
    on conflict (theme_id, currency) do update set
      customer_count = r.customer_count + excluded.customer_count,
      annual_revenue = r.annual_revenue + excluded.annual_revenue;
    delete from theme_revenue where customer_count = 0 and theme_id in (select theme_id from unnest(changes));
  end $$;

  create function weigh_theme_customers() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      perform weigh_themes(array_agg(weight_of(k.theme_id, c.kind, c.annual_revenue, c.currency, 1)))
      from new_rows k join customer c on c.id = k.customer_id;
    else
      perform weigh_themes(array_agg(weight_of(k.theme_id, c.kind, c.annual_revenue, c.currency, -1)))
      from old_rows k join customer c on c.id = k.customer_id;
    end if;
    return null;
  end $$;
  create trigger weigh_come after insert on theme_customer referencing new table as new_rows
    for each statement execute function weigh_theme_customers();
  create trigger weigh_gone after delete on theme_customer referencing old table as old_rows
    for each statement execute function weigh_theme_customers();

  create function weigh_changed_customers() returns trigger language plpgsql as $$
  begin
    perform weigh_themes(array_agg(weight_of(k.theme_id, c.kind, c.annual_revenue, c.currency, c.times)))
    from (
      select o.id, x.* from old_rows o join new_rows n on n.id = o.id cross join lateral (values
        (o.kind, o.annual_revenue, o.currency, -1), (n.kind, n.annual_revenue, n.currency, 1)
      ) x(kind, annual_revenue, currency, times)
      where (o.kind, o.annual_revenue, o.currency) is distinct from (n.kind, n.annual_revenue, n.currency)
    ) c join theme_customer k on k.customer_id = c.id;
    return null;
  end $$;
  create trigger weigh_changed after update on customer referencing old table as old_rows new table as new_rows
    for each statement execute function weigh_changed_customers();

  create function count_themed(changes theme_customer[]) returns void language plpgsql as $$
  begin
    perform from customer where id in (select customer_id from unnest(changes)) order by id for share;

    insert into theme_customer as k select * from unnest(changes) where customer_id is not null
    order by theme_id, customer_id
    on conflict (theme_id, customer_id) do update set
      feedback_count = k.feedback_count + excluded.feedback_count,
      critical_count = k.critical_count + excluded.critical_count;
    delete from theme_customer k using unnest(changes) c
    where k.theme_id = c.theme_id and k.customer_id = c.customer_id and k.feedback_count = 0;

    insert into theme_tally as y (theme_id, feedback_count, critical_count)
    select theme_id, sum(feedback_count), sum(critical_count) from unnest(changes)
    group by theme_id having sum(feedback_count) <> 0 or sum(critical_count) <> 0 order by theme_id
    on conflict (theme_id) do update set
      feedback_count = y.feedback_count + excluded.feedback_count,
      critical_count = y.critical_count + excluded.critical_count;
    delete from theme_tally where feedback_count = 0 and theme_id in (select theme_id from unnest(changes));
  end $$;

  create function count_theme_feedback() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      perform count_themed(array_agg(row(theme_id, customer_id, n, critical)::theme_customer)) from (
        select theme_id, customer_id, count(*) as n, count(*) filter (where critical) as critical
        from new_rows group by theme_id, customer_id) x;
    elsif tg_op = 'DELETE' then
      perform count_themed(array_agg(row(theme_id, customer_id, -n, -critical)::theme_customer)) from (
        select theme_id, customer_id, count(*) as n, count(*) filter (where critical) as critical
        from old_rows group by theme_id, customer_id) x;
    else
      perform count_themed(array_agg(row(theme_id, customer_id, n, critical)::theme_customer)) from (
        select theme_id, customer_id, sum(n) as n, sum(critical) as critical from (
          select theme_id, customer_id, 1 as n, critical::integer as critical from new_rows
          union all select theme_id, customer_id, -1, -critical::integer from old_rows) both_rows
        group by theme_id, customer_id having sum(n) <> 0 or sum(critical) <> 0) x;
    end if;
    return null;
  end $$;
  create trigger count_come after insert on theme_feedback referencing new table as new_rows
    for each statement execute function count_theme_feedback();
  create trigger count_changed after update on theme_feedback referencing old table as old_rows new table as new_rows
    for each statement execute function count_theme_feedback();
  create trigger count_gone after delete on theme_feedback referencing old table as old_rows
    for each statement execute function count_theme_feedback();
`;

const entries = `
  create function note_themed(themes uuid[], entries uuid[]) returns void language sql as $$
    insert into theme_feedback (theme_id, feedback_id, submitted_at, customer_id, critical)
    select distinct t.id, f.id, f.submitted_at, f.customer_id, f.importance = 'CRITICAL'
    from unnest(themes, entries) n(theme_id, feedback_id)
    join (
      select s.id as start, trunk.id from (select distinct id from unnest(themes) s(id)) s
      cross join lateral theme_trunk(s.id) trunk(id)
    ) t on t.start = n.theme_id
    join feedback f on f.id = n.feedback_id
    on conflict (feedback_id, theme_id) do nothing
  $$;

  create function forget_themed(themes uuid[], entries uuid[]) returns void language sql as $$
    delete from theme_feedback k using (
      select distinct t.id, n.feedback_id, t.branch
      from unnest(themes, entries) n(theme_id, feedback_id)
      join (
        select s.id as start, trunk.id, array(select theme_branch(trunk.id)) as branch
        from (select distinct id from unnest(themes) s(id)) s cross join lateral theme_trunk(s.id) trunk(id)
      ) t on t.start = n.theme_id
    ) gone
    where k.theme_id = gone.id and k.feedback_id = gone.feedback_id and not exists (
      select from theme_assignment a where a.feedback_id = gone.feedback_id and a.theme_id = any(gone.branch))
  $$;

  create function lock_themed(entries uuid[]) returns void language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(7461003);
    perform from feedback where id = any(entries) order by id for no key update;
  end $$;

  create function follow_assignments() returns trigger language plpgsql as $$
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
    if gone_themes is not null then perform forget_themed(gone_themes, gone_entries); end if;
    if come_themes is not null then perform note_themed(come_themes, come_entries); end if;
    return null;
  end $$;
  create trigger theme_feedback_assigned after insert on theme_assignment referencing new table as new_rows
    for each statement execute function follow_assignments();
  create trigger theme_feedback_reassigned after update on theme_assignment
    referencing old table as old_rows new table as new_rows for each statement execute function follow_assignments();
  create trigger theme_feedback_unassigned after delete on theme_assignment referencing old table as old_rows
    for each statement execute function follow_assignments();

  create function follow_feedback() returns trigger language plpgsql as $$
  begin
    update theme_feedback k
    set submitted_at = n.submitted_at, customer_id = n.customer_id, critical = n.importance = 'CRITICAL'
    from new_rows n join old_rows o on o.id = n.id
    where k.feedback_id = n.id
      and (n.submitted_at, n.customer_id, n.importance) is distinct from (o.submitted_at, o.customer_id, o.importance);
    return null;
  end $$;
  create trigger keep_theme_feedback after update on feedback referencing old table as old_rows new table as new_rows
    for each statement execute function follow_feedback();

  create function follow_theme_tree() returns trigger language plpgsql as $$
  declare
    moved uuid[]; left_behind uuid[];
  begin
    select array_agg(n.id), array_agg(o.parent_id) into moved, left_behind
    from old_rows o join new_rows n on n.id = o.id where o.parent_id is distinct from n.parent_id;
    if moved is null then return null; end if;
    perform pg_advisory_xact_lock(7461003);
    delete from theme_feedback k using (
      select distinct trunk.id, array(select theme_branch(trunk.id)) as branch
      from unnest(left_behind) p(id) cross join lateral theme_trunk(p.id) trunk(id) where p.id is not null
    ) t
    where k.theme_id = t.id and not exists (
      select from theme_assignment a where a.feedback_id = k.feedback_id and a.theme_id = any(t.branch));
    perform note_themed(array_agg(a.theme_id), array_agg(a.feedback_id)) from theme_assignment a
    where a.theme_id in (select branch.id from unnest(moved) m(id) cross join lateral theme_branch(m.id) branch(id));
    return null;
  end $$;
  create trigger keep_theme_feedback after update on theme referencing old table as old_rows new table as new_rows
    for each statement execute function follow_theme_tree();
`;
