import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../platform/actor.ts';
import type { Logger } from '../platform/log.ts';
import { Work } from '../platform/work.ts';
import { holdBudgets, refreshBudgets } from './budget-refresh.service.ts';

const everyMs = 15_000;
const mostAtOnce = 200;

/**
 * Looks again at budgets that may stand otherwise by time alone: a measurement is complete, nothing was measured for
 * long, a window of the calendar has ended, or nothing was kept yet. Gives how many there were.
 */
export async function refreshDueBudgets(dataSource: DataSource): Promise<number> {
  const note = { via: 'api', reason: 'Time went on.' } as const;
  const { result } = await Work.transact(dataSource, systemActor, note, async (work) => {
    const due = await work.query<{ id: string }>(sql`
      select s.id from service_level_objective s left join budget_reading k on k.slo_id = s.id
      where k.slo_id is null or k.flips_at <= now() order by s.id limit ${mostAtOnce}::integer`);
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    await holdBudgets(work, ids);
    await refreshBudgets(work, ids);
    return ids.length;
  });
  return result;
}

/** Keeps budgets right while time goes on, to the quarter of a minute; gives what ends it. */
export function watchBudgets(dataSource: DataSource, log: Logger): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const look = () => {
    if (isRunning) return;
    isRunning = true;
    running = refreshDueBudgets(dataSource)
      .catch((error: unknown) => log.error({ err: error }, 'Budgets could not be looked at again.'))
      .finally(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(look, everyMs).unref();
  look();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
