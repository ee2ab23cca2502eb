import sql from 'sql-template-tag';
import type { CheckCriterion } from '../agreement/check-criterion.ts';
import { agreedCondition, agreementsOf } from '../agreement/sign-off.reading.ts';
import type { Discipline } from '../identity/role.ts';
import type { MetricDirection } from '../north-star/metric.entity.ts';
import type { Reader } from '../platform/database/reader.ts';
import { groupBy } from '../platform/graphql/batches.ts';
import type { DoneFacts } from './done-check.rules.ts';
import type { RoadmapItem } from './item.entity.ts';
import type { ReadinessFacts } from './readiness.rules.ts';
import { linksOfItems } from './slo-link.reading.ts';
import { slosKept } from './slos-kept.ts';
import { verdictOf } from './success-metric.rules.ts';

/** A decision that sets a criterion aside for an item. */
export interface Waiver {
  itemId: string;
  criterion: CheckCriterion;
  decisionId: string;
}

interface MilestoneFact {
  itemId: string;
  title: string;
  value: string;
  effortPersonWeeks: number | null;
  delivered: boolean;
  dropped: boolean;
}

/** What readiness is answered from, for each of these items: a fixed number of statements. */
export async function readinessFactsOf(db: Reader, items: readonly RoadmapItem[]): Promise<ReadinessFacts[]> {
  const ids = items.map(({ id }) => id);
  const milestones = groupBy(await milestonesOf(db, ids), 'itemId');
  const links = groupBy(await linksOfItems(db, ids), 'itemId');
  const agreements = await agreementsOf(db, 'RoadmapItem', ids);
  const parts = await partsOf(db, ids);
  return items.map((item) => {
    const { signOffs, agreed } = agreements.get(item.id)!;
    const { baselines, alignments, hasEvidence } = parts.get(item.id)!;
    return {
      ...item,
      milestones: (milestones.get(item.id) ?? []).filter(({ dropped }) => !dropped),
      sloLinks: links.get(item.id) ?? [],
      successMetrics: baselines.map((baseline) => ({ baseline })),
      alignments,
      hasEvidence,
      agreed,
      signedBy: signOffs.map(({ discipline }): Discipline => discipline),
    };
  });
}

/** What being done is answered from, for each of these items: a fixed number of statements. */
export async function doneFactsOf(db: Reader, items: readonly RoadmapItem[], at: Date): Promise<DoneFacts[]> {
  const ids = items.map(({ id }) => id);
  const milestones = groupBy(await milestonesOf(db, ids), 'itemId');
  const metrics = groupBy(await metricsOf(db, ids), 'itemId');
  const budgets = groupBy(await slosKept(db, ids), 'itemId');
  const updates = await lastUpdatesOf(db, ids);
  const today = at.toISOString().slice(0, 10);
  return items.map(({ id, releasedAt, requestedById }) => ({
    releasedAt,
    milestones: milestones.get(id) ?? [],
    successMetrics: (metrics.get(id) ?? []).map((metric) => ({ ...metric, verdict: verdictOf(metric, today) })),
    budgets: budgets.get(id) ?? [],
    hasRequester: requestedById !== null,
    lastUpdateAt: updates.get(id) ?? null,
  }));
}

/** The WAIVERs that both disciplines agreed to and nothing superseded, for each criterion and item, the newest first. */
export async function waiversOf(db: Reader, items: readonly RoadmapItem[]): Promise<Map<string, Waiver[]>> {
  const found = await db.query<Waiver>(sql`
    select s.subject_id as "itemId", w.criterion, d.id as "decisionId"
    from decision_subject s join decision d on d.id = s.decision_id cross join lateral unnest(d.waives) as w(criterion)
    where s.subject_type = 'RoadmapItem' and s.subject_id = any(${items.map(({ id }) => id)}::uuid[]) and d.kind = 'WAIVER'
      and not exists (select from decision n where n.supersedes_id = d.id) and ${agreedCondition('Decision', sql`d.id`)}
    order by d.decided_at desc, d.id desc`);
  return groupBy(found, 'itemId') as Map<string, Waiver[]>;
}

function milestonesOf(db: Reader, ids: readonly string[]): Promise<MilestoneFact[]> {
  return db.query(sql`
    select item_id as "itemId", title, value, effort_person_weeks as "effortPersonWeeks",
      delivered_at is not null as delivered, dropped
    from milestone where item_id = any(${ids}::uuid[]) order by position, id`);
}

async function partsOf(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, { baselines: (number | null)[]; alignments: number; hasEvidence: boolean }>> {
  const rows = await db.query<{
    id: string;
    baselines: (number | null)[];
    alignments: number;
    hasEvidence: boolean;
  }>(sql`
    select p.id, array(select m.baseline from success_metric m where m.item_id = p.id) as baselines, (
        select count(*)::integer from alignment a join north_star_input i on i.id = a.input_id
          join north_star n on n.id = i.north_star_id
        where a.item_id = p.id and n.superseded_at is null and btrim(a.rationale) <> '') as alignments,
      exists (select from item_theme l join theme_customer k on k.theme_id = l.theme_id where l.item_id = p.id) as "hasEvidence"
    from unnest(${ids}::uuid[]) as p(id)`);
  return new Map(rows.map((row) => [row.id, row]));
}

interface MetricFact {
  itemId: string;
  name: string;
  direction: MetricDirection;
  baseline: number | null;
  target: number;
  actual: number | null;
  measureBy: string | null;
  measuredAt: Date | null;
}

function metricsOf(db: Reader, ids: readonly string[]): Promise<MetricFact[]> {
  return db.query(sql`
    select s.item_id as "itemId", m.name, m.direction, s.baseline, s.target, s.actual, s.measure_by as "measureBy",
      s.measured_at as "measuredAt"
    from success_metric s join metric m on m.id = s.metric_id where s.item_id = any(${ids}::uuid[]) order by m.name, s.id`);
}

async function lastUpdatesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.query<{ id: string; at: Date }>(sql`
    select item_id as id, max(created_at) as at from status_update where item_id = any(${ids}::uuid[]) group by item_id`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
