import 'reflect-metadata';
import { openDataSource } from '../data-source.ts';
import { applyMigrations } from '../platform/database/migrate.ts';
import { makeTemplate, onServer, startTestServer } from './test-server.ts';

declare global {
  /** Left by the set-up for the tear-down, which jest loads apart from it. */
  var stopWaymarkTestServer: (() => Promise<void>) | undefined;
}

/** Jest calls it once, before its workers start: they inherit what it puts into the environment. */
// biome-ignore lint/style/noDefaultExport: jest takes the default export
export default async function setUp(): Promise<void> {
  const { url, run, stop } = await startTestServer();
  globalThis.stopWaymarkTestServer = stop;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  await makeTemplate({ url, run }, migrate);
  const [version] = await onServer<{ number: number }>(url, "select current_setting('server_version_num')::int number");
  process.env.WAYMARK_TEST_SERVER_URL = url;
  process.env.WAYMARK_TEST_RUN = run;
  process.env.WAYMARK_TEST_COPIES_FILES = String(version !== undefined && version.number >= 150_000);
}

async function migrate(url: string): Promise<void> {
  const dataSource = await openDataSource(url, { poolSize: 2 });
  try {
    await applyMigrations(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
