import type { ApolloServer } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import { OperationTypeNode } from 'graphql';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Metrics } from '../metrics.ts';
import type { Revisions } from '../revisions.ts';
import { type Answer, type Asking, digestOf, isNamed, tagsOf } from './answers/answer.ts';
import type { Answers, Made } from './answers/answers.ts';
import type { Documents } from './answers/documents.ts';
import type { PersistedDocuments } from './answers/persisted-documents.ts';
import { type Asked, askedOf } from './answers/request.ts';
import { execute } from './executor.ts';

/** What the endpoint is made of. */
export interface EndpointParts {
  apollo: ApolloServer<Context>;
  contextFor: (req: Request) => Context;
  answers: Answers;
  documents: Documents;
  persisted: PersistedDocuments;
  revisions: Revisions;
  metrics: Metrics;
}

/**
 * Answers GraphQL over HTTP. A query whose answer the caller or this process has already is not executed again: its
 * tag is made of what decides the answer, the present revision among it, so nothing stale is ever sent.
 */
export function graphqlEndpoint(parts: EndpointParts): RequestHandler {
  return async (req, res) => {
    const asked = askedOf(req);
    const document = asked && (asked.query ?? (asked.hash === null ? undefined : parts.persisted.find(asked.hash)));
    const isQuery =
      document != null && parts.documents.kindOf(document, asked!.operationName) === OperationTypeNode.QUERY;
    if (!isQuery) {
      const { answer } = await made(parts, req);
      send(res, answer, 'no-store');
      return;
    }
    const context = parts.contextFor(req);
    const asking = await askingOf(parts, req, context.actor, asked!, document);
    const policy = cachePolicy(context.actor);
    const known = isNamed(req.headers['if-none-match'], tagsOf(asking));
    if (known !== null) {
      parts.metrics.answers.inc({ from: 'caller' });
      sendUnchanged(res, known, policy);
      return;
    }
    const kept = parts.answers.find(asking);
    parts.metrics.answers.inc({ from: kept ? 'memory' : 'execution' });
    const answer = kept ?? (await parts.answers.make(asking, document, () => made(parts, req)));
    send(res, answer, answer.tag === null ? 'no-store' : policy);
  };
}

async function askingOf(
  { revisions }: EndpointParts,
  req: Request,
  actor: Actor,
  { operationName, variables, extensions }: Asked,
  document: string,
): Promise<Asking> {
  const at = new Date();
  const rights = [...actor.permissions].sort().join();
  const form = [req.headers.accept ?? '', JSON.stringify(variables), JSON.stringify(extensions)];
  const revision = await revisions.now();
  return { question: digestOf(revision, rights, document, operationName ?? '', ...form), actor, at };
}

async function made({ apollo, contextFor }: EndpointParts, req: Request): Promise<Made> {
  const context = contextFor(req);
  const { status, headers, body } = await execute(apollo, req, async () => context);
  const { basis } = context;
  const noted = { ...basis };
  return { answer: { status, headers, body: Buffer.from(body), tag: null }, basis: noted, at: context.readAt };
}

/** Private answers stay with the caller; those for everybody may stand in between. All are asked for again each time. */
function cachePolicy(actor: Actor): string {
  return actor.kind === 'ANONYMOUS' ? 'public, no-cache' : 'private, no-cache';
}

function send(res: Response, { status, headers, body, tag }: Answer, policy: string): void {
  for (const [name, value] of headers) res.setHeader(name, value);
  if (tag !== null) res.setHeader('ETag', `"${tag}"`);
  res.setHeader('Cache-Control', policy);
  res.vary('Accept, Authorization, Cookie');
  res.statusCode = status;
  res.end(body);
}

function sendUnchanged(res: Response, tag: string, policy: string): void {
  res.setHeader('ETag', `"${tag}"`);
  res.setHeader('Cache-Control', policy);
  res.vary('Accept, Authorization, Cookie');
  res.statusCode = 304;
  res.end();
}
