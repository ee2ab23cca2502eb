/** The editions of GraphQL over HTTP, by whose status codes answers can be sent. */
export type Edition = '2025' | '2026';

/** What decides the status of an answer with errors. */
export interface Told {
  /** The status that it would have. */
  status: number;
  codes: readonly string[];
  /** Whether it is sent as application/graphql-response+json. */
  isNewType: boolean;
  hasData: boolean;
}

/** What a well-formed request may be refused for before anything of it is executed. */
const wellFormed = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * The status of an answer with errors. In the edition of 2025 a well-formed request that is refused is answered with 200
 * as application/json, where the status is that of the transport, and with 400 as application/graphql-response+json. In
 * that of 2026 what cannot be parsed is 400 and what cannot be processed 422, whatever the type, and an answer that came
 * in part is 294.
 */
export function statusOf(edition: Edition, { status, codes, isNewType, hasData }: Told): number {
  if (edition === '2026') {
    if (status === 200 && hasData && isNewType) return 294;
    return status === 400 && !codes.includes('GRAPHQL_PARSE_FAILED') ? 422 : status;
  }
  return status === 400 && !isNewType && codes.every((code) => wellFormed.has(code)) ? 200 : status;
}
