import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect } from 'react';
import { type AnyVariables, type CombinedError, useClient, useQuery } from 'urql';
import { useLive } from './live.tsx';

export interface LiveQuery<Data> {
  /** The newest answer; it stays while a newer one is on its way and when that fails. */
  data: Data | undefined;
  /** True only before the first answer. */
  loading: boolean;
  error: CombinedError | undefined;
  reload: () => Promise<unknown>;
}

/** A query that stays true: it loads again when the revision rises and keeps showing what it had meanwhile. */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { pause?: boolean } = {},
): LiveQuery<Data> {
  const client = useClient();
  const { onChange } = useLive();
  const pause = options.pause ?? false;
  const [{ data, fetching, error }] = useQuery<Data, AnyVariables>({ query: document, variables, pause });
  const key = JSON.stringify(variables);

  // biome-ignore lint/correctness/useExhaustiveDependencies: variables are compared by what they say, not by identity
  const reload = useCallback(
    () => client.query<Data, AnyVariables>(document, variables, { requestPolicy: 'network-only' }).toPromise(),
    [client, document, key],
  );
  useEffect(() => (pause ? undefined : onChange(reload)), [onChange, reload, pause]);

  return { data, loading: data === undefined && (fetching || (pause && !error)), error, reload };
}
