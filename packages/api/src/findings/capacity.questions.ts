import sql from 'sql-template-tag';
import { FindingRule } from '../agreement/finding-rule.ts';
import { countsAsPlanned } from '../capacity/capacity.reading.ts';
import { fullLoad } from '../capacity/capacity.rules.ts';
import { mostMixDrift } from '../capacity/mix.rules.ts';
import { valueIn } from '../settings/threshold.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import { percent, question, round, wordsOf } from './question.ts';

/** Periods that are not over, as `d`. */
const notOver = sql`d."end" >= read_at()::date`;

/** What people can carry. */
export const capacityQuestions = [
  question<{ name: string; periods: { name: string; committed: number; available: number }[] }>({
    rule: FindingRule.TEAM_OVERCOMMITTED,
    about: 'Team',
    severity: Severity.CRITICAL,
    asked: () => sql`
      select t.id, t.id as team_id, min(p.since) as since, jsonb_build_object('name', t.name, 'periods',
        jsonb_agg(jsonb_build_object('name', p.name, 'committed', p.committed, 'available', p.available) order by p.start, p.name)) as facts
      from team t join (
        select c.team_id, d.name, d.start, sum(a.person_weeks) as committed, (select w.at from work w where w.id = greatest(max(a.work_id), c.work_id)) as since,
          c.gross - c.time_off - c.on_call - c.support - c.slack as available
        from team_capacity c join planning_period d on d.id = c.period_id
        join allocation a on a.period_id = c.period_id and a.team_id = c.team_id
        join roadmap_item i on i.id = a.item_id and ${countsAsPlanned}
        where ${notOver} and c.gross > 0 group by c.id, c.work_id, c.team_id, c.gross, c.time_off, c.on_call, c.support, c.slack, d.id, d.name, d.start
      ) p on p.team_id = t.id and (p.available <= 0 or p.committed / p.available > ${valueIn(fullLoad)})
      group by t.id, t.name`,
    tell: ({ name, periods }) => ({
      message: `${name} has promised more than it has time for.`,
      because: periods.map(
        (each) =>
          `${each.name}: ${round(each.committed)} person-weeks are allocated, ${round(each.available)} available.`,
      ),
    }),
  }),

  question<{ name: string; gaps: { period: string; area: string; person: string }[] }>({
    rule: FindingRule.COVER_GAP,
    about: 'Team',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, t.id as team_id, min(g.since) as since, jsonb_build_object('name', t.name, 'gaps',
        jsonb_agg(jsonb_build_object('period', g.period, 'area', g.area, 'person', g.person) order by g.start, g.period, g.area)) as facts
      from team t join (
        select c.team_id, d.name as period, d.start, x.area ->> 'area' as area, min(p.name) as person, max(w.at) as since
        from team_capacity c join planning_period d on d.id = c.period_id join work w on w.id = c.work_id
        cross join lateral jsonb_array_elements(c.cover) with ordinality as x(area, place)
        cross join lateral jsonb_array_elements_text(x.area -> 'personIds') as k(id)
        join person p on p.id = k.id::uuid and p.active
        where ${notOver} group by c.id, c.team_id, d.id, d.name, d.start, x.place, x.area having count(*) = 1
      ) g on g.team_id = t.id
      group by t.id, t.name`,
    tell: ({ name, gaps }) => ({
      message: `${name} leans on one person alone.`,
      because: gaps.map(({ period, area, person }) => `${period}: ${person} alone can cover ${area}.`),
    }),
  }),

  question<{ name: string; drift: number; kinds: { kind: string; planned: number; target: number }[] }>({
    rule: FindingRule.MIX_DRIFT,
    about: 'PlanningPeriod',
    severity: Severity.WARNING,
    asked: () => sql`
      select t.id, null::uuid as team_id, max(t.at) as since, jsonb_build_object('name', t.name, 'drift', max(t.off), 'kinds',
        jsonb_agg(jsonb_build_object('kind', t.kind, 'planned', t.planned, 'target', t.target) order by t.kind)) as facts
      from (
        select p.id, p.name, p.at, k.kind, k.planned / p.total as planned, g.target, abs(k.planned / p.total - g.target) as off
        from (
          select d.id, d.name, d.target_mix, sum(a.person_weeks) as total,
            coalesce(sum(a.person_weeks) filter (where i.kind = 'FEATURE'), 0) as features,
            coalesce(sum(a.person_weeks) filter (where i.kind = 'TECHNICAL_INVESTMENT'), 0) as investments,
            (select w.at from work w where w.id = max(a.work_id)) as at
          from planning_period d join allocation a on a.period_id = d.id join roadmap_item i on i.id = a.item_id
          where ${notOver} and d.target_mix <> '[]' and ${countsAsPlanned} group by d.id, d.name, d.target_mix
        ) p cross join lateral (values ('FEATURE', p.features), ('TECHNICAL_INVESTMENT', p.investments)) as k(kind, planned)
        cross join lateral (
          select coalesce(sum((m ->> 'share')::float8), 0) as target from jsonb_array_elements(p.target_mix) m
          where m ->> 'kind' = k.kind) g
      ) t group by t.id, t.name having max(t.off) > ${valueIn(mostMixDrift)}`,
    tell: ({ name, drift, kinds }) => ({
      message: `The plan for ${name} is ${percent(drift)} away from the mix that was meant.`,
      because: kinds.map(
        ({ kind, planned, target }) => `${wordsOf(kind)}: ${percent(planned)} planned, ${percent(target)} meant.`,
      ),
    }),
  }),
];
