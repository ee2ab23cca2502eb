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
  /** Takes entries out of the list at once, or with `stay` when the reader leaves them. */
  take: (ids: readonly string[], options?: { stay?: boolean }) => void;
  /** Takes out what stayed. */
  sweep: () => void;
  /** Puts them back where they stood. */
  putBack: (ids: readonly string[]) => void;
}

const nobody: ReadonlySet<string> = new Set();

/**
 * The list of triage. It does not load again by itself, so that nothing moves under the reader; what was dealt with is
 * taken out at once, and put back when that is undone.
 */
export function useQueue(filter: FeedbackFilter, orderBy: FeedbackOrder): Queue {
  const list = useGrowingList(QueueDocument, { filter, orderBy }, ({ feedback }) => feedback, { live: false });
  const [gone, setGone] = useState(nobody);
  const [staying, setStaying] = useState(nobody);
  const key = JSON.stringify([filter, orderBy]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins with nothing taken out
  useEffect(() => setGone(nobody), [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins with nothing taken out
  useEffect(() => setStaying(nobody), [key]);
  const take = useCallback((ids: readonly string[], { stay = false } = {}) => {
    const add = stay ? setStaying : setGone;
    add((before) => new Set([...before, ...ids]));
  }, []);
  const sweep = useCallback(() => {
    setGone((before) => (staying.size > 0 ? new Set([...before, ...staying]) : before));
    setStaying(nobody);
  }, [staying]);
  const putBack = useCallback((ids: readonly string[]) => {
    const without = (before: ReadonlySet<string>) => new Set([...before].filter((id) => !ids.includes(id)));
    setGone(without);
    setStaying(without);
  }, []);
  const { nodes, totalCount, loading, error, loadMore, reload } = list;
  const entries = useMemo(() => nodes.filter(({ id }) => !gone.has(id)), [nodes, gone]);
  return {
    entries,
    totalCount: Math.max(0, totalCount - new Set([...gone, ...staying]).size),
    loading,
    error,
    loadMore,
    reload: () => {
      setGone(nobody);
      setStaying(nobody);
      reload();
    },
    take,
    sweep,
    putBack,
  };
}
