import type { UserErrorCode } from '../errors.ts';

/**
 * Every code that an error may have, with what it means: `extensions.code` of GraphQL, `error.code` elsewhere, and the
 * codes of `userErrors`. `docs/api/errors.md` shows the same list.
 */
export const errorCodes = {
  UNAUTHENTICATED: 'Nobody that is known: no token and no session, or one that has ended. Send a token, or sign in.',
  FORBIDDEN: 'The caller may not do or read this; the message names the permission that is missing.',
  NOT_FOUND: 'Nothing of that type has this id, slug or key, or nothing is served there.',
  REQUIRED: 'A value is missing or blank; `field` says which.',
  INVALID: 'A value is malformed or outside of what is allowed; `field` says which, the message what is allowed.',
  TAKEN: 'Another thing has this name or key already.',
  STALE_VERSION: 'Someone changed it since it was read. Read it again, then decide again.',
  GUARD_FAILED: 'A rule of the domain does not allow it yet; the message names the rule.',
  LIMIT_EXCEEDED:
    'More, deeper, longer or more often than is allowed; `limit` names the setting. With 429, `Retry-After` says when to ask again.',
  IDEMPOTENCY_CONFLICT: 'The same idempotency key came with another body.',
  BAD_USER_INPUT: 'A variable does not fit its type.',
  BAD_REQUEST: 'The request is none that can be read: broken JSON, no document, a method or type that is not served.',
  UNSUPPORTED_FORMAT: 'The body is of a type that is not read there.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema; each error says where.',
  OPERATION_RESOLUTION_FAILURE: 'The document has several operations, and `operationName` names none of them.',
  PERSISTED_QUERY_NOT_FOUND: 'No document is known by this hash. Send the document with the hash once.',
  INTERNAL_SERVER_ERROR: 'A fault of the service. Its log has the details under the `requestId`.',
} as const satisfies Record<UserErrorCode, string> & Record<string, string>;

/** A code of an error. */
export type ErrorCode = keyof typeof errorCodes;

/** Whether a code stands in the list. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}
