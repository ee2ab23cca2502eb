import type { Request } from 'express';

/** What a request to /graphql asks, as far as it can be told before it is executed. */
export interface Asked {
  /** The document's text; null when only its hash is sent. */
  query: string | null;
  /** The document's sha256 in hexadecimal digits, where the request names it. */
  hash: string | null;
  operationName: string | null;
  variables: unknown;
  extensions: unknown;
}

/** Reads a request by GET or by POST of one operation; null for anything else, which the executor judges. */
export function askedOf(req: Request): Asked | null {
  const parameters = req.method === 'GET' ? fromAddress(req) : req.method === 'POST' ? fromBody(req.body) : null;
  if (!parameters) return null;
  const { query, operationName, variables, extensions } = parameters;
  const persisted = isObject(extensions) && isObject(extensions.persistedQuery) ? extensions.persistedQuery : {};
  const hash = typeof persisted.sha256Hash === 'string' ? persisted.sha256Hash : null;
  if (typeof query !== 'string' && hash === null) return null;
  if (operationName != null && typeof operationName !== 'string') return null;
  return {
    query: typeof query === 'string' ? query : null,
    hash,
    operationName: operationName ?? null,
    variables: variables ?? null,
    extensions: extensions ?? null,
  };
}

type Parameters = Record<string, unknown>;

function fromBody(body: unknown): Parameters | null {
  return isObject(body) ? body : null;
}

function fromAddress({ query }: Request): Parameters | null {
  try {
    const json = (text: unknown): unknown => (typeof text === 'string' && text !== '' ? JSON.parse(text) : null);
    return { ...query, variables: json(query.variables), extensions: json(query.extensions) };
  } catch {
    return null;
  }
}

/** Whether a value is an object with properties, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
