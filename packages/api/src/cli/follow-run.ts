import { ask } from './ask.ts';
import type { Service } from './service.ts';

const lookAgainMs = 1_000;

/** Asks each second how many rows of a run were read so far, until the gift is called. Whoever may not ask hears nothing. */
export function followRun(service: Service, runId: string, read: (rows: number) => void): () => void {
  const query = 'query ($id: ID!) { importRun(id: $id) { totals { rows } } }';
  let isAsking = false;
  const look = async () => {
    isAsking = true;
    const answer = await ask<{ importRun: { totals: { rows: number } } | null }>(service, query, { id: runId });
    if (answer.importRun) read(answer.importRun.totals.rows);
  };
  const timer = setInterval(() => {
    // It only makes the wait pleasant; what goes wrong is told by the import itself.
    if (!isAsking)
      void look()
        .catch(() => undefined)
        .finally(() => {
          isAsking = false;
        });
  }, lookAgainMs);
  return () => clearInterval(timer);
}
