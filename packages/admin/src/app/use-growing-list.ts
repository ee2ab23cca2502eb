import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, useClient } from 'urql';
import { useLive } from './live.tsx';

interface Connection<Node> {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
interface Loaded<Node> extends Connection<Node> {
  error?: CombinedError;
}

export interface GrowingList<Node> {
  nodes: Node[];
  totalCount: number;
  /** True only before the first page. */
  loading: boolean;
  /** True when there is more than was loaded. */
  more: boolean;
  error: CombinedError | undefined;
  /** Loads the next page, if there is one and none is under way. */
  loadMore: () => void;
  /** Begins anew. */
  reload: () => void;
}

/**
 * A long list, loaded page by page as the reader asks for more. A `live` one loads what it shows again when the
 * revision rises; one that is not stays as it is, so that nothing moves under the reader. `document` takes `after`.
 */
export function useGrowingList<
  Data,
  Variables extends AnyVariables & { after?: string | null },
  Node extends { id: string },
>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionOf: (data: Data) => Connection<Node> | undefined,
  { live = true }: { live?: boolean } = {},
): GrowingList<Node> {
  const client = useClient();
  const { onChange } = useLive();
  const [loaded, setLoaded] = useState<Loaded<Node> | null>(null);
  const latest = useRef<Loaded<Node> | null>(null);
  latest.current = loaded;
  const walk = useRef(0);
  const busy = useRef(false);
  const find = useRef(connectionOf);
  find.current = connectionOf;
  const key = JSON.stringify(variables);

  // biome-ignore lint/correctness/useExhaustiveDependencies: variables are compared by what they say, not by identity
  const load = useCallback(
    async (before: Loaded<Node> | null, least: number) => {
      walk.current += 1;
      const mine = walk.current;
      busy.current = true;
      const nodes = new Map(before?.nodes.map((node) => [node.id, node]));
      let after = before?.pageInfo.endCursor ?? null;
      for (let first = true; first || nodes.size < least; first = false) {
        const answer: { data?: Data; error?: CombinedError } = await client
          .query<Data, AnyVariables>(document, { ...variables, after }, { requestPolicy: 'network-only' })
          .toPromise();
        if (walk.current !== mine) return;
        const page = answer.data && find.current(answer.data);
        busy.current = false;
        if (!page) {
          const nothing = { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } };
          setLoaded((shown) => ({ ...(shown ?? nothing), error: answer.error }));
          return;
        }
        for (const node of page.nodes) nodes.set(node.id, node);
        after = page.pageInfo.endCursor;
        if (page.pageInfo.hasNextPage && nodes.size < least) continue;
        const totalCount = live ? page.totalCount : (before?.totalCount ?? page.totalCount);
        setLoaded({ nodes: [...nodes.values()], totalCount, pageInfo: page.pageInfo });
        return;
      }
    },
    [client, document, key, live],
  );
  const reload = useCallback(() => {
    setLoaded(null);
    void load(null, 1);
  }, [load]);
  useEffect(reload, [reload]);
  const refresh = useCallback(() => load(null, latest.current?.nodes.length ?? 1), [load]);
  useEffect(() => (live ? onChange(refresh) : undefined), [live, onChange, refresh]);

  return {
    nodes: loaded?.nodes ?? [],
    totalCount: loaded?.totalCount ?? 0,
    loading: loaded === null,
    more: loaded?.pageInfo.hasNextPage ?? false,
    error: loaded?.error,
    loadMore: () => {
      if (loaded?.pageInfo.hasNextPage && !busy.current) void load(loaded, 1);
    },
    reload,
  };
}
