import sql from 'sql-template-tag';
import { FindingRule } from '../agreement/finding-rule.ts';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import { cameTo, dayOf, type ItemFacts, itemFacts, lastUnsigned, question, standsAt, wordsOf } from './question.ts';

/** Where customers' trust is at stake. */
export const trustQuestions = [
  question<{ name: string; state: string; stateSince: string | null; waiting: string[] }>({
    rule: FindingRule.SLO_AT_RISK_UNFUNDED,
    about: 'ServiceLevelObjective',
    severity: Severity.CRITICAL,
    asked: () => sql`
      select t.id, s.team_id, greatest(t.budget_state_since, (
          select max(e.at) from slo_link l join change_event e on e.subject_id = l.item_id and e.field = 'status'
            and (e.before #>> '{}') in ('COMMITTED', 'IN_PROGRESS') and e.at <= (select read_at())
          where l.slo_id = t.id and l.relation = 'PROTECTS')) as since,
        jsonb_build_object('name', t.name, 'state', t.budget_state, 'stateSince', t.budget_state_since, 'waiting', (
          select coalesce(jsonb_agg('WM-' || i.number || ' ' || i.title order by i.rank_key, i.id), '[]') from slo_link l
          join roadmap_item i on i.id = l.item_id
          where l.slo_id = t.id and l.relation = 'PROTECTS' and i.rank_key is not null)) as facts
      from service_level_objective t join service s on s.id = t.service_id
      where t.budget_state in ('AT_RISK', 'EXHAUSTED') and not exists (
        select from slo_link l join roadmap_item i on i.id = l.item_id
        where l.slo_id = t.id and l.relation = 'PROTECTS' and i.status in ('COMMITTED', 'IN_PROGRESS'))`,
    tell: ({ name, state, stateSince, waiting }) => ({
      message: `The error budget of ${name} is ${wordsOf(state)}, and no committed work protects it.`,
      because: [
        `It is ${wordsOf(state)} since ${dayOf(stateSince)}.`,
        waiting.length > 0 ? `Not committed yet: ${waiting.join(', ')}.` : 'No open item protects it.',
      ],
    }),
  }),

  question<{ name: string; signed: string[] }>({
    rule: FindingRule.SLO_NOT_AGREED,
    about: 'ServiceLevelObjective',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, s.team_id, greatest(t.created_at, ${lastUnsigned(sql`t.id`)}) as since,
        jsonb_build_object('name', t.name, 'signed', (
          select coalesce(jsonb_agg(p.name || ' (' || o.discipline || ')' order by o.signed_at), '[]') from sign_off o
          join person p on p.id = o.person_id where o.subject_type = 'ServiceLevelObjective' and o.subject_id = t.id)) as facts
      from service_level_objective t join service s on s.id = t.service_id
      where not ${agreedCondition('ServiceLevelObjective', sql`t.id`)}`,
    tell: ({ name, signed }) => ({
      message: `Product and engineering have not both agreed on the objective ${name}.`,
      because: [signed.length > 0 ? `Signed by ${signed.join(', ')} alone.` : 'Nobody has signed it.'],
    }),
  }),

  question<ItemFacts & { links: { slo: string; relation: string; state: string }[] }>({
    rule: FindingRule.FREEZE_CONFLICT,
    about: 'RoadmapItem',
    severity: Severity.CRITICAL,
    asked: () => sql`
      select t.id, t.team_id, greatest(${cameTo('IN_PROGRESS')}, min(l.since)) as since,
        jsonb_build_object(${itemFacts}, 'links',
          jsonb_agg(jsonb_build_object('slo', l.name, 'relation', l.relation, 'state', l.state) order by l.name, l.relation)) as facts
      from roadmap_item t join lateral (
        select s.name, s.budget_state as state, k.relation, greatest(w.at, (
          select max(e.at) from change_event e
          where e.subject_id = s.id and e.field = 'frozenRelations' and e.at <= (select read_at()))) as since
        from slo_link k join service_level_objective s on s.id = k.slo_id and k.relation = any(s.frozen_relations)
        join work w on w.id = k.work_id
        where k.item_id = t.id) l on true
      where ${standsAt('IN_PROGRESS')} group by t.id, t.team_id, t.number, t.title, t.status, t.created_at`,
    tell: ({ name, links }) => ({
      message: `${name} goes on, though the policy of an error budget stops it.`,
      because: links.map(
        ({ slo, relation, state }) =>
          `The budget of ${slo} is ${wordsOf(state)}; its policy stops work that ${relation === 'DEPENDS_ON' ? 'depends on' : wordsOf(relation)} it.`,
      ),
    }),
  }),
];
