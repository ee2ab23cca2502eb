import { wordsOf } from '../app/address.ts';
import type { Horizon, ItemKind, ItemStatus, RoadmapItemFilter, RoadmapItemOrder } from '../gql/graphql.ts';
import { horizonWords, keysOf, kindWords, statusWords } from './words.ts';

export type Layout = 'table' | 'board';
export type SortBy = 'RANK' | 'TARGET' | 'UPDATED_AT';
const sorts = ['RANK', 'TARGET', 'UPDATED_AT'] as const;

/** What the roadmap's address says: layout, filters, order. What is left out is as usual. */
export interface RoadmapView {
  layout?: Layout;
  search?: string;
  kind?: ItemKind[];
  status?: ItemStatus[];
  horizon?: Horizon[];
  team?: string[];
  theme?: string;
  closed?: 'shown';
  sort?: SortBy;
  direction?: 'DESC';
  create?: 'item';
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** Reads an address; what it does not know is ignored. */
export function viewOf(search: Record<string, unknown>): RoadmapView {
  const sort = wordsOf(search.sort, sorts)?.[0];
  const teams = Array.isArray(search.team) ? (search.team as string[]) : textOf(search.team)?.split(',');
  return {
    layout: search.layout === 'board' ? 'board' : undefined,
    search: textOf(search.search),
    kind: wordsOf(search.kind, keysOf(kindWords)),
    status: wordsOf(search.status, keysOf(statusWords)),
    horizon: wordsOf(search.horizon, keysOf(horizonWords)),
    team: teams,
    theme: textOf(search.theme),
    closed: search.closed === 'shown' ? 'shown' : undefined,
    sort: sort === 'RANK' ? undefined : sort,
    direction: search.direction === 'DESC' ? 'DESC' : undefined,
    create: search.create === 'item' ? 'item' : undefined,
  };
}

/** The filter of a view as the API takes it. */
export function filterOf(view: RoadmapView): RoadmapItemFilter {
  const filter: RoadmapItemFilter = {};
  if (view.closed !== 'shown' && !view.status) filter.open = true;
  if (view.search) filter.search = view.search;
  if (view.kind) filter.kind = view.kind;
  if (view.status) filter.status = view.status;
  if (view.horizon) filter.horizon = view.horizon;
  if (view.team) filter.teamSlug = view.team;
  if (view.theme) filter.themeSlug = [view.theme];
  return filter;
}

/** The order of a view as the API takes it; a board is always in rank order. */
export function orderOf(view: RoadmapView): RoadmapItemOrder {
  if (view.layout === 'board') return { by: 'RANK', direction: 'ASC' };
  return { by: view.sort ?? 'RANK', direction: view.direction ?? 'ASC' };
}

/** True when the view leaves anything open out. */
export function isFiltered(view: RoadmapView): boolean {
  const { search, kind, status, horizon, team, theme } = view;
  return [search, kind, status, horizon, team, theme].some((part) => part !== undefined);
}

/** True when the rows stand in rank order, so that moving one up or down means its rank. */
export function isRanked(view: RoadmapView): boolean {
  return orderOf(view).by === 'RANK' && orderOf(view).direction === 'ASC';
}
