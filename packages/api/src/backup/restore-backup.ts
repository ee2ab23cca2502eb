import fs from 'node:fs';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { type DataSource, MigrationExecutor, QueryFailedError, type QueryRunner } from 'typeorm';
import '../imports/erasure.ts';
import { eraseAgain } from '../feedback/erasure.service.ts';
import { listedErasures } from '../feedback/erasure-list.ts';
import { systemActor } from '../platform/actor.ts';
import { waitForMigrations } from '../platform/database/migrate.ts';
import { PlainError } from '../platform/plain-error.ts';
import { Work } from '../platform/work.ts';
import { hasTables } from './contents.ts';
import { BackupError, type Frame, unsealed } from './frames.ts';
import { loadBackup } from './load-backup.ts';

/** What was restored. */
export interface Restored {
  /** When the backup was made, and of which revision it is. */
  at: string;
  revision: number;
  tables: number;
  rows: number;
  /** The migrations that were applied to what an older version had kept. */
  migrated: number;
  /** How many entries of feedback were erased again, because they were erased after the backup. */
  erased: number;
}

/**
 * Restores a backup into an empty database, in one transaction: all of it is there, up to date and erased again what
 * the list says, or nothing is.
 *
 * @param erasureList - the file that lists what was erased
 * @throws PlainError with one line that says why nothing was restored
 */
export async function restoreBackup(dataSource: DataSource, file: string, erasureList: string): Promise<Restored> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await waitForMigrations(runner);
    if (await hasTables((await runner.connect()) as pg.PoolClient)) {
      throw new PlainError(
        'The database is not empty, and nothing is restored over what is there: name an empty one in DATABASE_URL, or a new folder in WAYMARK_DATA_DIR.',
      );
    }
    const restored = await restoreInto(runner, framesIn(file), erasureList);
    await runner.commitTransaction();
    await runner.query('analyze');
    return restored;
  } catch (caught) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw reasonOf(caught, file);
  } finally {
    await runner.release();
  }
}

async function restoreInto(runner: QueryRunner, frames: AsyncGenerator<Frame>, list: string): Promise<Restored> {
  const { contents, rows } = await loadBackup(runner, frames);
  const later = new MigrationExecutor(runner.connection, runner);
  later.transaction = 'none';
  const migrated = await later.executePendingMigrations();
  const note = { via: 'api', reason: 'Erased again after a restore' } as const;
  const { result: erased } = await Work.within(runner.manager, systemActor, note, (work) =>
    eraseAgain(work, listedErasures(list)),
  );
  const { at, revision, tables } = contents;
  return { at, revision, tables: tables.length, rows, migrated: migrated.length, erased };
}

async function* framesIn(file: string): AsyncGenerator<Frame> {
  const source = fs.createReadStream(file);
  const unpacked = source.on('error', (error) => unpacked.destroy(error)).pipe(createGunzip());
  try {
    yield* unsealed(unpacked);
  } finally {
    source.destroy();
  }
}

const faults: Record<string, string> = {
  Z_DATA_ERROR: 'it is no backup of Waymark, or damaged',
  Z_BUF_ERROR: 'it ends too early',
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

function reasonOf(caught: unknown, file: string): unknown {
  const fault = caught instanceof BackupError ? caught.message : faults[(caught as { code?: string }).code ?? ''];
  if (fault) return new PlainError(`${file} was not restored: ${fault}.`);
  if (caught instanceof QueryFailedError || (caught as { severity?: string }).severity) {
    return new PlainError(`${file} was not restored: the database refused it: ${(caught as Error).message}.`);
  }
  return caught;
}
