import type { ApolloServer } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import { type GraphQLSchema, getOperationAST, OperationTypeNode } from 'graphql';
import { type Actor, may, Permission } from '../actor.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Metrics } from '../metrics.ts';
import type { Revisions } from '../revisions.ts';
import { traced } from '../tracing.ts';
import { type Answer, type Asking, digestOf, isNamed, tagsOf } from './answers/answer.ts';
import type { Answers, Made } from './answers/answers.ts';
import type { Documents } from './answers/documents.ts';
import type { PersistedDocuments } from './answers/persisted-documents.ts';
import { type Asked, askedOf, isObject } from './answers/request.ts';
import { costOf } from './cost-limit.ts';
import { execute } from './executor.ts';
import { refuse } from './refuse.ts';
import { callerOf, failed, serve } from './request.ts';
import type { Budgets, Spending } from './spending.ts';
import { isOurFault, told } from './told-errors.ts';

/** What the endpoint is made of. */
export interface EndpointParts {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  config: Config;
  budgets: Budgets;
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
    if (parts.config.graphqlOverHttp === '2026' && req.method === 'POST' && !req.is('application/json')) {
      refuse(res, 415, 'UNSUPPORTED_FORMAT', 'Send the request as application/json.');
      return;
    }
    const asked = askedOf(req);
    const document =
      (asked && (asked.query ?? (asked.hash === null ? undefined : parts.persisted.find(asked.hash)))) ?? undefined;
    const operation = document === undefined ? null : parts.documents.operationOf(document, asked!.operationName);
    const kind = operation?.operation ?? null;
    const name = operation?.name?.value;
    if (kind === OperationTypeNode.QUERY) serve(req, 'read');
    if (kind === OperationTypeNode.MUTATION) serve(req, 'write');
    const attributes = {
      'graphql.operation.type': kind ?? 'invalid',
      ...(name !== undefined && { 'graphql.operation.name': name }),
    };
    countDeprecated(parts, req, document);
    await traced(`graphql ${kind ?? 'invalid'}`, attributes, async (note) => {
      if (kind !== OperationTypeNode.QUERY) {
        const { answer, cost } = await made(parts, req, asked, document);
        note({ 'waymark.cost': cost });
        send(res, answer, 'no-store');
        return;
      }
      note({ 'waymark.answer.from': await answerQuery(parts, req, res, asked!, document!, note) });
    });
  };
}

/** Answers a query; gives where its answer came from. */
async function answerQuery(
  parts: EndpointParts,
  req: Request,
  res: Response,
  asked: Asked,
  document: string,
  note: (attributes: { 'waymark.cost': number }) => void,
): Promise<'caller' | 'memory' | 'execution'> {
  // Asked of the request: a Context would note that its answer depends on the caller.
  const { actor } = callerOf(req)!;
  const asking = await askingOf(parts, req, actor, asked, document);
  const policy = cachePolicy(actor);
  const known = isNamed(req.headers['if-none-match'], tagsOf(asking));
  if (known !== null) {
    parts.metrics.answers.inc({ from: 'caller' });
    sendHead(res, 304, known, policy).end();
    return 'caller';
  }
  const kept = parts.answers.find(asking);
  const from = kept ? 'memory' : 'execution';
  parts.metrics.answers.inc({ from });
  const make = async () => {
    const fresh = await made(parts, req, asked, document);
    note({ 'waymark.cost': fresh.cost });
    return fresh;
  };
  const answer = kept ?? (await parts.answers.make(asking, document, make));
  send(res, answer, answer.tag === null ? 'no-store' : policy);
  return from;
}

/** Counts what of the question is deprecated, by who still asks for it. */
function countDeprecated({ documents, schema, metrics }: EndpointParts, req: Request, text: string | undefined): void {
  const fields = text === undefined ? [] : documents.deprecatedIn(schema, text);
  if (fields.length === 0) return;
  const { kind, id } = callerOf(req)!.actor;
  for (const field of fields) metrics.deprecated.inc({ field, caller: kind === 'TOKEN' ? `token ${id}` : kind });
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

async function made(
  parts: EndpointParts,
  req: Request,
  asked: Asked | null,
  document?: string,
): Promise<Made & { cost: number }> {
  const context = parts.contextFor(req);
  const cost = document === undefined ? 1 : costFor(parts, document, asked!);
  const spending = await parts.budgets.spend(callerKey(req), cost);
  context.spending = spending;
  if (spending.isOver) {
    return { answer: overspent(spending, context.requestId), basis: context.basis, at: new Date(), cost };
  }
  const executed = await execute(parts.apollo, req, async () => context);
  if (isOurFault(executed)) failed(req);
  const basis = { ...context.basis };
  const asker = { requestId: context.requestId, mayReadSchema: may(callerOf(req)!.actor, Permission.READ) };
  const { status, headers, body } = told(executed, asker, parts.config);
  return { answer: { status, headers, body: Buffer.from(body), tag: null }, basis, at: context.readAt, cost };
}

function costFor({ documents, schema, config }: EndpointParts, text: string, asked: Asked): number {
  const document = documents.parsed(text);
  const operation = document && getOperationAST(document, asked.operationName);
  if (!operation) return 1;
  const variables = isObject(asked.variables) ? asked.variables : {};
  return Math.max(1, Math.min(costOf({ schema, document, operation, variables }, config.maxCost), config.maxCost));
}

/** Whose budget it is. */
function callerKey(req: Request): string {
  const { kind, id } = callerOf(req)!.actor;
  return kind === 'ANONYMOUS' ? `${kind} ${req.ip}` : `${kind} ${id}`;
}

function overspent({ limit, resetAt }: Spending, requestId: string): Answer {
  const message = `More than ${limit} things were asked for in a minute, which is the limit (WAYMARK_MAX_COST_PER_MINUTE). Ask again after ${resetAt.toISOString()}, for less, or send the ETag of the last answer.`;
  const extensions = { code: 'LIMIT_EXCEEDED', limit: 'WAYMARK_MAX_COST_PER_MINUTE', requestId };
  const wait = Math.max(1, Math.ceil((resetAt.getTime() - Date.now()) / 1_000));
  return {
    status: 429,
    headers: [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Retry-After', String(wait)],
    ],
    body: Buffer.from(JSON.stringify({ errors: [{ message, extensions }] })),
    tag: null,
  };
}

/** Private answers stay with the caller; those for everybody may stand in between. All are asked for again each time. */
function cachePolicy(actor: Actor): string {
  return actor.kind === 'ANONYMOUS' ? 'public, no-cache' : 'private, no-cache';
}

function send(res: Response, { status, headers, body, tag }: Answer, policy: string): void {
  for (const [name, value] of headers) res.setHeader(name, value);
  sendHead(res, status, tag, policy).end(body);
}

function sendHead(res: Response, status: number, tag: string | null, policy: string): Response {
  if (tag !== null) res.setHeader('ETag', `"${tag}"`);
  res.setHeader('Cache-Control', policy);
  res.vary('Accept, Authorization, Cookie');
  return res.status(status);
}
