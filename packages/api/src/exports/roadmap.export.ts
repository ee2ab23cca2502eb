import sql, { empty, join } from 'sql-template-tag';
import { globalId, parseGlobalId } from '../platform/graphql/global-id.ts';
import { Horizon, ItemKind, ItemStatus } from '../roadmap/item.enums.ts';
import { conditionsOf } from '../roadmap/item.listing.ts';
import type { Effort, ExternalLink } from '../roadmap/item.types.ts';
import { type PlanDay, planDayText } from '../roadmap/plan-date.rules.ts';
import type { ExportPlan } from './export-plan.ts';
import { flagIn, listIn, wordsIn } from './parameters.ts';

interface ItemRow {
  id: string;
  title: string;
  problem: string;
  outcome: string;
  description: string | null;
  kind: ItemKind;
  valueDrivers: string[];
  status: ItemStatus;
  horizon: Horizon;
  team: string | null;
  start: PlanDay | null;
  target: PlanDay | null;
  effort: Effort | null;
  labels: string[];
  themes: string[];
  links: ExternalLink[];
  refs: { source: string; externalId: string }[];
  milestones: (Record<string, unknown> & { target: PlanDay | null })[];
}

const columns = [
  'externalId',
  'title',
  'problem',
  'outcome',
  'description',
  'kind',
  'valueDrivers',
  'status',
  'horizon',
  'team',
  'start',
  'target',
  'effort',
  'labels',
  'themes',
  'links',
  'externalRefs',
  'milestones',
];

/**
 * The roadmap as rows of an import: open items in rank order, then the closed ones by number. The external id is the
 * item's own id, here and wherever it was imported to, so that the file is known again everywhere.
 */
export const roadmapExport: ExportPlan<ItemRow> = {
  path: 'roadmap',
  parameters: {
    status: 'only items in one of these statuses',
    kind: 'only items of one of these kinds',
    horizon: 'only items on one of these horizons',
    team: 'only items of one of these teams, by slug',
    label: 'only items with one of these labels',
    theme: 'only items that answer one of these themes, by slug',
    open: 'only open items (true), or only closed ones (false)',
  },
  columnsFor: () => ({ columns, redacted: false }),
  rows: (query, terms) => {
    const conditions = conditionsOf(terms, {
      status: wordsIn(query, 'status', ItemStatus),
      kind: wordsIn(query, 'kind', ItemKind),
      horizon: wordsIn(query, 'horizon', Horizon),
      teamSlug: listIn(query, 'team'),
      label: listIn(query, 'label'),
      themeSlug: listIn(query, 'theme'),
      open: flagIn(query, 'open'),
    });
    return sql`
      select t.id, t.title, t.problem, t.outcome, t.description, t.kind, t.value_drivers as "valueDrivers", t.status, t.horizon,
        (select name from team where id = t.team_id) as team, t.start, t.target, t.effort, t.labels, t.links,
        array(select distinct h.slug from item_theme l join theme o on o.id = l.theme_id
          join theme h on h.id = coalesce(o.survivor_id, o.id) where l.item_id = t.id order by h.slug) as themes,
        (select coalesce(json_agg(json_build_object('source', source, 'externalId', external_id) order by source, external_id), '[]')
          from item_ref where item_id = t.id) as refs,
        (select coalesce(json_agg(json_build_object('title', title, 'kind', kind, 'value', value, 'target', target,
            'delivered', delivered_at is not null, 'deliveredAt', delivered_at, 'dropped', dropped,
            'effortPersonWeeks', effort_person_weeks, 'outcome', outcome) order by position, id), '[]')
          from milestone where item_id = t.id) as milestones
      from roadmap_item t ${conditions.length > 0 ? sql`where ${join(conditions, ' and ')}` : empty}
      order by t.rank_key nulls last, t.number`;
  },
  recordOf: ({ id, refs, ...item }) => {
    const own = refs.find(({ externalId }) => isItemId(externalId));
    return {
      ...item,
      externalId: own?.externalId ?? globalId('RoadmapItem', id),
      externalRefs: refs.filter((ref) => ref !== own),
      start: item.start && planDayText(item.start),
      target: item.target && planDayText(item.target),
      links: item.links.map(({ label, url }) => ({ label, url })),
      milestones: item.milestones.map(milestoneOf),
    };
  },
};

function isItemId(externalId: string): boolean {
  return parseGlobalId(externalId)?.typeName === 'RoadmapItem';
}

/** A milestone without what says nothing. */
function milestoneOf({ target, deliveredAt, ...milestone }: ItemRow['milestones'][number]): object {
  const told = {
    ...milestone,
    target: target && planDayText(target),
    deliveredAt: deliveredAt && new Date(String(deliveredAt)).toISOString(),
  };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== null && value !== false && value !== ''),
  );
}
