import { wordsOf } from '../app/address.ts';
import type {
  EvidenceLevel,
  Health,
  Horizon,
  ItemKind,
  ItemStatus,
  RoadmapItemFilter,
  RoadmapItemOrder,
} from '../gql/graphql.ts';
import { evidenceWords, healthWords, horizonWords, keysOf, kindWords, statusWords } from './words.ts';

export const layoutWords = { table: 'Table', board: 'Board', timeline: 'Timeline', matrix: 'Matrix' };
export type Layout = keyof typeof layoutWords;

export const groupWords = { kind: 'Kind', team: 'Team', input: 'North Star input', period: 'Period', health: 'Health' };
export type GroupBy = keyof typeof groupWords;

export const sortWords = {
  RANK: 'Rank',
  TARGET: 'Target',
  UPDATED_AT: 'Last change',
  EVIDENCE: 'Evidence',
  SCORE: 'Score',
  DRIFT: 'Drift',
  CREATED_AT: 'Age',
};
export type SortBy = keyof typeof sortWords;

/** The table's columns in their usual order; the title is always there. */
export const columnWords = {
  rank: 'Rank',
  key: 'Key',
  kind: 'Kind',
  status: 'Status',
  horizon: 'Horizon',
  start: 'Start',
  target: 'Target',
  team: 'Team',
  productOwner: 'Product owner',
  engineeringOwner: 'Engineering owner',
  evidence: 'Evidence',
  effort: 'Effort',
  score: 'Score',
  health: 'Health',
  progress: 'Progress',
  labels: 'Labels',
  updated: 'Last change',
};
export type ColumnKey = keyof typeof columnWords;
export const usualColumns: ColumnKey[] = ['rank', 'key', 'kind', 'status', 'horizon', 'target', 'team', 'evidence'];

/** What the roadmap's address says: layout, filters, order, instant. What is left out is as usual. */
export interface RoadmapView {
  layout?: Layout;
  group?: GroupBy;
  columns?: ColumnKey[];
  search?: string;
  kind?: ItemKind[];
  status?: ItemStatus[];
  horizon?: Horizon[];
  health?: Health[];
  evidence?: EvidenceLevel[];
  team?: string[];
  theme?: string;
  input?: string[];
  owner?: string[];
  label?: string[];
  closed?: 'shown';
  sort?: SortBy;
  direction?: 'DESC';
  /** A calendar date: the roadmap as it was at the end of that day. */
  asOf?: string;
  create?: 'item';
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const listOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? (value as string[]) : textOf(value)?.split(',');
const oneOf = <Word extends string>(value: unknown, words: Record<Word, string>): Word | undefined =>
  wordsOf(value, keysOf(words))?.[0];

/** Columns in the order that is asked for, each once; undefined when they are the usual ones. */
export function tableColumnsOf(value: unknown): ColumnKey[] | undefined {
  const named = listOf(value)?.filter((name): name is ColumnKey => name in columnWords);
  const columns = named && [...new Set(named)];
  return columns && columns.join() !== usualColumns.join() ? columns : undefined;
}

/** Reads an address; what it does not know is ignored. */
export function viewOf(search: Record<string, unknown>): RoadmapView {
  const layout = oneOf(search.layout, layoutWords);
  const sort = oneOf(search.sort, sortWords);
  const asOf = textOf(search.asOf);
  return {
    layout: layout === 'table' ? undefined : layout,
    group: oneOf(search.group, groupWords),
    columns: tableColumnsOf(search.columns),
    search: textOf(search.search),
    kind: wordsOf(search.kind, keysOf(kindWords)),
    status: wordsOf(search.status, keysOf(statusWords)),
    horizon: wordsOf(search.horizon, keysOf(horizonWords)),
    health: wordsOf(search.health, keysOf(healthWords)),
    evidence: wordsOf(search.evidence, keysOf(evidenceWords)),
    team: listOf(search.team),
    theme: textOf(search.theme),
    input: listOf(search.input),
    owner: listOf(search.owner),
    label: listOf(search.label),
    closed: search.closed === 'shown' ? 'shown' : undefined,
    sort: sort === 'RANK' ? undefined : sort,
    direction: search.direction === 'DESC' ? 'DESC' : undefined,
    asOf: asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : undefined,
    create: search.create === 'item' ? 'item' : undefined,
  };
}

/** The parts of a view that leave items out. */
const narrowing = [
  'search',
  'kind',
  'status',
  'horizon',
  'health',
  'evidence',
  'team',
  'theme',
  'input',
  'owner',
  'label',
] as const;
export const noFilters: Partial<RoadmapView> = Object.fromEntries(narrowing.map((name) => [name, undefined]));

/** The filter of a view as the API takes it. */
export function filterOf(view: RoadmapView): RoadmapItemFilter {
  const filter: RoadmapItemFilter = {};
  if (view.closed !== 'shown' && !view.status) filter.open = true;
  if (view.search) filter.search = view.search;
  if (view.kind) filter.kind = view.kind;
  if (view.status) filter.status = view.status;
  if (view.horizon) filter.horizon = view.horizon;
  if (view.health) filter.health = view.health;
  if (view.evidence) filter.evidenceLevel = view.evidence;
  if (view.team) filter.teamSlug = view.team;
  if (view.theme) filter.themeSlug = [view.theme];
  if (view.input) filter.inputMetricKey = view.input;
  if (view.owner) filter.ownerId = view.owner;
  if (view.label) filter.label = view.label;
  return filter;
}

/** The order of a view as the API takes it; only a table is sorted otherwise than by rank. */
export function orderOf(view: RoadmapView): RoadmapItemOrder {
  if (view.layout !== undefined) return { by: 'RANK', direction: 'ASC' };
  return { by: view.sort ?? 'RANK', direction: view.direction ?? 'ASC' };
}

/** The instant that a view reads, the end of its day where the reader is; null for now. */
export function instantOf(view: RoadmapView): string | null {
  return view.asOf ? new Date(`${view.asOf}T23:59:59.999`).toISOString() : null;
}

/** True when the view leaves anything open out. */
export function isFiltered(view: RoadmapView): boolean {
  return narrowing.some((name) => view[name] !== undefined);
}

/** True when the rows stand in rank order, so that moving one up or down means its rank. */
export function isRanked(view: RoadmapView): boolean {
  return orderOf(view).by === 'RANK' && orderOf(view).direction === 'ASC' && view.group === undefined;
}

/** What a saved view keeps of an address: all but what is open in it. */
export function stateOf({ create: _, ...view }: RoadmapView): Record<string, unknown> {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

/** True when two views show the same. */
export function isSameView(one: RoadmapView, other: RoadmapView): boolean {
  const text = (view: RoadmapView) =>
    JSON.stringify(Object.entries(stateOf(view)).sort(([a], [b]) => a.localeCompare(b)));
  return text(one) === text(other);
}
