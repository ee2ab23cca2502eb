import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../platform/database/embedded/embedded-postgres.ts';
import { layoutOf, removeCluster } from '../platform/database/embedded/layout.ts';
import { runningPostmaster, shutDown } from '../platform/database/embedded/postmaster.ts';
import { isUsed } from '../platform/database/embedded/users-folder.ts';

/** The server of one test run. Workers learn of it through the environment. */
export interface TestServer {
  /** A connection string to a database in which databases can be made and dropped. */
  url: string;
  /** Sets this run's databases apart from those of other runs on the same server. */
  run: string;
}

const folderName = 'waymark-test-';

/** Nothing on this server outlives the run, so nothing waits for the disk. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
  shared_buffers: '128MB',
};

/**
 * The server that `WAYMARK_TEST_DATABASE_URL` names, else one started for this run in the temp folder.
 *
 * @returns the server and what stops it; a named server only loses the databases of this run
 */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const run = randomBytes(4).toString('hex');
  const named = process.env.WAYMARK_TEST_DATABASE_URL;
  if (named) return { url: named, run, stop: () => dropDatabasesOf({ url: named, run }) };
  await removeAbandoned();
  const folder = path.join(os.tmpdir(), `${folderName}${run}`);
  const server = await startEmbedded(folder, { settings });
  const stop = async () => {
    await server.stop();
    removeCluster(layoutOf(folder));
  };
  return { url: `postgres://waymark@localhost/postgres?host=${encodeURIComponent(server.host)}`, run, stop };
}

/** Runs one statement after the other on the server, in a connection of its own. */
export async function onServer<T extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: pg.QueryResult<T>[] = [];
    for (const statement of statements) results.push(await client.query<T>(statement));
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** The connection string to another database of the same server. */
export function urlOf({ url }: TestServer, database: string): string {
  return url.replace(/^([a-z]+:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

/** The name of the migrated database that this run's databases are copies of. */
export function templateOf({ run }: TestServer): string {
  return `waymark_template_${run}`;
}

/**
 * Makes this run's template: migrated, empty, and closed, because a database that is in use cannot be copied.
 *
 * @param migrate - brings the database behind a connection string up to date
 */
export async function makeTemplate(server: TestServer, migrate: (url: string) => Promise<unknown>): Promise<void> {
  const template = templateOf(server);
  await onServer(server.url, `create database ${template}`);
  await migrate(urlOf(server, template));
  await onServer(server.url, `alter database ${template} is_template true allow_connections false`);
}

async function dropDatabasesOf(server: TestServer): Promise<void> {
  const owned = `datname = '${templateOf(server)}' or datname like 'waymark\\_test\\_${server.run}\\_%'`;
  const rows = await onServer<{ datname: string }>(server.url, `select datname from pg_database where ${owned}`);
  for (const { datname } of rows)
    await onServer(server.url, `alter database ${datname} is_template false`, `drop database ${datname} with (force)`);
}

/** Runs that were killed leave their server behind: ends those that no living process uses. */
async function removeAbandoned(): Promise<void> {
  const names = fs.readdirSync(os.tmpdir()).filter((name) => /^waymark-test-[0-9a-f]{8}$/.test(name));
  for (const name of names) {
    const layout = layoutOf(path.join(os.tmpdir(), name));
    const ours = fs.statSync(layout.users, { throwIfNoEntry: false })?.uid === process.getuid?.();
    if (!ours || isUsed(layout.users)) continue;
    const server = runningPostmaster(layout);
    if (server) await shutDown(server.pid);
    removeCluster(layout);
  }
}
