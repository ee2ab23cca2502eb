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
  let looked = 0;
  for (let turn = 0; turn < mostAtOnce; turn++) {
    const { count, isAlone } = await refreshSome(dataSource);
    looked += count;
    if (!isAlone) break;
  }
  return looked;
}

/** The next of them: all that can be had quickly, or one alone whose measurements are not summed up yet. */
async function refreshSome(dataSource: DataSource): Promise<{ count: number; isAlone: boolean }> {
  const note = { via: 'api', reason: 'Time went on.' } as const;
  const { result } = await Work.transact(dataSource, systemActor, note, async (work) => {
    const due = await work.query<{ id: string; isUnsummed: boolean }>(sql`
      select s.id, r.slo_id is null and exists (select from sli_measurement m where m.slo_id = s.id) as "isUnsummed"
      from service_level_objective s left join budget_reading k on k.slo_id = s.id left join sli_rollup r on r.slo_id = s.id
      where k.slo_id is null or k.flips_at <= now() order by s.id limit ${mostAtOnce}::integer`);
    const unsummed = due.find(({ isUnsummed }) => isUnsummed);
    const ids = (unsummed ? [unsummed] : due).map(({ id }) => id);
    if (ids.length === 0) return { count: 0, isAlone: false };
    // Years of measurements are summed up for longer than any statement of a request may take.
    if (unsummed) await work.query(sql`set local statement_timeout = 0`);
    await holdBudgets(work, ids);
    await refreshBudgets(work, ids);
    return { count: ids.length, isAlone: unsummed !== undefined };
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
