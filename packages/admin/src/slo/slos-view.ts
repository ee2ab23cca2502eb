import { wordsOf } from '../app/address.ts';
import type { BudgetState, SloFilter } from '../gql/graphql.ts';

export const budgetStates = ['EXHAUSTED', 'AT_RISK', 'WATCH', 'HEALTHY', 'NO_DATA'] as const satisfies BudgetState[];

/** What the address of the objectives says. */
export interface SlosView {
  search?: string;
  state?: BudgetState[];
  funded?: 'yes' | 'no';
}

/** Reads an address; what it does not know is ignored. */
export function slosViewOf(search: Record<string, unknown>): SlosView {
  return {
    search: typeof search.search === 'string' && search.search ? search.search : undefined,
    state: wordsOf<BudgetState>(search.state, budgetStates),
    funded: search.funded === 'yes' || search.funded === 'no' ? search.funded : undefined,
  };
}

/** The filter as the API takes it. */
export function sloFilterOf({ search, state, funded }: SlosView): SloFilter {
  const filter: SloFilter = {};
  if (search) filter.search = search;
  if (state) filter.budgetState = state;
  if (funded) filter.funded = funded === 'yes';
  return filter;
}
