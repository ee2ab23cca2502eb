import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError, refusalFromDatabase } from '../errors.ts';
import type { Logger } from '../log.ts';

const published = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'BAD_REQUEST',
  'LIMIT_EXCEEDED',
  'UNAUTHENTICATED',
]);

/**
 * Gives every GraphQL error an `extensions.code`. A DomainError, and what the database refuses for a reason that the
 * caller can mend, is said in words; a fault of ours is logged whole and shown without any detail.
 */
export function errorFormatter(
  log: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { locations, path, message } = formatted;
    const fault = unwrapResolverError(error);
    const cause = refusalFromDatabase(fault) ?? fault;
    if (cause instanceof DomainError) {
      const [issue] = cause.issues;
      return { message, locations, path, extensions: { code: issue?.code ?? 'BAD_USER_INPUT', field: issue?.field } };
    }
    // Apollo gives every fault that validation finds one code; ours say which limit they are about.
    const { code, limit } = formatted.extensions ?? {};
    if (limit) return { message, locations, path, extensions: { code: 'LIMIT_EXCEEDED', limit } };
    if (typeof code === 'string' && published.has(code)) return { message, locations, path, extensions: { code } };
    if (isAboutTheRequest(cause)) return { message, locations, path, extensions: { code: 'BAD_REQUEST' } };
    log.error({ err: cause, path }, 'a resolver failed');
    return {
      message: 'Something went wrong here. The log has the details.',
      locations,
      path,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** GraphQL itself refuses a request without a code where nothing of it was executed yet: too many wrong variables, a hash that does not fit. */
function isAboutTheRequest(cause: unknown): boolean {
  return cause instanceof GraphQLError && cause.path === undefined && cause.originalError === undefined;
}
