import { wordsOf } from '../app/address.ts';
import type { FeedbackFilter, FeedbackOrder, Importance } from '../gql/graphql.ts';
import { importanceWords } from './feedback-words.ts';

const queues = ['all'] as const;
const orders = ['newest', 'revenue'] as const;
export type TriageOrder = (typeof orders)[number];

/** What the address of triage says; without a word it is what has no theme yet, the most alike together. */
export interface TriageView {
  /** The entry in the reader. */
  entry?: string;
  queue?: 'all';
  order?: TriageOrder;
  search?: string;
  source?: string[];
  importance?: Importance[];
  theme?: string;
  customer?: string;
  run?: string;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const textsOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.map(String) : textOf(value)?.split(',');

/** Reads an address; what it does not know is ignored. */
export function triageViewOf(search: Record<string, unknown>): TriageView {
  return {
    entry: textOf(search.entry),
    queue: wordsOf(search.queue, queues)?.[0],
    order: wordsOf(search.order, orders)?.[0],
    search: textOf(search.search),
    source: textsOf(search.source),
    importance: wordsOf(search.importance, Object.keys(importanceWords) as Importance[]),
    theme: textOf(search.theme),
    customer: textOf(search.customer),
    run: textOf(search.run),
  };
}

/** True while only what has no theme is listed: then an entry leaves the list as soon as it has one. */
export function isUnthemed(view: TriageView): boolean {
  return view.queue !== 'all' && view.theme === undefined;
}

/** The filter as the API takes it. */
export function feedbackFilterOf(view: TriageView): FeedbackFilter {
  const filter: FeedbackFilter = {};
  if (isUnthemed(view)) filter.themed = false;
  if (view.search) filter.search = view.search;
  if (view.source) filter.source = view.source;
  if (view.importance) filter.importance = view.importance;
  if (view.theme) filter.themeSlug = [view.theme];
  if (view.customer) filter.customerId = [view.customer];
  if (view.run) filter.importRunId = view.run;
  return filter;
}

/** The order as the API takes it. */
export function feedbackOrderOf(view: TriageView): FeedbackOrder {
  if (view.order === 'newest') return { by: 'SUBMITTED_AT', direction: 'DESC' };
  if (view.order === 'revenue') return { by: 'REVENUE', direction: 'DESC' };
  return isUnthemed(view) ? { by: 'SIMILARITY', direction: 'ASC' } : { by: 'SUBMITTED_AT', direction: 'DESC' };
}

/** True when the view leaves entries out beside those that have a theme. */
export function narrowsTriage(view: TriageView): boolean {
  return [view.search, view.source, view.importance, view.theme, view.customer, view.run].some((part) => part);
}
