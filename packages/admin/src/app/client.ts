import { Client, type CombinedError, cacheExchange, fetchExchange, mapExchange } from 'urql';

/** True when the server no longer knows who is asking. */
export function isSignedOut(error: CombinedError | undefined): boolean {
  if (!error) return false;
  const status = (error.response as Response | undefined)?.status;
  return status === 401 || error.graphQLErrors.some((issue) => issue.extensions.code === 'UNAUTHENTICATED');
}

/** True when no answer came at all: the server is away or the network is. */
export function isUnreachable(error: CombinedError | undefined): boolean {
  if (!error || isSignedOut(error)) return false;
  const status = (error.response as Response | undefined)?.status;
  return Boolean(error.networkError) && (status === undefined || status >= 500);
}

/** What went wrong, in words for the reader. */
export function messageOf(error: CombinedError): string {
  if (isUnreachable(error)) return 'The server does not answer. Your change was not saved.';
  return error.graphQLErrors[0]?.message ?? error.message;
}

/** The client of the public schema, with the session's cookie; what was seen is shown at once and refreshed behind it. */
export function createClient(onSignedOut: () => void): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: { credentials: 'same-origin', headers: { accept: 'application/json' } },
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (isSignedOut(error)) onSignedOut();
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
}
