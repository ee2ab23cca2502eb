import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { onServer, type TestServer, templateOf, urlOf } from './test-server.ts';

/** A database of its own for one test file, migrated and empty. */
export interface TestDatabase {
  config: pg.PoolConfig;
  /** A connection string, as `DATABASE_URL` takes it. */
  url: string;
  /** Ends every connection to it and removes it; twice does no harm. */
  drop(): Promise<void>;
}

/** Copies the migrated template; any number of workers may do so at once. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = serverOfThisRun();
  const name = `waymark_test_${server.run}_${randomBytes(6).toString('hex')}`;
  const strategy = process.env.WAYMARK_TEST_COPIES_FILES === 'true' ? 'strategy file_copy' : '';
  await onServer(server.url, `create database ${name} template ${templateOf(server)} ${strategy}`);
  const url = urlOf(server, name);
  return {
    config: { connectionString: url },
    url,
    drop: async () => {
      await onServer(server.url, `drop database if exists ${name} with (force)`);
    },
  };
}

function serverOfThisRun(): TestServer {
  const { WAYMARK_TEST_SERVER_URL: url, WAYMARK_TEST_RUN: run } = process.env;
  if (!url || !run) throw new Error('There is no test server: run the tests through jest and its global set-up.');
  return { url, run };
}
