import { wordsOf } from '../app/address.ts';
import type { ThemeFilter, ThemeOrder, ThemeStatus } from '../gql/graphql.ts';

export const themeStatusWords: Record<ThemeStatus, string> = {
  EMERGING: 'Emerging',
  ACTIVE: 'Active',
  ADDRESSED: 'Addressed',
  ARCHIVED: 'Archived',
};
const statuses = Object.keys(themeStatusWords) as ThemeStatus[];
const sorts = ['FEEDBACK_COUNT', 'CUSTOMER_COUNT', 'REVENUE', 'LAST_SEEN', 'NAME'] as const;
export type ThemeSortBy = (typeof sorts)[number];

/** What the address of the themes says; most customers first if it says nothing. */
export interface ThemesView {
  search?: string;
  status?: ThemeStatus[];
  sort?: ThemeSortBy;
  direction?: 'ASC';
}

/** Reads an address; what it does not know is ignored. */
export function themesViewOf(search: Record<string, unknown>): ThemesView {
  return {
    search: typeof search.search === 'string' && search.search ? search.search : undefined,
    status: wordsOf(search.status, statuses),
    sort: wordsOf(search.sort, sorts)?.[0],
    direction: search.direction === 'ASC' ? 'ASC' : undefined,
  };
}

/** The filter as the API takes it. */
export function themeFilterOf(view: ThemesView): ThemeFilter {
  const filter: ThemeFilter = {};
  if (view.search) filter.search = view.search;
  if (view.status) filter.status = view.status;
  return filter;
}

/** The order as the API takes it. */
export function themeOrderOf(view: ThemesView): ThemeOrder & { direction: 'ASC' | 'DESC' } {
  return { by: view.sort ?? 'CUSTOMER_COUNT', direction: view.direction ?? 'DESC' };
}

/** The view after a click on a column's head: the other way round when it is the same column. */
export function sortedBy(view: ThemesView, sort: ThemeSortBy): ThemesView {
  const now = themeOrderOf(view);
  const direction = now.by === sort && now.direction === 'DESC' ? 'ASC' : undefined;
  return { ...view, sort: sort === 'CUSTOMER_COUNT' ? undefined : sort, direction };
}
