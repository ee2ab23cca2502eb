import { generateNKeysBetween } from 'fractional-indexing';
import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../src/platform/actor.ts';
import { Work } from '../src/platform/work.ts';

/** How much a generated roadmap holds, unless a bench says otherwise. */
export const size = { items: 1_000, teams: 20, people: 60, customers: 2_000, themes: 100, feedback: 20_000 };

type Size = typeof size;

/** The same roadmap each time: items with all their parts, and the feedback behind them. Written set by set. */
export async function seed(dataSource: DataSource, wanted = size): Promise<void> {
  await Work.transact(dataSource, systemActor, { via: 'api', reason: 'Generated' }, async (work) => {
    await seedOrganisation(work, wanted);
    await seedNorthStar(work);
    await seedFeedback(work, wanted);
    await seedItems(work, wanted);
  });
  await dataSource.query('vacuum analyze');
}

async function seedOrganisation(work: Work, wanted: Size): Promise<void> {
  await work.query(sql`
    insert into person (name, email, discipline, role)
    select 'Person ' || n, 'person-' || n || '@example.com', case n % 2 when 0 then 'PRODUCT' else 'ENGINEERING' end, 'LEAD'
    from generate_series(1, ${wanted.people}::integer) n`);
  await work.query(sql`
    insert into team (slug, name) select 'team-' || n, 'Team ' || n from generate_series(1, ${wanted.teams}::integer) n`);
  await work.query(sql`
    insert into team_member (team_id, person_id)
    select t.id, p.id from person p join team t on t.slug = 'team-' || (substr(p.name, 8)::integer % ${wanted.teams}::integer + 1)`);
}

async function seedNorthStar(work: Work): Promise<void> {
  await work.query(sql`
    insert into metric (key, slug, name, unit, direction, definition)
    select 'metric_' || n, 'metric-' || n, 'Metric ' || n, 'percent', case n % 2 when 0 then 'INCREASE' else 'DECREASE' end,
      'What is measured under number ' || n
    from generate_series(1, 12) n`);
  await work.query(sql`
    insert into north_star (statement, metric_id, target, valid_from)
    select 'Cards that arrive when promised', id, 95, now() from metric where key = 'metric_1'`);
  await work.query(sql`
    insert into north_star_input (north_star_id, metric_id, belief, position)
    select s.id, m.id, 'Moves the North Star', row_number() over (order by m.key) from north_star s, metric m
    where m.key in ('metric_2', 'metric_3', 'metric_4', 'metric_5')`);
}

async function seedFeedback(work: Work, wanted: Size): Promise<void> {
  await work.query(sql`
    insert into theme (slug, name) select 'theme-' || n, 'Theme ' || n from generate_series(1, ${wanted.themes}::integer) n`);
  await work.query(sql`
    insert into customer (name, name_key, kind, annual_revenue)
    select 'Customer ' || n, 'customer ' || n, case n % 20 when 0 then 'INTERNAL_TEAM' else 'EXTERNAL' end, n * 50
    from generate_series(1, ${wanted.customers}::integer) n`);
  await work.query(sql`
    insert into feedback (source, external_id, fingerprint, title, body, submitted_at, customer_id, importance)
    select 'desk', n::text, n::text, 'Entry ' || n, 'My card did not arrive when it was promised, for time number ' || n,
      date_trunc('hour', now()) - (n * 25 || ' minutes')::interval, c.id, case n % 40 when 0 then 'CRITICAL' else 'IMPORTANT' end
    from generate_series(1, ${wanted.feedback}::integer) n
    join customer c on c.name = 'Customer ' || ((n::bigint * n) % ${wanted.customers}::integer + 1)`);
  await work.query(sql`
    insert into theme_assignment (theme_id, feedback_id, origin, assigned_by_kind)
    select t.id, f.id, 'IMPORT', 'SYSTEM' from feedback f
    join theme t on t.slug = 'theme-' || ((f.external_id::integer * 37) % ${wanted.themes}::integer + 1)`);
}

async function seedItems(work: Work, wanted: Size): Promise<void> {
  await work.query(sql`
    insert into roadmap_item (title, problem, outcome, kind, value_drivers, horizon, rank_key, target, team_id,
      product_owner_id, engineering_owner_id, effort, links)
    select 'Item ' || n, 'Whose problem number ' || n || ' is, and what it costs them.', 'What success of it looks like.',
      case n % 3 when 0 then 'TECHNICAL_INVESTMENT' else 'FEATURE' end, array['RELIABILITY', 'CUSTOMER_VALUE'],
      (array['NOW', 'NEXT', 'LATER'])[n % 3 + 1], k.key,
      jsonb_build_object('date', (date '2027-01-01' + n % 700)::text, 'resolution', 'QUARTER'),
      t.id, p.id, e.id, jsonb_build_object('low', 1, 'likely', 2 + n % 5, 'high', 9),
      jsonb_build_array(jsonb_build_object('label', 'Plan', 'url', 'https://example.com/' || n))
    from unnest(${generateNKeysBetween(null, null, wanted.items)}::text[]) with ordinality k(key, place)
    cross join lateral (select place::integer) x(n)
    join team t on t.slug = 'team-' || (n % ${wanted.teams}::integer + 1)
    join person p on p.name = 'Person ' || (2 + n % 29 * 2) join person e on e.name = 'Person ' || (1 + n % 29 * 2)
    order by n`);
  await work.query(sql`
    insert into milestone (item_id, position, title, kind, value, target, delivered_at)
    select i.id, n, 'Step ' || n, 'INCREMENT', 'What customers have after it',
      jsonb_build_object('date', '2027-0' || n || '-01', 'resolution', 'MONTH'), case when n = 1 then now() end
    from roadmap_item i cross join generate_series(1, 3) n`);
  await work.query(sql`
    insert into success_metric (item_id, metric_id, baseline, target, actual)
    select i.id, m.id, 10, 20, case i.number % 2 when 0 then 21 end from roadmap_item i
    join metric m on m.key in ('metric_' || (i.number % 6 + 1), 'metric_' || (i.number % 6 + 7))`);
  await work.query(sql`
    insert into alignment (item_id, input_id, rationale)
    select i.id, n.id, 'It moves the input' from roadmap_item i join north_star_input n on n.position = i.number % 5`);
  await work.query(sql`
    insert into item_theme (item_id, theme_id)
    select i.id, t.id from roadmap_item i cross join generate_series(0, 2) n
    join theme t on t.slug = 'theme-' || ((i.number * 7 + n * 31) % ${wanted.themes}::integer + 1) where n <= i.number % 3`);
}
