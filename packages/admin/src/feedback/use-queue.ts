import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CombinedError } from 'urql';
import { useGrowingList } from '../app/use-growing-list.ts';
import type { FeedbackFilter, FeedbackOrder } from '../gql/graphql.ts';
import { QueueDocument, type QueueEntry } from './triage-query.ts';

export interface Queue {
  /** What is listed so far, without what was taken out. */
  entries: QueueEntry[];
  /** How many there are in all, without what was taken out. */
  totalCount: number;
  loading: boolean;
  error: CombinedError | undefined;
  loadMore: () => void;
  reload: () => void;
  /** Takes entries out of the list at once. */
  take: (ids: readonly string[]) => void;
  /** Puts them back where they stood. */
  putBack: (ids: readonly string[]) => void;
}

/**
 * The list of triage. It does not load again by itself, so that nothing moves under the reader; what was dealt with is
 * taken out at once, and put back when that is undone.
 */
export function useQueue(filter: FeedbackFilter, orderBy: FeedbackOrder): Queue {
  const list = useGrowingList(QueueDocument, { filter, orderBy }, ({ feedback }) => feedback, { live: false });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const key = JSON.stringify([filter, orderBy]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins with nothing taken out
  useEffect(() => setGone(new Set()), [key]);
  const take = useCallback((ids: readonly string[]) => setGone((before) => new Set([...before, ...ids])), []);
  const putBack = useCallback(
    (ids: readonly string[]) => setGone((before) => new Set([...before].filter((id) => !ids.includes(id)))),
    [],
  );
  const { nodes, totalCount, loading, error, loadMore, reload } = list;
  const entries = useMemo(() => nodes.filter(({ id }) => !gone.has(id)), [nodes, gone]);
  return {
    entries,
    totalCount: Math.max(0, totalCount - gone.size),
    loading,
    error,
    loadMore,
    reload: () => {
      setGone(new Set());
      reload();
    },
    take,
    putBack,
  };
}
