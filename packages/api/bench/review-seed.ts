import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../src/platform/actor.ts';
import { Work } from '../src/platform/work.ts';

/** How much of each there is to look through, besides what `seed` makes. */
export const reviewSize = { slos: 60, decisions: 300, periods: 6 };

/**
 * What a review looks at, over a roadmap from `seed`: items at all points of their lives with the history of how they
 * came there, sign-offs, concerns, risks, dependencies, updates, objectives in all states, decisions, periods.
 */
export async function seedReview(dataSource: DataSource): Promise<void> {
  const write = (act: (work: Work) => Promise<void>) => Work.transact(dataSource, systemActor, { via: 'api' }, act);
  for (const status of ['DISCOVERY', 'COMMITTED', 'IN_PROGRESS', 'RELEASED'])
    await write((work) => moveOn(work, status));
  await write(seedAgreement);
  await write(seedWorries);
  await write(seedObjectives);
  await write(seedCapacity);
  await write((work) => unsign(work));
  await dataSource.query('vacuum analyze');
}

const order = ['DISCOVERY', 'COMMITTED', 'IN_PROGRESS', 'RELEASED'];

/** Of five items one stays where it is at each step. */
async function moveOn(work: Work, status: string): Promise<void> {
  await work.query(sql`
    update roadmap_item set status = ${status}, committed_target = case when ${status} = 'COMMITTED' then target else committed_target end,
      released_at = case when ${status} = 'RELEASED' then now() - (number % 60) * interval '1 day' end
    where number % 5 > ${order.indexOf(status)}::integer`);
}

async function seedAgreement(work: Work): Promise<void> {
  for (const [discipline, remainder] of [
    ['PRODUCT', 0],
    ['ENGINEERING', 1],
  ] as const) {
    await work.query(sql`
      insert into sign_off (subject_type, subject_id, person_id, discipline, signed_at)
      select 'RoadmapItem', i.id, p.id, ${discipline}, now() from roadmap_item i
      join person p on p.name = 'Person ' || (${2 + remainder}::integer + i.number % 29 * 2) where i.status in ('COMMITTED', 'IN_PROGRESS', 'RELEASED')`);
  }
  await work.query(sql`
    insert into decision (kind, question, outcome, rationale, decided_at, decided_by_kind, decided_by_id, revisit_on, waives_findings)
    select case n % 10 when 0 then 'WAIVER' else 'TRADE_OFF' end, 'Question ' || n, 'Outcome', 'Because', now(), 'PERSON', p.id,
      case n % 7 when 0 then current_date - 1 end, case n % 10 when 0 then array['NO_SUCCESS_METRIC'] else '{}' end
    from generate_series(1, ${reviewSize.decisions}::integer) n join person p on p.name = 'Person 1'`);
  await work.query(sql`
    insert into decision_subject (decision_id, subject_type, subject_id, position)
    select d.id, 'RoadmapItem', i.id, 0 from decision d join roadmap_item i on i.number = d.number * 3`);
  await work.query(sql`
    insert into revisit_trigger (decision_id, position, subject_type, subject_id, comparison, value)
    select d.id, 0, 'Theme', t.id, 'ABOVE', d.number from decision d join theme t on t.slug = 'theme-' || d.number where d.number % 9 = 0`);
}

/** A tenth of what was signed is changed again. */
async function unsign(work: Work): Promise<void> {
  await work.query(sql`delete from sign_off s using roadmap_item i where i.id = s.subject_id and i.number % 10 = 3`);
}

