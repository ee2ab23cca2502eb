import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, useClient } from 'urql';
import { useLive } from './live.tsx';

interface Connection<Node> {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Pages<Node> {
  nodes: Node[];
  totalCount: number;
  /** True only before the first page. */
  loading: boolean;
  /** False while later pages are still on their way. */
  complete: boolean;
  error: CombinedError | undefined;
  reload: () => Promise<unknown>;
}

/**
 * The whole of a list, page by page: the first page is shown at once, later ones join it, and a reload swaps the list
 * only when it is whole, so that nothing jumps. `document` takes `after`; `connectionOf` finds the list in its answer.
 */
export function usePages<Data, Variables extends AnyVariables & { after?: string | null }, Node>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionOf: (data: Data) => Connection<Node>,
): Pages<Node> {
  const client = useClient();
  const { onChange } = useLive();
  const [pages, setPages] = useState<Omit<Pages<Node>, 'reload'>>({
    nodes: [],
    totalCount: 0,
    loading: true,
    complete: false,
    error: undefined,
  });
  const walk = useRef(0);
  const find = useRef(connectionOf);
  find.current = connectionOf;
  const key = JSON.stringify(variables);

  // biome-ignore lint/correctness/useExhaustiveDependencies: variables are compared by what they say, not by identity
  const load = useCallback(
    async (progressively: boolean) => {
      walk.current += 1;
      const mine = walk.current;
      const nodes: Node[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const answer: { data?: Data; error?: CombinedError } = await client
          .query<Data, AnyVariables>(document, { ...variables, after }, { requestPolicy: 'network-only' })
          .toPromise();
        if (walk.current !== mine) return;
        if (!answer.data) {
          setPages((before) => ({ ...before, loading: false, error: answer.error }));
          return;
        }
        const page = find.current(answer.data);
        nodes.push(...page.nodes);
        more = page.pageInfo.hasNextPage;
        after = page.pageInfo.endCursor;
        if (progressively || !more) {
          setPages({
            nodes: [...nodes],
            totalCount: page.totalCount,
            loading: false,
            complete: !more,
            error: undefined,
          });
        }
      }
    },
    [client, document, key],
  );

  useEffect(() => {
    void load(true);
    return () => {
      walk.current += 1;
    };
  }, [load]);
  const reload = useCallback(() => load(false), [load]);
  useEffect(() => onChange(reload), [onChange, reload]);

  return { ...pages, reload };
}
