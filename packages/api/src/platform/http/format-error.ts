import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError, refusalFromDatabase } from '../errors.ts';
import type { Logger } from '../log.ts';
import { isErrorCode } from './error-codes.ts';

/**
 * Gives every GraphQL error an `extensions.code`. A DomainError, and what the database refuses for a reason that the
 * caller can mend, is said in words; a fault of ours is shown without any detail.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const said = refusalOf(formatted, error) ?? {
    message: 'Something went wrong here. The log has the details.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
  return { message: said.message, locations, path, extensions: said.extensions };
}

/** Logs those errors that are faults of ours, whole, under the id of their request. */
export function logFaults(log: Logger, errors: readonly GraphQLError[], requestId: string): void {
  for (const error of errors) {
    if (refusalOf(error.toJSON(), error) !== null) continue;
    log.error({ err: unwrapResolverError(error), path: error.path, id: requestId }, 'a resolver failed');
  }
}

/** What the caller is told of an error that the caller can mend; null for a fault of ours. */
function refusalOf(
  formatted: GraphQLFormattedError,
  error: unknown,
): Pick<GraphQLFormattedError, 'message' | 'extensions'> | null {
  const { message } = formatted;
  const fault = unwrapResolverError(error);
  const cause = refusalFromDatabase(fault) ?? fault;
  if (cause instanceof DomainError) {
    const [issue] = cause.issues;
    return { message: cause.message, extensions: { code: issue?.code ?? 'BAD_USER_INPUT', field: issue?.field } };
  }
  // Apollo gives every fault that validation finds one code; ours say which limit they are about.
  const { code, limit } = formatted.extensions ?? {};
  if (limit) return { message, extensions: { code: 'LIMIT_EXCEEDED', limit } };
  if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') return { message, extensions: { code } };
  return isAboutTheRequest(cause) ? { message, extensions: { code: 'BAD_REQUEST' } } : null;
}

/** GraphQL itself refuses a request without a code where nothing of it was executed yet: too many wrong variables, a hash that does not fit. */
function isAboutTheRequest(cause: unknown): boolean {
  return cause instanceof GraphQLError && cause.path === undefined && cause.originalError === undefined;
}
