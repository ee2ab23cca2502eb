import sql from 'sql-template-tag';
import { FindingRule } from '../agreement/finding-rule.ts';
import { freshDays, latestUpdate } from '../roadmap/health.rules.ts';
import { labelOf, type PlanDay } from '../roadmap/plan-date.rules.ts';
import { mostPersonWeeks } from '../roadmap/readiness.rules.ts';
import { threshold, valueIn } from '../settings/threshold.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import { cameTo, dayOf, type ItemFacts, itemFacts, lastChanged, question, round, standsAt } from './question.ts';

const daysToDone = threshold({
  key: 'release.daysToDone',
  default: 30,
  least: 1,
  most: 3_650,
  description: 'After how many days a released item that is not done is a finding.',
});

const mostDriftDays = threshold({
  key: 'promise.mostDriftDays',
  default: 30,
  least: 0,
  most: 3_650,
  description: 'How many days a target may be behind the promise before it is a finding.',
});

/** Where the plan does not hold. */
export const deliveryQuestions = [
  question<ItemFacts & { releasedAt: string; days: number }>({
    rule: FindingRule.RELEASED_NOT_DONE,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, t.released_at + ${valueIn(daysToDone)} * interval '1 day' as since,
        jsonb_build_object(${itemFacts}, 'releasedAt', t.released_at,
          'days', floor(extract(epoch from (select read_at()) - t.released_at) / 86400)) as facts
      from roadmap_item t
      where ${standsAt('RELEASED')} and t.released_at < (select read_at()) - ${valueIn(daysToDone)} * interval '1 day'`,
    tell: ({ name, releasedAt, days }) => ({
      message: `${name} is released for ${days} days, and not done.`,
      because: [`Released on ${dayOf(releasedAt)}; its done check is still open.`],
    }),
  }),

  question<ItemFacts & { milestones: { title: string; weeks: number }[]; most: number }>({
    rule: FindingRule.MILESTONE_TOO_LARGE,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, min(${lastChanged(sql`x.id`, 'effortPersonWeeks')}) as since,
        jsonb_build_object(${itemFacts}, 'most', ${valueIn(mostPersonWeeks)}, 'milestones',
          jsonb_agg(jsonb_build_object('title', x.title, 'weeks', x.effort_person_weeks) order by x.position)) as facts
      from roadmap_item t join milestone x on x.item_id = t.id
      where t.rank_key is not null and x.delivered_at is null and not x.dropped
        and x.effort_person_weeks > ${valueIn(mostPersonWeeks)} group by t.id, t.team_id, t.number, t.title, t.status`,
    tell: ({ name, milestones, most }) => ({
      message: `${name} has a milestone that is too large to be one step.`,
      because: milestones.map(
        ({ title, weeks }) =>
          `“${title}” takes ${round(weeks)} person-weeks; a milestone takes at most ${round(most)}.`,
      ),
    }),
  }),

  question<ItemFacts & { promised: PlanDay; target: PlanDay; days: number }>({
    rule: FindingRule.TARGET_SLIPPED,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, ${lastChanged(sql`t.id`, 'target', 'committedTarget')} as since,
        jsonb_build_object(${itemFacts}, 'promised', t.committed_target, 'target', t.target,
          'days', plan_date_end(t.target) - plan_date_end(t.committed_target)) as facts
      from roadmap_item t where t.rank_key is not null and t.target <> t.committed_target
        and plan_date_end(t.target) - plan_date_end(t.committed_target) > ${valueIn(mostDriftDays)}`,
    tell: ({ name, promised, target, days }) => ({
      message: `${name} is ${days} days behind its promise.`,
      because: [`Promised for ${labelOf(promised)}, now meant for ${labelOf(target)}.`],
    }),
  }),

  question<ItemFacts & { start: PlanDay | null; own: PlanDay | null; needed: { name: string; target: PlanDay }[] }>({
    rule: FindingRule.DEPENDENCY_VIOLATED,
    about: 'RoadmapItem',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.team_id, max(n.since) as since, jsonb_build_object(${itemFacts}, 'start', t.start, 'own', t.target, 'needed',
        jsonb_agg(jsonb_build_object('name', n.name, 'target', n.target) order by n.name)) as facts
      from roadmap_item t join lateral (
        select 'WM-' || i.number || ' ' || i.title as name, i.target, greatest(${lastChanged(sql`d.id`)},
          ${lastChanged(sql`t.id`, 'start', 'target')}, ${lastChanged(sql`i.id`, 'target')}) as since
        from dependency d join roadmap_item i on i.id = d.depends_on_id
        where d.item_id = t.id and i.status not in ('RELEASED', 'DONE')
          and plan_date_end(i.target) > coalesce(plan_date_start(t.start), plan_date_end(t.target))) n on true
      where t.rank_key is not null group by t.id, t.team_id, t.number, t.title, t.status, t.start, t.target`,
    tell: ({ name, start, own, needed }) => ({
      message: `${name} needs what comes too late for it.`,
      because: needed.map(
        (each) =>
          `${each.name} is meant for ${labelOf(each.target)}, but is needed ${start ? `when this one starts: ${labelOf(start)}` : `by ${labelOf(own!)}`}.`,
      ),
    }),
  }),

  question<ItemFacts & { updatedAt: string | null; startedAt: string; days: number }>({
    rule: FindingRule.STALE_HEALTH,
    about: 'RoadmapItem',
    severity: Severity.INFO,
    asked: () => sql`
      select x.id, x.team_id, x.heard + x.days * interval '1 day' as since, x.facts || jsonb_build_object('days', x.days) as facts
      from (
        select t.id, t.team_id, ${valueIn(freshDays)} as days, greatest(u.at, s.at) as heard,
          jsonb_build_object(${itemFacts}, 'updatedAt', u.at, 'startedAt', s.at) as facts
        from roadmap_item t cross join lateral (select ${latestUpdate('created_at')} as at) u
        cross join lateral (select ${cameTo('IN_PROGRESS')} as at) s
        where ${standsAt('IN_PROGRESS')}) x
      where x.heard < (select read_at()) - x.days * interval '1 day'`,
    tell: ({ name, updatedAt, startedAt, days }) => ({
      message: `${name} is in progress, and nobody has said how it goes for ${days} days.`,
      because: [
        updatedAt ? `The last status update is of ${dayOf(updatedAt)}.` : 'There is no status update.',
        `In progress since ${dayOf(startedAt)}.`,
      ],
    }),
  }),
];
