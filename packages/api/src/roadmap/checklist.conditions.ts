import sql, { join, type Sql } from 'sql-template-tag';
import { CheckCriterion } from '../agreement/check-criterion.ts';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import { valueIn } from '../settings/threshold.ts';
import { BudgetState } from '../slo/error-budget.types.ts';
import { exhaustedSince } from '../slo/exhausted-since.ts';
import { ItemKind } from './item.enums.ts';
import { mostPersonWeeks, technicalDrivers } from './readiness.rules.ts';

/** That a text says something: what `trim` leaves is not empty. */
export function says(text: Sql): Sql {
  return sql`${text} ~ ${'[^[:space:]\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]'}`;
}

/** That an agreed WAIVER in force sets a criterion aside for an item, as `t`. */
export function isWaived(criterion: CheckCriterion): Sql {
  return sql`exists (select from decision_subject s join decision d on d.id = s.decision_id
    where s.subject_type = 'RoadmapItem' and s.subject_id = t.id and d.kind = 'WAIVER' and ${criterion} = any(d.waives)
      and not exists (select from decision n where n.supersedes_id = d.id) and ${agreedCondition('Decision', sql`d.id`)})`;
}

function orWaived(criterion: CheckCriterion, condition: Sql): Sql {
  return sql`(${condition} or ${isWaived(criterion)})`;
}

const scoped = sql`(${says(sql`t.problem`)} and ${says(sql`t.outcome`)}
  and exists (select from milestone m where m.item_id = t.id and not m.dropped)
  and not exists (select from milestone m where m.item_id = t.id and not m.dropped
    and (not ${says(sql`m.value`)} or coalesce(m.effort_person_weeks > ${valueIn(mostPersonWeeks)}, false))))`;

/** That an item, as `t`, is linked to an SLO. */
export const isLinkedToSlo = sql`exists (select from slo_link l where l.item_id = t.id)`;

/** That an error budget policy stops an item, as `t`. */
export const isFrozen: Sql = sql`exists (select from slo_link l join service_level_objective b on b.id = l.slo_id
  where l.item_id = t.id and l.relation = any(b.frozen_relations))`;

const measurable = sql`(exists (select from success_metric m where m.item_id = t.id and m.baseline is not null)
  and (t.kind <> ${ItemKind.TECHNICAL_INVESTMENT} or t.value_drivers && ${technicalDrivers}::text[]))`;

/** That an item, as `t`, serves an input of the North Star in force, with a reason. */
export const isAlignedWithReason = sql`exists (select from alignment a join north_star_input i on i.id = a.input_id
  join north_star n on n.id = i.north_star_id
  where a.item_id = t.id and n.superseded_at is null and ${says(sql`a.rationale`)})`;

/** That a customer’s feedback stands behind an item, as `t`. */
export const hasEvidence: Sql = sql`exists (select from item_theme l join theme_customer k on k.theme_id = l.theme_id
  where l.item_id = t.id)`;

/** That an item, as `t`, protects an SLO. */
export const protectsSlo = sql`exists (select from slo_link l where l.item_id = t.id and l.relation = 'PROTECTS')`;

const evidenced = sql`(${hasEvidence} or ${protectsSlo})`;

/** The same as the readiness of an item, as `t`, for filters and findings; never null. */
export const isReady: Sql = sql`(${join(
  [
    orWaived(CheckCriterion.SCOPED, scoped),
    sql`not ${isFrozen}`,
    orWaived(CheckCriterion.TRUSTED, sql`(t.touches_no_slo or ${isLinkedToSlo})`),
    orWaived(CheckCriterion.MEASURABLE, measurable),
    orWaived(CheckCriterion.ALIGNED, isAlignedWithReason),
    orWaived(CheckCriterion.EVIDENCED, evidenced),
    sql`t.product_owner_id is not null and t.engineering_owner_id is not null`,
    agreedCondition('RoadmapItem', sql`t.id`),
  ],
  ' and ',
)})`;

const delivered = sql`not exists (select from milestone m
  where m.item_id = t.id and m.delivered_at is null and not m.dropped)`;

/** That an item, as `t`, is released and everything was measured since. */
export const isMeasuredSinceRelease = sql`(t.released_at is not null and not exists (select from success_metric m
  where m.item_id = t.id and (m.measured_at is null or m.measured_at < t.released_at)))`;

/** The value from which on a success metric is met, and whether that is upward: the same as `verdictOf`. */
const bar = sql`case x.direction when 'MAINTAIN' then coalesce(m.baseline, m.target) else m.target end`;
const upward = sql`case x.direction when 'MAINTAIN' then m.target >= coalesce(m.baseline, m.target) else x.direction = 'INCREASE' end`;
/** That every success metric of an item, as `t`, met its target. */
export const meetsItsTargets = sql`not exists (select from success_metric m join metric x on x.id = m.metric_id
  where m.item_id = t.id and not coalesce(case when ${upward} then m.actual >= ${bar} else m.actual <= ${bar} end, false))`;

/** That no error budget to which an item, as `t`, is linked was exhausted since its release, as far as is measured. */
export const keepsItsBudgets = sql`(not ${isLinkedToSlo} or t.released_at is not null and not exists (
  select from slo_link l join service_level_objective c on c.id = l.slo_id
  where l.item_id = t.id and (c.budget_state = ${BudgetState.NO_DATA} or ${exhaustedSince(sql`c.id`, sql`t.released_at`)})))`;

/** That those who asked for an item, as `t`, were told since its release. */
export const isToldSinceRelease = sql`(t.requested_by_id is null or exists (select from status_update u
  where u.item_id = t.id and u.created_at >= t.released_at))`;

/** The same as the done check of an item, as `t`, for filters and findings; never null. */
export const isDoneChecked: Sql = sql`(${join(
  [
    orWaived(CheckCriterion.MILESTONES_DELIVERED, delivered),
    orWaived(CheckCriterion.METRICS_MEASURED, isMeasuredSinceRelease),
    orWaived(CheckCriterion.METRICS_MET, meetsItsTargets),
    orWaived(CheckCriterion.SLOS_KEPT, keepsItsBudgets),
    orWaived(CheckCriterion.REQUESTERS_TOLD, isToldSinceRelease),
  ],
  ' and ',
)})`;
