import sql, { join, raw, type Sql } from 'sql-template-tag';
import { CheckCriterion } from '../../agreement/check-criterion.ts';
import { agreedCondition } from '../../agreement/sign-off.reading.ts';
import type { Work } from '../../platform/work.ts';
import {
  isAlignedWithReason,
  isFrozen,
  isLinkedToSlo,
  isMeasuredSinceRelease,
  isToldSinceRelease,
  isWaived,
  keepsItsBudgets,
  meetsItsTargets,
  protectsSlo,
  says,
} from '../../roadmap/checklist.conditions.ts';
import { mostPersonWeeks, technicalDrivers } from '../../roadmap/readiness.rules.ts';
import { valueIn } from '../../settings/threshold.ts';
import type { StagedRun } from '../import-plan.ts';
import type { FieldColumns } from '../row-cells.ts';
import { milestoneColumns } from './compared.ts';
import { milestonesAfter } from './known-states.ts';

/** A question that the guard of a status asks, whether what a row leaves answers it, and what is said when it does not. */
interface Guard {
  criterion: CheckCriterion;
  holds: Sql;
  lacks: string;
}

const promised = raw(`('COMMITTED', 'IN_PROGRESS', 'RELEASED')`);

/**
 * Warns of every unmet check of rows that bring an item to a status which asks for some: it arrives so, and the guards
 * hold from its next step. Warns too of a target that moves behind the promise: the promise stays, and the drift shows.
 * One statement; it looks at what the row leaves: in a dry run the same as in earnest.
 */
export async function warnOfGuards(work: Work, run: StagedRun): Promise<void> {
  const warnings = [...arrivals(run), ...brokenPromise(run)];
  if (warnings.length === 0) return;
  await work.query(sql`
    update resolved r set warnings = coalesce(r.warnings, '[]') || g.warnings
    from (
      select p.line, jsonb_agg(x.warning) as warnings
      from staged p join resolved o on o.line = p.line left join known i on i.line = p.line
        left join roadmap_item t on t.id = o.subject_id
        cross join lateral (select (${raw(milestonesAfter)}) as milestones) m cross join lateral (${join(warnings, ' union all ')}) x
      where o.action in ('CREATE', 'UPDATE') group by p.line) g
    where r.line = g.line`);
}

function warning(header: string, message: Sql, when: Sql): Sql {
  return sql`select jsonb_build_object('column', ${header}::text, 'code', 'GUARD_UNMET', 'message', ${message}) as warning
    where ${when}`;
}

function arrivals({ columns, options }: StagedRun): Sql[] {
  const status = columns.get('status');
  if (!status) return [];
  const guards = [
    ...readiness(columns, options.defaultKind ?? null).map((guard) => ({
      ...guard,
      when: sql`p.status in ${promised}`,
    })),
    ...doneCheck().map((guard) => ({ ...guard, when: sql`p.status = 'DONE'` })),
  ];
  return guards.map(({ criterion, holds, lacks, when }) =>
    warning(
      status.header,
      sql`'It arrives as ' || p.status || ' without ' || ${`${criterion}: ${lacks}`}::text`,
      sql`p.status is distinct from i.status and ${when} and not coalesce(${holds}, false) and not ${isWaived(criterion)}`,
    ),
  );
}

function brokenPromise({ columns }: StagedRun): Sql[] {
  const target = columns.get('target');
  if (!target) return [];
  const [after, before, promise] = [raw('p.target'), raw('i.target'), raw('t.committed_target')].map(
    (plan) => sql`plan_date_end(${plan})`,
  );
  return [
    warning(
      target.header,
      sql`'It moves the target ' || ${after!} - ${promise!} || ' days behind the promise, and names no decision.'`,
      sql`${after!} > ${promise!} and ${after!} > coalesce(${before!}, ${promise!})`,
    ),
  ];
}

const milestones = raw(`jsonb_to_recordset(m.milestones) as x${milestoneColumns}`);

