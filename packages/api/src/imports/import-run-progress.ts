import type { Context } from '../platform/context.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { ended, LiveEvents } from '../platform/live/live-events.ts';
import { ImportStatus } from './import.enums.ts';
import { runByGlobalId } from './import.reading.ts';
import type { ImportRun } from './import-run.entity.ts';

const underWay: ImportStatus[] = [ImportStatus.RUNNING];

/** A run as it is now, then each time that it went on, until it has ended. Refuses NOT_FOUND. */
export async function importRunProgress({ db, signals }: Context, id: string): Promise<LiveEvents<ImportRun>> {
  const known = await runByGlobalId(db, id);
  if (!known) throw refusal(UserErrorCode.NOT_FOUND, 'There is no import run with this id.', 'id');
  let isNew = true;
  let isOver = false;
  const listen = (ring: () => void) =>
    signals.on('waymark_import', (runId) => {
      if (runId !== known.id) return;
      isNew = true;
      ring();
    });
  return new LiveEvents(listen, async () => {
    if (isOver) return ended;
    if (!isNew) return null;
    isNew = false;
    const run = await runByGlobalId(db, id);
    isOver = !run || !underWay.includes(run.status);
    return run ?? ended;
  });
}
