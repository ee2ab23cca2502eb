import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/gql.ts';
import { isSignedOut } from './client.ts';

const RevisionQuery = graphql(`
  query Revision {
    roadmap {
      revision
    }
  }
`);

const everyMs = 2_000;

/** What one look at the server said. */
export type Sighting = { kind: 'revision'; revision: string } | { kind: 'unreachable' } | { kind: 'signed-out' };

/**
 * Asks every two seconds, while the page is visible and `enabled`, which revision the roadmap has, and at once when the
 * page becomes visible again. A subscription can take its place without a change to its callers.
 */
export function useRevision(enabled: boolean, onSighting: (sighting: Sighting) => void): void {
  const client = useClient();
  const report = useRef(onSighting);
  report.current = onSighting;

  useEffect(() => {
    if (!enabled) return;
    let timer: number | undefined;
    let stopped = false;
    let asking = false;

    const ask = async () => {
      if (asking || document.hidden) return;
      asking = true;
      const { data, error } = await client
        .query(RevisionQuery, {}, { requestPolicy: 'network-only', additionalTypenames: [] })
        .toPromise();
      asking = false;
      if (stopped) return;
      if (data) report.current({ kind: 'revision', revision: data.roadmap.revision });
      else report.current({ kind: isSignedOut(error) ? 'signed-out' : 'unreachable' });
      window.clearTimeout(timer);
      timer = window.setTimeout(askAgain, everyMs);
    };
    const askAgain = () => void ask();

    askAgain();
    document.addEventListener('visibilitychange', askAgain);
    window.addEventListener('online', askAgain);
    return () => {
      stopped = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', askAgain);
      window.removeEventListener('online', askAgain);
    };
  }, [client, enabled]);
}
