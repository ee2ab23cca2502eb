import { wordsOf } from '../app/address.ts';
import type { CustomerKind } from '../gql/graphql.ts';
import { customerKindWords } from './feedback-words.ts';

/** What the address of the customers says. */
export interface CustomersView {
  search?: string;
  kind?: CustomerKind[];
}

/** Reads an address; what it does not know is ignored. */
export function customersViewOf(search: Record<string, unknown>): CustomersView {
  return {
    search: typeof search.search === 'string' && search.search ? search.search : undefined,
    kind: wordsOf(search.kind, Object.keys(customerKindWords) as CustomerKind[]),
  };
}