async function seedWorries(work: Work): Promise<void> {
  await work.query(sql`
    insert into concern (item_id, discipline, raised_by_kind, raised_by_id, statement, what_would_resolve_it, raised_at)
    select i.id, 'SUPPORT', 'PERSON', p.id, 'It may not hold', 'A test', now() - i.number % 30 * interval '1 day'
    from roadmap_item i join person p on p.name = 'Person 3' where i.number % 4 = 0`);
  await work.query(sql`
    insert into risk (item_id, term_id, statement, likelihood, impact, response)
    select i.id, t.id, 'It may fail', 'LOW', (array['LOW', 'HIGH'])[i.number % 2 + 1], (array['ACCEPT', 'MITIGATE'])[i.number % 3 % 2 + 1]
    from roadmap_item i cross join lateral (select id from term where kind = 'RISK' order by key limit 1) t where i.number % 3 < 2`);
  await work.query(sql`
    insert into dependency (item_id, depends_on_id) select i.id, n.id from roadmap_item i
    join roadmap_item n on n.number = i.number + 7 where i.number % 2 = 0`);
  await work.query(sql`
    insert into status_update (item_id, health, body, author_kind, author_id, created_at)
    select i.id, 'ON_TRACK', 'Going well', 'PERSON', p.id, now() - (n * 9 + i.number % 20) * interval '1 day'
    from roadmap_item i join person p on p.name = 'Person 3' cross join generate_series(0, 2) n`);
  await work.query(sql`
    update roadmap_item set support_burden = jsonb_build_object('expectedHoursPerWeek', 4, 'actualHoursPerWeek', number % 9, 'measuredAt', now())
    where number % 2 = 0`);
  await work.query(
    sql`update milestone set effort_person_weeks = 1 + ('x' || substr(id::text, 1, 2))::bit(8)::integer % 8`,
  );
  await work.query(sql`delete from success_metric m using roadmap_item i where i.id = m.item_id and i.number % 11 = 0`);
}

async function seedObjectives(work: Work): Promise<void> {
  await work.query(sql`
    insert into service (slug, name, team_id) select 'service-' || t.slug, t.name, t.id from team t`);
  await work.query(sql`
    insert into service_level_objective (slug, name, service_id, sli_kind, objective, "window", budget_state, budget_state_since, frozen_relations)
    select 'slo-' || n, 'Objective ' || n, s.id, 'AVAILABILITY', 0.99, 'P28D', (array['HEALTHY', 'AT_RISK', 'EXHAUSTED'])[n % 3 + 1], now(),
      case n % 3 when 2 then array['SPENDS'] else '{}' end
    from generate_series(1, ${reviewSize.slos}::integer) n
    cross join lateral (select id from service order by slug offset n % 20 limit 1) s`);
  await work.query(sql`
    insert into slo_link (item_id, slo_id, relation)
    select i.id, s.id, (array['PROTECTS', 'SPENDS', 'DEPENDS_ON'])[i.number % 3 + 1] from roadmap_item i
    join service_level_objective s on s.slug = 'slo-' || (i.number % 60 + 1) where i.number % 2 = 0`);
}

async function seedCapacity(work: Work): Promise<void> {
  await work.query(sql`
    insert into planning_period (name, "start", "end", target_mix)
    select 'Quarter ' || n, current_date + (n - 2) * 90, current_date + (n - 1) * 90 - 1,
      '[{"kind": "FEATURE", "share": 0.5}, {"kind": "TECHNICAL_INVESTMENT", "share": 0.5}]'
    from generate_series(1, ${reviewSize.periods}::integer) n`);
  await work.query(sql`
    insert into team_capacity (period_id, team_id, gross, time_off, on_call, support, slack, cover)
    select d.id, t.id, 60, 6, 3, 3, 12, jsonb_build_array(jsonb_build_object('area', 'Payments', 'personIds', jsonb_build_array(p.id)))
    from planning_period d cross join team t join person p on p.name = 'Person 5'`);
  await work.query(sql`
    insert into allocation (item_id, team_id, period_id, person_weeks)
    select i.id, i.team_id, d.id, 1 + i.number % 6 from roadmap_item i
    join planning_period d on d.name = 'Quarter ' || (i.number % ${reviewSize.periods}::integer + 1) where i.team_id is not null`);
}
