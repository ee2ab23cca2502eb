import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';

const newType = 'application/graphql-response+json';

/** What a well-formed request may be refused for before anything of it is executed. */
const wellFormed = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * As GraphQL over HTTP has it: a well-formed request that is refused is answered with 200 as application/json, where
 * the status is that of the transport, and with 400 as application/graphql-response+json.
 */
export function refusalsByMediaType(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, errors }) {
          if (response.http.status !== 400 || prefersNewType(request.http?.headers.get('accept') ?? '')) return;
          if (errors?.every(({ extensions }) => wellFormed.has(String(extensions.code)))) response.http.status = 200;
        },
      };
    },
  };
}

function prefersNewType(accept: string): boolean {
  const at = accept.indexOf(newType);
  const json = accept.indexOf('application/json');
  return at >= 0 && (json < 0 || at < json);
}
