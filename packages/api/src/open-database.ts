import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type DataSource, QueryFailedError } from 'typeorm';
import { openDataSource } from './data-source.ts';
import type { Config } from './platform/config.ts';
import type { ConnectionLimits } from './platform/database/connection.ts';
import { type EmbeddedPostgres, startEmbedded } from './platform/database/embedded/embedded-postgres.ts';
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres-error.ts';
import { applyMigrations } from './platform/database/migrate.ts';
import { checkServer } from './platform/database/server-check.ts';
import { PlainError } from './platform/plain-error.ts';

type Opened = Omit<Database, 'applied'>;
type Place = Pick<Config, 'databaseUrl' | 'dataDir' | 'poolSize' | 'statementSeconds'>;

/** The open database of this service, its tables up to date. */
export interface Database {
  dataSource: DataSource;
  /** The migrations that were applied at this opening. */
  applied: string[];
  /** Closes the connections; the embedded server is stopped unless another process uses it. */
  close(): Promise<void>;
}

/**
 * Opens the database that `DATABASE_URL` names, else the embedded one in the data folder, and migrates it.
 *
 * @throws PlainError with one line that says what is in the way
 */
export async function openDatabase(config: Place): Promise<Database> {
  return migrated(await openAsItIs(config));
}

/**
 * Opens the same database as it is, whatever tables it has or has not.
 *
 * @throws PlainError with one line that says what is in the way
 */
export async function openAsItIs(config: Place): Promise<Opened> {
  if (config.databaseUrl) {
    await checkServer(config.databaseUrl);
    const dataSource = await openDataSource(config.databaseUrl, config);
    return { dataSource, close: () => dataSource.destroy() };
  }
  return onEmbedded(await embedded(config.dataDir), config);
}

/** Opens a new embedded database in a temporary folder; closing it throws it away. */
export async function openPassingDatabase(limits: ConnectionLimits): Promise<Database> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-demo-'));
  // Whoever runs PostgreSQL for root must reach what is in it.
  fs.chmodSync(folder, 0o755);
  const removeFolder = () => fs.rmSync(folder, { recursive: true, force: true });
  try {
    const server = await embedded(path.join(folder, 'data'), passing);
    const database = await migrated(await onEmbedded(server, limits));
    const close = async () => {
      await database.close();
      removeFolder();
    };
    return { ...database, close };
  } catch (caught) {
    removeFolder();
    throw caught;
  }
}

/** Settings of a server whose data nobody misses after it. */
const passing = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  default_statistics_target: '20',
};

async function onEmbedded(server: EmbeddedPostgres, limits: ConnectionLimits): Promise<Opened> {
  try {
    const url = `postgres://${server.user}@localhost/waymark?host=${encodeURIComponent(server.host)}`;
    const dataSource = await openDataSource(url, limits);
    const close = async () => {
      await dataSource.destroy();
      await server.stop();
    };
    return { dataSource, close };
  } catch (caught) {
    await server.stop();
    throw caught;
  }
}

async function embedded(dataDir: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  try {
    return await startEmbedded(dataDir, { settings });
  } catch (caught) {
    if (caught instanceof EmbeddedPostgresError) throw new PlainError(`The embedded database: ${caught.message}.`);
    throw caught;
  }
}

async function migrated({ dataSource, close }: Opened): Promise<Database> {
  try {
    return { dataSource, applied: await applyMigrations(dataSource), close };
  } catch (caught) {
    await close();
    if (caught instanceof QueryFailedError)
      throw new PlainError(`The database cannot be brought up to date: ${caught.message}.`);
    throw caught;
  }
}
