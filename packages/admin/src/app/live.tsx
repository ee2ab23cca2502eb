import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { type Sighting, useRevision } from './use-revision.ts';

/** How the page stands to the server. */
export type Connection = 'live' | 'unreachable';

interface Live {
  connection: Connection;
  /** Calls `reload` whenever something readable changed; gives back how to stop. */
  onChange: (reload: () => Promise<unknown>) => () => void;
  /** Loads again whatever is on the screen; `revision` is the one that a change of ours made. */
  refresh: (revision?: string) => Promise<void>;
}

const LiveContext = createContext<Live | null>(null);

/** Keeps what is on the screen true: one poll, and every query that is shown loads again when the revision rose. */
export function LiveProvider({ enabled, children }: { enabled: boolean; children: ReactNode }) {
  const reloads = useRef(new Set<() => Promise<unknown>>());
  const known = useRef<string | undefined>(undefined);
  const [connection, setConnection] = useState<Connection>('live');

  const refresh = useCallback(async (revision?: string) => {
    if (revision !== undefined) known.current = revision;
    await Promise.allSettled([...reloads.current].map((reload) => reload()));
  }, []);
  const onChange = useCallback((reload: () => Promise<unknown>) => {
    reloads.current.add(reload);
    return () => reloads.current.delete(reload) as unknown as undefined;
  }, []);

  const look = (sighting: Sighting) => {
    if (sighting.kind !== 'revision') {
      if (sighting.kind === 'unreachable') setConnection('unreachable');
      return;
    }
    const isNew = known.current !== undefined && known.current !== sighting.revision;
    known.current = sighting.revision;
    setConnection('live');
    if (isNew || connection === 'unreachable') void refresh();
  };
  useRevision(enabled, look);

  const live = useMemo(() => ({ connection, onChange, refresh }), [connection, onChange, refresh]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The page's line to the server. */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('useLive needs a LiveProvider above it');
  return live;
}
