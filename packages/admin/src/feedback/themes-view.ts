import { wordsOf } from '../app/address.ts';
import type { CustomerKind, ThemeFilter, ThemeOrder, ThemeStatus } from '../gql/graphql.ts';
import { customerKindWords } from './feedback-words.ts';

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
  /** Felt by customers of these kinds. */
  kind?: CustomerKind[];
  /** Whether open work answers it. */
  answered?: 'yes' | 'no';
  /** Narrower themes under the wider ones. */
  layout?: 'tree';
  sort?: ThemeSortBy;
  direction?: 'ASC';
}

/** Reads an address; what it does not know is ignored. */
export function themesViewOf(search: Record<string, unknown>): ThemesView {
  return {
    search: typeof search.search === 'string' && search.search ? search.search : undefined,
    status: wordsOf(search.status, statuses),
    kind: wordsOf(search.kind, Object.keys(customerKindWords) as CustomerKind[]),
    answered: wordsOf(search.answered, ['yes', 'no'] as const)?.[0],
    layout: search.layout === 'tree' ? 'tree' : undefined,
    sort: wordsOf(search.sort, sorts)?.[0],
    direction: search.direction === 'ASC' ? 'ASC' : undefined,
  };
}

/** The filter as the API takes it. */
export function themeFilterOf(view: ThemesView): ThemeFilter {
  const filter: ThemeFilter = {};
  if (view.search) filter.search = view.search;
  if (view.status) filter.status = view.status;
  if (view.kind) filter.customerKind = view.kind;
  if (view.answered) filter.hasOpenItem = view.answered === 'yes';
  return filter;
}

/** True when the view leaves themes out. */
export function narrowsThemes(view: ThemesView): boolean {
  return Object.keys(themeFilterOf(view)).length > 0;
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
