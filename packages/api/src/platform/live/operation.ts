import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Context } from '../context.ts';
import { aliasLimit } from '../http/alias-limit.ts';
import { overCost } from '../http/cost-limit.ts';
import { depthLimit } from '../http/depth-limit.ts';
import type { Format, LiveParts } from './live.ts';

/** What a subscriber sends. */
export interface LiveRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** What an operation begins with; libraries ask that its context may have any property. */
export type LiveArgs = ExecutionArgs & { contextValue: Context & Record<PropertyKey, unknown> };

/** The operation of a subscriber, ready to begin; or why it is refused. The limits are those of every operation. */
export function liveOperation(
  { schema, config, documents }: Pick<LiveParts, 'schema' | 'config' | 'documents'>,
  { query, operationName, variables }: LiveRequest,
  contextValue: Context,
): LiveArgs | GraphQLError[] {
  try {
    // What cannot be parsed is parsed again to say why; all others share what was parsed once.
    const document = documents.parsed(query) ?? parse(query, { maxTokens: config.maxTokens });
    const faults = validate(schema, document, [
      ...specifiedRules,
      depthLimit(config.maxDepth),
      aliasLimit(config.maxAliases),
    ]);
    if (faults.length > 0) return faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [refusal('BAD_REQUEST', 'Only subscriptions are served here; send queries and mutations to /graphql.')];
    }
    const refused = overCost({ schema, document, operation, variables: variables ?? {} }, config.maxCost);
    if (refused) return [refused];
    return {
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: contextValue as LiveArgs['contextValue'],
    };
  } catch (error) {
    return [
      error instanceof GraphQLError
        ? coded(error, 'GRAPHQL_PARSE_FAILED')
        : refusal('BAD_REQUEST', 'The request cannot be read.'),
    ];
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, { ...error, extensions: { code, ...error.extensions } });
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The results of a subscription, one an event. */
export type Events = AsyncIterableIterator<ExecutionResult>;

/**
 * The events of an operation as they are sent: only while the caller is still known. The first after that says so and
 * is the last.
 */
export function guarded(events: Events, isStillKnown: () => Promise<boolean>): Events {
  let isOver = false;
  const sent: Events = {
    async next() {
      const event = await events.next();
      if (event.done || isOver) return { value: undefined, done: true };
      if (await isStillKnown()) return event;
      isOver = true;
      await events.return?.();
      const gone = refusal('UNAUTHENTICATED', 'You are not signed in any more, or may not read this any more.');
      return { value: { errors: [gone] }, done: false };
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => sent,
  };
  return sent;
}

/** A result whose errors are shown as they are shown elsewhere. */
export function formatted<R extends { errors?: readonly GraphQLError[] }>(result: R, format: Format, id: string): R {
  return result.errors ? { ...result, errors: result.errors.map((error) => format(error, id)) } : result;
}
