import fs from 'node:fs';
import type { DataSource } from 'typeorm';
import { systemActor } from '../platform/actor.ts';
import type { Signals } from '../platform/live/signals.ts';
import type { Logger } from '../platform/log.ts';
import { atMost } from '../platform/turns.ts';
import { Work } from '../platform/work.ts';
import { eraseAgain, type ListedErasure } from './erasure.service.ts';

/** What the file lists; nothing where there is none. Lines that were cut short are passed over. */
export function listedErasures(file: string): ListedErasure[] {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  return [...text.matchAll(/^(Feedback|Customer) ([0-9a-f-]{36})$/gm)].map(([, type, id]) => ({
    type: type as ListedErasure['type'],
    id: id!,
  }));
}

/**
 * Keeps the list of what was erased in a file beside the database: ids alone, for it outlives the database. First
 * erases again what an earlier backup brought back, however that was restored; then notes each erasure, of any
 * instance, right after it is committed, and what was not noted by then. Gives what ends that.
 */
export async function keepErasureList(
  dataSource: DataSource,
  file: string,
  signals: Signals,
  log: Logger,
): Promise<() => Promise<void>> {
  const note = { via: 'api', reason: 'Erased again after a restore' } as const;
  await Work.transact(dataSource, systemActor, note, (work) => eraseAgain(work, listedErasures(file)));
  const inTurn = atMost(1);
  const append = () =>
    inTurn(() => appendMissing(dataSource, file)).catch((error) => {
      log.error({ err: error, file }, 'the list of erasures (WAYMARK_ERASURE_LIST) could not be written');
    });
  await append();
  const leave = signals.on('waymark_erasure', () => void append());
  return async () => {
    leave();
    await append();
  };
}

async function appendMissing(dataSource: DataSource, file: string): Promise<void> {
  const erased: ListedErasure[] = await dataSource.query(
    'select distinct subject_type as type, subject_id as id from erased_trait',
  );
  if (erased.length === 0) return;
  const listed = new Set(listedErasures(file).map(({ id }) => id));
  const missing = erased.filter(({ id }) => !listed.has(id)).map(({ type, id }) => `${type} ${id}\n`);
  if (missing.length === 0) return;
  const handle = fs.openSync(file, 'a', 0o600);
  try {
    fs.writeSync(handle, missing.join(''));
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
