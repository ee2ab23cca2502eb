import type { IncomingMessage } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';

/** What the GraphQL server answered: the whole of it, not sent yet. */
export interface Executed {
  status: number;
  headers: [string, string][];
  body: string;
}

/** A request whose body was read: JSON, or nothing. */
export type ReadRequest = IncomingMessage & { body?: unknown; originalUrl?: string };

/** Lets the GraphQL server answer one request over HTTP. Free of policy: who may, and what is kept, stands before it. */
export async function execute<C extends BaseContext>(
  server: ApolloServer<C>,
  req: ReadRequest,
  context: () => Promise<C>,
): Promise<Executed> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const address = req.originalUrl ?? req.url ?? '';
  const at = address.indexOf('?');
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: (req.method ?? 'GET').toUpperCase(),
      headers,
      search: at < 0 ? '' : address.slice(at),
      body: req.body,
    },
    context,
  });
  if (answer.body.kind !== 'complete') throw new Error('Answers in parts are not served.');
  return { status: answer.status ?? 200, headers: [...answer.headers], body: answer.body.string };
}