/** What stands in a field after the row: what it says, else what was known. */
function after(field: string, columns: FieldColumns): Sql {
  return columns.has(field) ? raw(`coalesce(p.${field}, i.${field}, '')`) : raw(`coalesce(i.${field}, '')`);
}

function readiness(columns: FieldColumns, defaultKind: string | null): Guard[] {
  const kind = sql`coalesce(${raw(columns.has('kind') ? 'p.kind' : 'null')}, i.kind, ${defaultKind}::text)`;
  const drivers = columns.has('valueDrivers') ? raw('p.value_drivers') : raw('i.value_drivers');
  const themes = columns.has('themes')
    ? sql`exists (select from staged_theme h join theme_customer k on k.theme_id = h.theme_id where h.slug = any(p.slugs))`
    : sql`exists (select from item_theme l join theme_customer k on k.theme_id = l.theme_id where l.item_id = t.id)`;
  return [
    {
      criterion: CheckCriterion.SCOPED,
      holds: sql`${says(after('problem', columns))} and ${says(after('outcome', columns))}
        and exists (select from ${milestones} where not coalesce(x.dropped, false))
        and not exists (select from ${milestones} where not coalesce(x.dropped, false) and (not ${says(sql`coalesce(x.value, '')`)}
          or coalesce(x."effortPersonWeeks" > ${valueIn(mostPersonWeeks)}, false)))`,
      lacks: 'a problem, an outcome and milestones, each with a value and within an iteration.',
    },
    {
      criterion: CheckCriterion.TRUSTED,
      holds: sql`(t.touches_no_slo or ${isLinkedToSlo}) and not ${isFrozen}`,
      lacks: 'a word on the SLOs that it touches.',
    },
    {
      criterion: CheckCriterion.MEASURABLE,
      holds: sql`exists (select from success_metric s where s.item_id = t.id and s.baseline is not null)
        and (${kind} <> 'TECHNICAL_INVESTMENT' or ${drivers} && ${technicalDrivers}::text[])`,
      lacks: 'a success metric with a baseline and a target.',
    },
    {
      criterion: CheckCriterion.ALIGNED,
      holds: isAlignedWithReason,
      lacks: 'an input of the North Star that it serves.',
    },
    {
      criterion: CheckCriterion.EVIDENCED,
      holds: sql`${themes} or ${protectsSlo}`,
      lacks: 'feedback behind it, or an SLO that it protects.',
    },
    {
      criterion: CheckCriterion.AGREED,
      holds: sql`t.product_owner_id is not null and t.engineering_owner_id is not null and ${agreedCondition('RoadmapItem', sql`t.id`)}`,
      lacks: 'both owners and the sign-offs of both disciplines.',
    },
  ];
}

function doneCheck(): Guard[] {
  return [
    {
      criterion: CheckCriterion.MILESTONES_DELIVERED,
      holds: sql`not exists (select from ${milestones} where not coalesce(x.delivered, false) and not coalesce(x.dropped, false))`,
      lacks: 'every milestone delivered or dropped.',
    },
    {
      criterion: CheckCriterion.METRICS_MEASURED,
      holds: sql`not exists (select from success_metric s where s.item_id = t.id) or ${isMeasuredSinceRelease}`,
      lacks: 'its success measured since the release.',
    },
    {
      criterion: CheckCriterion.METRICS_MET,
      holds: sql`t.id is null or ${meetsItsTargets}`,
      lacks: 'its targets met.',
    },
    {
      criterion: CheckCriterion.SLOS_KEPT,
      holds: sql`t.id is null or ${keepsItsBudgets}`,
      lacks: 'error budgets that were kept since the release.',
    },
    {
      criterion: CheckCriterion.REQUESTERS_TOLD,
      holds: sql`t.id is null or ${isToldSinceRelease}`,
      lacks: 'a word to those who asked.',
    },
  ];
}
