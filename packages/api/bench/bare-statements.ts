import type { QueryName } from './queries.ts';

const milestoneStatus = `case
  when m.delivered_at is not null then 'DELIVERED'
  when m.dropped then 'DROPPED'
  when plan_date_end(m.target) < (now() at time zone 'utc')::date then 'OVERDUE'
  when not exists (select from milestone o where o.item_id = m.item_id and o.position < m.position
                   and o.delivered_at is null and not o.dropped) then 'NEXT'
  else 'PLANNED' end`;

const instant = (of: string): string => `to_char(${of} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const revision = '(select coalesce(max(revision), 0)::text from work)';

const tile = `
  select json_build_object('revision', ${revision}, 'groups', (
    select json_agg(json_build_object('key', g.horizon, 'label', initcap(g.horizon), 'count', g.count, 'personWeeks', g.weeks)
      order by array_position(array['NOW', 'NEXT', 'LATER'], g.horizon))
    from (
      select horizon, count(*), coalesce(sum((effort ->> 'likely')::float8), 0) as weeks from roadmap_item group by horizon
    ) g)) as roadmap`;

const milestonesOfPage = `
  select coalesce(json_agg(json_build_object('title', m.title, 'kind', m.kind, 'value', m.value, 'status', ${milestoneStatus},
    'target', m.target, 'deliveredAt', ${instant('m.delivered_at')}) order by m.position), '[]')
  from milestone m where m.item_id = i.id`;

const metricsOfPage = `
  select coalesce(json_agg(json_build_object('baseline', s.baseline, 'target', s.target, 'actual', s.actual, 'metric',
    json_build_object('key', m.key, 'name', m.name, 'unit', m.unit, 'direction', m.direction)) order by s.id), '[]')
  from success_metric s join metric m on m.id = s.metric_id where s.item_id = i.id`;

const themesOfPage = `
  select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name, 'stats', json_build_object(
    'feedbackCount', y.feedback_count, 'customerCount', y.customer_count, 'annualRevenue', (
      select coalesce(sum(annual_revenue), 0)::float8 from theme_revenue r where r.theme_id = t.id and r.currency in ('', 'EUR'))
    )) order by t.name, t.id), '[]')
  from item_theme l join theme t on t.id = l.theme_id join theme_tally y on y.theme_id = t.id where l.item_id = i.id`;

const evidenceOfPage = `
  select json_build_object('stats', json_build_object('feedbackCount', count(distinct k.feedback_id),
    'customerCount', count(distinct k.customer_id), 'lastSeenAt', ${instant('max(k.submitted_at)')}))
  from item_theme l join theme_feedback k on k.theme_id = l.theme_id where l.item_id = i.id`;

const page = `
  select json_build_object('revision', ${revision}, 'items', json_build_object(
    'pageInfo', json_build_object('hasNextPage', count(*) > 50),
    'nodes', json_agg(json_build_object(
      'id', encode(convert_to('RoadmapItem:' || i.id, 'utf8'), 'base64'), 'identifier', 'WM-' || i.number, 'title', i.title,
      'problem', i.problem, 'outcome', i.outcome, 'kind', i.kind, 'status', i.status, 'horizon', i.horizon,
      'valueDrivers', i.value_drivers, 'rank', i.rank, 'progress', coalesce((
        select count(delivered_at)::float8 / count(*) from milestone m where m.item_id = i.id and not m.dropped), 0),
      'target', i.target, 'effort', i.effort, 'links', i.links,
      'team', (select json_build_object('slug', t.slug, 'name', t.name) from team t where t.id = i.team_id),
      'productOwner', (select json_build_object('name', p.name) from person p where p.id = i.product_owner_id),
      'engineeringOwner', (select json_build_object('name', p.name) from person p where p.id = i.engineering_owner_id),
      'milestones', (${milestonesOfPage}), 'successMetrics', (${metricsOfPage}), 'themes', (${themesOfPage}),
      'evidence', (${evidenceOfPage})) order by i.rank) filter (where i.rank <= 50))) as roadmap
  from (
    select *, row_number() over (order by rank_key, id) as rank from roadmap_item
    where rank_key is not null order by rank_key, id limit 51) i`;

const feedbackOfDeep = `
  select json_build_object('nodes', coalesce(json_agg(json_build_object('title', f.title, 'submittedAt', ${instant('f.submitted_at')},
    'customer', (select json_build_object('name', c.name) from customer c where c.id = f.customer_id))
    order by k.submitted_at desc, k.feedback_id desc), '[]'))
  from (
    select * from theme_feedback where theme_id = t.id order by submitted_at desc, feedback_id desc limit 2
  ) k join feedback f on f.id = k.feedback_id`;

const itemsOfDeep = `
  select json_build_object('nodes', coalesce(json_agg(json_build_object('title', i.title,
    'milestones', (select coalesce(json_agg(json_build_object('title', m.title, 'status', ${milestoneStatus}) order by m.position), '[]')
      from milestone m where m.item_id = i.id),
    'themes', (select coalesce(json_agg(json_build_object('name', t.name,
        'stats', (select json_build_object('feedbackCount', y.feedback_count) from theme_tally y where y.theme_id = t.id),
        'feedback', (${feedbackOfDeep})) order by t.name, t.id), '[]')
      from item_theme l join theme t on t.id = l.theme_id where l.item_id = i.id)
    ) order by coalesce(i.rank_key, '~'), i.id), '[]'))
  from (
    select * from roadmap_item where team_id = e.id order by coalesce(rank_key, '~'), id limit 3) i`;

const deep = `
  select json_agg(json_build_object('name', e.name,
    'members', (select coalesce(json_agg(json_build_object('name', p.name) order by p.name, p.id), '[]')
      from team_member m join person p on p.id = m.person_id where m.team_id = e.id),
    'items', (${itemsOfDeep})) order by e.name, e.id) as teams
  from team e`;

/** What the service answers to each query, as one statement written by hand: the most that PostgreSQL can give. */
export const statements: Record<QueryName, string> = { tile, page, deep };
