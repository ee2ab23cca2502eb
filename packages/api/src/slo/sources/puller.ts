import type { Logger } from '../../platform/log.ts';
import { type DuePull, duePulls, type PullParts, pull } from './pull.service.ts';

const mostATurn = 20;
const atATime = 4;
/** The first word of the advisory locks by which one instance at a time fetches an objective. */
const lockClass = 7_461_100;

/** What the puller is made of. */
export interface PullerParts extends PullParts {
  log: Logger;
  /** How often it looks for what is due. */
  everyMs: number;
}

/**
 * Fetches the measurements of objectives from their sources, as long as the service runs. Of several instances on one
 * database one at a time fetches an objective. The promise that `stop` gives ends when nothing is under way.
 */
export function startPuller(parts: PullerParts): { stop(): Promise<void> } {
  const ending = new AbortController();
  let turn = Promise.resolve();
  let busy = false;
  const look = () => {
    if (busy || ending.signal.aborted) return;
    busy = true;
    turn = pullDue(parts, ending.signal)
      .catch((error: unknown) => parts.log.error({ err: error }, 'fetching measurements failed'))
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(look, parts.everyMs).unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      ending.abort();
      await turn;
    },
  };
}

/** Fetches what is due of the objectives that no other instance is fetching. */
async function pullDue(parts: PullerParts, signal: AbortSignal): Promise<void> {
  const due = await duePulls(parts, mostATurn);
  if (due.length === 0) return;
  const locks = parts.dataSource.createQueryRunner();
  try {
    await locks.connect();
    const ours: DuePull[] = [];
    for (const each of due) {
      const [row] = await locks.query('select pg_try_advisory_lock($1, hashtext($2)) as is_ours', [
        lockClass,
        each.sloId,
      ]);
      if (row.is_ours) ours.push(each);
    }
    const waiting = [...ours];
    const worker = async () => {
      for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
        await pull(parts, next, signal).catch((error: unknown) =>
          parts.log.error({ err: error, slo: next?.slug }, 'fetching the measurements of an objective failed'),
        );
      }
    };
    await Promise.all(Array.from({ length: atATime }, worker));
  } finally {
    await locks.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await locks.release();
  }
}
