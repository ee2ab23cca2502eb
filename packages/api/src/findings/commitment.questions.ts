import sql from 'sql-template-tag';
import { FindingRule } from '../agreement/finding-rule.ts';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import { isAligned } from '../roadmap/item.listing.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import {
  cameTo,
  dayOf,
  type ItemFacts,
  itemFacts,
  lastEmptied,
  lastUnsigned,
  lastWithout,
  question,
  standsAt,
  wordsOf,
} from './question.ts';

const promised = ['COMMITTED', 'IN_PROGRESS'];
const active = ['DISCOVERY', ...promised, 'RELEASED'];

/** What was promised without what a promise rests on. */
export const commitmentQuestions = [
  question<ItemFacts & { clearedAt: string; reason: string | null; signed: string[] }>({
    rule: FindingRule.COMMITTED_NOT_AGREED,
    about: 'RoadmapItem',
    severity: Severity.CRITICAL,
    asked: () => sql`
      select t.id, t.team_id, c.at as since, jsonb_build_object(${itemFacts}, 'clearedAt', c.at, 'reason', c.reason, 'signed', (
        select coalesce(jsonb_agg(p.name || ' (' || s.discipline || ')' order by s.signed_at), '[]') from sign_off s
        join person p on p.id = s.person_id where s.subject_type = 'RoadmapItem' and s.subject_id = t.id)) as facts
      from roadmap_item t cross join lateral (
        select e.at, e.reason from change_event e where e.subject_id = t.id and e.field = 'signOffs'
          and e.after is null and e.at <= (select read_at()) order by e.revision desc, e.position desc limit 1) c
      where ${standsAt(...promised)} and not ${agreedCondition('RoadmapItem', sql`t.id`)}`,
    tell: ({ name, status, clearedAt, reason, signed }) => ({
      message: `${name} is ${wordsOf(status)}, and product and engineering do not agree on it any more.`,
      because: [
        `A sign-off went on ${dayOf(clearedAt)}${reason ? `: ${reason}` : '.'}`,
        signed.length > 0 ? `Still signed by ${signed.join(', ')}.` : 'Nobody has signed its present substance.',
      ],
    }),
  }),

  question<ItemFacts & { themes: number }>({
    rule: FindingRule.COMMITTED_WITHOUT_EVIDENCE,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, greatest(${cameTo(...promised)}, ${lastEmptied(sql`t.id`, 'themes')},
        ${lastWithout('SloLink')}) as since,
        jsonb_build_object(${itemFacts}, 'themes', (select count(*) from item_theme l where l.item_id = t.id)) as facts
      from roadmap_item t where ${standsAt(...promised)}
        and not exists (select from item_theme l join theme_customer k on k.theme_id = l.theme_id where l.item_id = t.id)
        and not exists (select from slo_link l where l.item_id = t.id and l.relation = 'PROTECTS')`,
    tell: ({ name, status, themes }) => ({
      message: `${name} is ${wordsOf(status)}, and no customer speaks for it.`,
      because: [
        themes > 0
          ? `No customer stands behind its ${themes} ${themes === 1 ? 'theme' : 'themes'}.`
          : 'It answers no theme.',
        'It protects no service level objective.',
      ],
    }),
  }),

  question<ItemFacts & { northStar: string }>({
    rule: FindingRule.UNALIGNED_WITH_NORTH_STAR,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, greatest(${cameTo(...active)}, n.valid_from, ${lastWithout('Alignment')}) as since,
        jsonb_build_object(${itemFacts}, 'northStar', n.statement) as facts
      from roadmap_item t join north_star n on n.superseded_at is null
      where ${standsAt(...active)} and not ${isAligned}`,
    tell: ({ name, status, northStar }) => ({
      message: `${name} is ${wordsOf(status)}, and serves no input of the North Star.`,
      because: [`It is aligned to none of the inputs of “${northStar}”.`],
    }),
  }),

  question<ItemFacts>({
    rule: FindingRule.NO_SUCCESS_METRIC,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, greatest(${cameTo(...active)}, ${lastWithout('SuccessMetric')}) as since,
        jsonb_build_object(${itemFacts}) as facts
      from roadmap_item t
      where ${standsAt(...active)} and not exists (select from success_metric m where m.item_id = t.id)`,
    tell: ({ name, status }) => ({
      message: `${name} is ${wordsOf(status)}, and nothing says how its success is measured.`,
      because: ['It has no success metric.'],
    }),
  }),

  question<{ statement: string; validFrom: string; signed: string[] }>({
    rule: FindingRule.NORTH_STAR_NOT_AGREED,
    about: 'NorthStar',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, null::uuid as team_id, greatest(t.valid_from, ${lastUnsigned(sql`t.id`)}) as since,
        jsonb_build_object('statement', t.statement, 'validFrom', t.valid_from, 'signed', (
          select coalesce(jsonb_agg(p.name || ' (' || s.discipline || ')' order by s.signed_at), '[]') from sign_off s
          join person p on p.id = s.person_id where s.subject_type = 'NorthStar' and s.subject_id = t.id)) as facts
      from north_star t where t.superseded_at is null and not ${agreedCondition('NorthStar', sql`t.id`)}`,
    tell: ({ statement, validFrom, signed }) => ({
      message: `Product and engineering have not both agreed on the North Star “${statement}”.`,
      because: [
        `It is in force since ${dayOf(validFrom)}.`,
        signed.length > 0 ? `Signed by ${signed.join(', ')} alone.` : 'Nobody has signed it.',
      ],
    }),
  }),
];
