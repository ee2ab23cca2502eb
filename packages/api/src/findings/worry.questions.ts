import sql from 'sql-template-tag';
import { decisionsDue } from '../agreement/decision.reading.ts';
import { FindingRule } from '../agreement/finding-rule.ts';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import { burdens, burdenTable, isOutsizedRow } from '../roadmap/worth.reading.ts';
import { threshold, valueIn } from '../settings/threshold.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import {
  cameTo,
  dayOf,
  type ItemFacts,
  itemFacts,
  lastChanged,
  lastUnsigned,
  question,
  round,
  standsAt,
  wordsOf,
} from './question.ts';

const concernDays = threshold({
  key: 'concern.daysToWarning',
  default: 14,
  least: 0,
  most: 365,
  description: 'After how many days an open concern about committed work is a warning.',
});

/** What weighs on someone, or will. */
export const worryQuestions = [
  question<ItemFacts & { old: boolean; concerns: { discipline: string; statement: string; raisedAt: string }[] }>({
    rule: FindingRule.OPEN_CONCERN,
    about: 'RoadmapItem',
    severity: Severity.INFO,
    asked: () => sql`
      select t.id, t.team_id, greatest(${cameTo('COMMITTED', 'IN_PROGRESS')}, min(c.raised_at)) as since,
        jsonb_build_object(${itemFacts}, 'old', min(c.raised_at) < (select read_at()) - ${valueIn(concernDays)} * interval '1 day',
          'concerns', jsonb_agg(jsonb_build_object('discipline', c.discipline, 'statement', c.statement, 'raisedAt', c.raised_at)
            order by c.raised_at, c.id)) as facts
      from roadmap_item t join concern c on c.item_id = t.id and c.status = 'OPEN'
      where ${standsAt('COMMITTED', 'IN_PROGRESS')} group by t.id, t.team_id, t.number, t.title, t.status, t.created_at`,
    tell: ({ name, status, old, concerns }) => ({
      message: `${name} is ${wordsOf(status)}, and ${concerns.length === 1 ? 'a concern about it stays' : `${concerns.length} concerns about it stay`} open.`,
      because: concerns.map(
        ({ discipline, statement, raisedAt }) => `${wordsOf(discipline)}, ${dayOf(raisedAt)}: “${statement}”`,
      ),
      severity: old ? Severity.WARNING : Severity.INFO,
    }),
  }),

  question<ItemFacts & { risks: { term: string; statement: string }[] }>({
    rule: FindingRule.RISK_ONE_SIDED,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id,
        min(greatest(${lastChanged(sql`x.id`, 'response', 'impact', 'open')}, ${lastUnsigned(sql`x.id`)})) as since,
        jsonb_build_object(${itemFacts}, 'risks',
          jsonb_agg(jsonb_build_object('term', m.name, 'statement', x.statement) order by m.name, x.id)) as facts
      from roadmap_item t join risk x on x.item_id = t.id join term m on m.id = x.term_id
      where t.rank_key is not null and x.open and x.response = 'ACCEPT' and x.impact = 'HIGH'
        and not ${agreedCondition('Risk', sql`x.id`)} group by t.id, t.team_id, t.number, t.title, t.status`,
    tell: ({ name, risks }) => ({
      message: `${name} takes a high risk that product and engineering have not both accepted.`,
      because: risks.map(({ term, statement }) => `${term}: “${statement}” is accepted without both sign-offs.`),
    }),
  }),

  question<
    ItemFacts & {
      expected: number | null;
      actual: number;
      customers: number;
      perCustomer: number | null;
      usual: number | null;
    }
  >({
    rule: FindingRule.OUTSIZED_SUPPORT_BURDEN,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, (t.support_burden ->> 'measuredAt')::timestamptz as since,
        jsonb_build_object(${itemFacts}, 'expected', b.expected, 'actual', b.actual, 'customers', b.customers,
          'perCustomer', b.per_customer, 'usual', b.usual) as facts
      from (with ${burdenTable} ${burdens}) b join roadmap_item t on t.id = b.item_id where ${isOutsizedRow}`,
    tell: ({ name, expected, actual, customers, perCustomer, usual }) => ({
      message: `${name} takes ${round(actual)} hours a week to keep running, far more than it should.`,
      because: [
        ...(expected === null ? [] : [`${round(expected)} hours a week were expected.`]),
        ...(perCustomer !== null && usual !== null && perCustomer > usual
          ? [
              `${round(perCustomer)} hours for each of ${customers} customers; nine in ten items take at most ${round(usual)}.`,
            ]
          : []),
      ],
    }),
  }),

  question<{ name: string; question: string; revisitOn: string | null; dayHasCome: boolean; triggers: string[] }>({
    rule: FindingRule.DECISION_DUE_FOR_REVISIT,
    about: 'Decision',
    severity: Severity.INFO,
    prepare: async (ctx) => [...(await decisionsDue(ctx))],
    asked: (due) => sql`
      select t.id, null::uuid as team_id, case when t.revisit_on <= (select read_at())::date then t.revisit_on::timestamptz end as since,
        jsonb_build_object('name', 'D-' || t.number, 'question', t.question, 'revisitOn', t.revisit_on,
          'dayHasCome', coalesce(t.revisit_on <= (select read_at())::date, false), 'triggers', (
            select coalesce(jsonb_agg(label_of(w.subject_type, w.subject_id) || ' ' || lower(w.comparison) || ' ' || w.value
              order by w.position), '[]') from revisit_trigger w where w.decision_id = t.id)) as facts
      from decision t where t.id = any(${due}::uuid[])`,
    tell: ({ name, question: asked, revisitOn, dayHasCome, triggers }) => ({
      message: `It is time to look at ${name} again: “${asked}”`,
      because: dayHasCome
        ? [`It was to be looked at again on ${dayOf(revisitOn)}.`]
        : [`What it was to be looked at for has happened: ${triggers.join(' or ')}.`],
    }),
  }),
];
