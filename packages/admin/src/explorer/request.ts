import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';

/** What is asked in the explorer. */
export interface Asked {
  query: string;
  /** As they are written: JSON, or nothing. */
  variables: string;
}

/** What was answered. */
export interface Answered {
  /** The answer as JSON, laid out. */
  text: string;
  status: number;
  milliseconds: number;
  /** What it cost, in things that the answer could hold; null when nothing was executed. */
  cost: number | null;
}

/** How the caller's budget stands. */
export interface Rate {
  limit: number;
  remaining: number;
  resetAt: string;
}

/** The operations of a text; none where it cannot be parsed. */
export function operationsIn(query: string): OperationDefinitionNode[] {
  const document = parsed(query);
  return (document?.definitions ?? []).filter((each) => each.kind === Kind.OPERATION_DEFINITION);
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}

/** The variables that are written; undefined for none. Throws a SyntaxError with words for the reader where they are no JSON object. */
export function variablesIn(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new SyntaxError('Variables are a JSON object, as in {"first": 10}.');
}

/** Sends one operation with the session's cookie, and asks what it cost. */
export async function ask(
  query: string,
  variables: Record<string, unknown> | undefined,
  operationName?: string,
): Promise<Answered> {
  const began = performance.now();
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables, operationName, extensions: { cost: true } }),
  });
  const body = (await response.json()) as { extensions?: { cost?: number } };
  return {
    text: JSON.stringify(body, null, 2),
    status: response.status,
    milliseconds: Math.round(performance.now() - began),
    cost: body.extensions?.cost ?? null,
  };
}

/** How the caller's budget stands; null when nobody says. */
export async function askRate(): Promise<Rate | null> {
  const { text } = await ask('query ExplorerRate { rateLimit { limit remaining resetAt } }', undefined);
  return (JSON.parse(text) as { data?: { rateLimit?: Rate } | null }).data?.rateLimit ?? null;
}

/** The same request for a terminal, with a token in place of the session. */
export function curlOf(origin: string, query: string, variables: Record<string, unknown> | undefined): string {
  const body = JSON.stringify({ query, variables }).replaceAll("'", "'\\''");
  const headers = ['"Authorization: Bearer $WAYMARK_TOKEN"', "'Content-Type: application/json'"];
  return [`curl -s ${origin}/graphql`, ...headers.map((each) => `-H ${each}`), `--data '${body}'`].join(' \\\n  ');
}
