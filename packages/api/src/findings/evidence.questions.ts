import sql from 'sql-template-tag';
import { FindingRule } from '../agreement/finding-rule.ts';
import { threshold, valueIn } from '../settings/threshold.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import { dayOf, type ItemFacts, itemFacts, question } from './question.ts';

const hotDays = threshold({
  key: 'theme.hotDays',
  default: 90,
  least: 1,
  most: 366,
  description: 'Over how many days the customers who speak of a theme are counted to see which themes are hot.',
});

const hotShare = threshold({
  key: 'theme.hotShare',
  default: 0.1,
  least: 0.01,
  most: 1,
  description: 'Which share of the themes that customers speak of is hot, those of most customers, 0.01 to 1.',
});

/** What customers say, and what is made of it. */
export const evidenceQuestions = [
  question<ItemFacts & { lastSeenAt: string }>({
    rule: FindingRule.STALE_EVIDENCE,
    about: 'RoadmapItem',
    severity: Severity.INFO,
    asked: () => sql`
      with seen as materialized (
        select t.id as theme_id, x.at from theme t cross join lateral (
          select k.submitted_at as at from theme_feedback k where k.theme_id = t.id order by k.submitted_at desc limit 1) x
      )
      select t.id, t.team_id, max(s.at) + interval '1 year' as since,
        jsonb_build_object(${itemFacts}, 'lastSeenAt', max(s.at)) as facts
      from roadmap_item t join item_theme l on l.item_id = t.id join seen s on s.theme_id = l.theme_id
      where t.rank_key is not null group by t.id, t.team_id, t.number, t.title, t.status
      having max(s.at) <= read_at() - interval '1 year'`,
    tell: ({ name, lastSeenAt }) => ({
      message: `Nobody has spoken for ${name} for a year.`,
      because: [`The last feedback under its themes is of ${dayOf(lastSeenAt)}.`],
    }),
  }),

  question<{ name: string; customers: number; days: number; place: number; themes: number }>({
    rule: FindingRule.HOT_THEME_UNANSWERED,
    about: 'Theme',
    severity: Severity.WARNING,
    asked: () => sql`
      with spoken as (
        select x.theme_id, count(*) as customers from (
          select distinct k.theme_id, k.customer_id from theme_feedback k
          where k.submitted_at > read_at() - ${valueIn(hotDays)} * interval '1 day' and k.submitted_at <= read_at()
            and k.customer_id is not null) x group by x.theme_id
      ), ranked as (
        select t.id, t.name, s.customers, rank() over (order by s.customers desc) as place, count(*) over () as themes
        from spoken s join theme t on t.id = s.theme_id where t.status in ('EMERGING', 'ACTIVE')
      )
      select t.id, null::uuid as team_id, null::timestamptz as since, jsonb_build_object('name', t.name,
        'customers', t.customers, 'days', ${valueIn(hotDays)}, 'place', t.place, 'themes', t.themes) as facts
      from ranked t where t.place <= ceil(t.themes * ${valueIn(hotShare)})
        and not exists (select from item_theme l join roadmap_item i on i.id = l.item_id
          where l.theme_id = t.id and (i.rank_key is not null or i.status = 'DECLINED'))
        and not exists (select from decision_subject s join decision d on d.id = s.decision_id
          where s.subject_type = 'Theme' and s.subject_id = t.id and d.kind = 'DECLINE'
            and not exists (select from decision n where n.supersedes_id = d.id))`,
    tell: ({ name, customers, days, place, themes }) => ({
      message: `Many customers speak of “${name}”, and there is neither an item for it nor a no.`,
      because: [
        `${customers} ${customers === 1 ? 'customer' : 'customers'} in ${days} days: number ${place} of ${themes} themes.`,
        'No open item answers it, and no decision declines it.',
      ],
    }),
  }),
];
