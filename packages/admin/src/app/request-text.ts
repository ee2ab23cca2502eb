import { stringifyDocument } from '@urql/core';
import type { DocumentNode } from 'graphql';

/** A query as a text, whatever a build made of it. */
export function queryText(document: DocumentNode | string): string {
  return stringifyDocument(document).trim();
}

/** Variables without those that say nothing. */
function spoken(variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== null));
}

/** What a dashboard posts to /graphql to get what the view shows. */
export function requestBody(query: string, variables: Record<string, unknown>): string {
  return JSON.stringify({ query, variables: spoken(variables) }, null, 2);
}

/** The explorer with the query and its variables filled in. */
export function explorerAddress(query: string, variables: Record<string, unknown>): string {
  const parameters = new URLSearchParams({ query });
  const said = spoken(variables);
  if (Object.keys(said).length > 0) parameters.set('variables', JSON.stringify(said));
  return `/graphql?${parameters}`;
}
