import { wordsOf } from '../app/address.ts';
import type { DecisionFilter, DecisionKind } from '../gql/graphql.ts';
import { decisionKinds } from './decision-words.ts';

/** What the address of the decisions says. */
export interface DecisionsView {
  search?: string;
  kind?: DecisionKind[];
  /** Only those that are due to be looked at again. */
  due?: true;
  /** Only those that both sides agreed on, or only the others. */
  agreed?: 'yes' | 'no';
  record?: 'new';
}

/** Reads an address; what it does not know is ignored. */
export function decisionsViewOf(search: Record<string, unknown>): DecisionsView {
  return {
    search: typeof search.search === 'string' && search.search ? search.search : undefined,
    kind: wordsOf(search.kind, decisionKinds),
    due: search.due === true || search.due === 'true' ? true : undefined,
    agreed: search.agreed === 'yes' || search.agreed === 'no' ? search.agreed : undefined,
    record: search.record === 'new' ? 'new' : undefined,
  };
}

/** The filter as the API takes it. */
export function decisionFilterOf({ search, kind, due, agreed }: DecisionsView): DecisionFilter {
  const filter: DecisionFilter = {};
  if (search) filter.search = search;
  if (kind) filter.kind = kind;
  if (due) filter.dueForRevisit = true;
  if (agreed) filter.agreed = agreed === 'yes';
  return filter;
}
