import type { GraphQLFormattedError } from 'graphql';
import type { Config } from '../config.ts';
import type { Executed } from './executor.ts';
import { type Edition, statusOf } from './status.ts';

const most = 10;

/** Whom the errors of an answer are told. */
export interface Asker {
  requestId: string;
  /** Whether the caller may read the schema, and so is helped with its names. */
  mayReadSchema: boolean;
}

interface Result {
  errors: GraphQLFormattedError[];
  data?: unknown;
  extensions?: Record<string, unknown>;
}

/**
 * The answer as it is told: with the status that the edition of GraphQL over HTTP asks for and, where it has errors, with
 * the request's id in each, ten at most and how many were left out, and no names of the schema for whoever may not read it.
 */
export function told(executed: Executed, asker: Asker, { graphqlOverHttp }: Pick<Config, 'graphqlOverHttp'>): Executed {
  // Errors stand before all else in an answer that has any.
  if (!executed.body.startsWith('{"errors":')) return executed;
  const result = withTold(JSON.parse(executed.body) as Result, asker);
  return { ...executed, status: statusIn(graphqlOverHttp, executed, result), body: `${JSON.stringify(result)}\n` };
}

/** Whether an answer tells of a fault of the service. */
export function isOurFault({ body }: Executed): boolean {
  if (!body.startsWith('{"errors":')) return false;
  const { errors } = JSON.parse(body) as Result;
  return errors.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR');
}

/** The same errors with the request's id, ten at most, and how many were left out. */
export function withTold<R extends Partial<Result>>(result: R, { requestId, mayReadSchema }: Asker): R {
  const { errors = [] } = result;
  const shown = errors.slice(0, most).map((error) => ({
    ...error,
    message: mayReadSchema ? error.message : error.message.replace(/ ?Did you mean .+\?$/, ''),
    extensions: { ...error.extensions, requestId },
  }));
  const left = errors.length - shown.length;
  return {
    ...result,
    errors: shown,
    ...(left > 0 && { extensions: { ...result.extensions, errorsLeftOut: left } }),
  };
}

function statusIn(edition: Edition, { status, headers }: Executed, { errors, data }: Result): number {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return statusOf(edition, {
    status,
    codes: errors.map(({ extensions }) => String(extensions?.code)),
    isNewType: type.startsWith('application/graphql-response+json'),
    hasData: data !== null && data !== undefined,
  });
}
