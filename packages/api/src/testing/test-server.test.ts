import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from '../platform/database/embedded/process-state.ts';
import { createTestDatabase } from './database.ts';
import { runEmbeddedService } from './run-embedded-service.ts';
import { makeTemplate, onServer, startTestServer, templateOf } from './test-server.ts';

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

async function databasesOf(url: string, run: string): Promise<string[]> {
  const sql = `select datname as name from pg_database where datname like '%${run}%' order by 1`;
  return (await onServer<{ name: string }>(url, sql)).map(({ name }) => name);
}

test('on a named server a run makes its own databases, and removes these and no others', async () => {
  const { WAYMARK_TEST_SERVER_URL: named = '', WAYMARK_TEST_RUN: thisRun = '' } = process.env;
  process.env.WAYMARK_TEST_DATABASE_URL = named;
  const server = await startTestServer();
  expect(server.url).toBe(named);
  await makeTemplate(server, (url) => onServer(url, 'create table made (id int)'));
  process.env.WAYMARK_TEST_RUN = server.run;
  const { url } = await createTestDatabase();
  expect(await onServer(url, 'select from made')).toEqual([]);
  expect(await databasesOf(named, server.run)).toHaveLength(2);
  await server.stop();
  expect(await databasesOf(named, server.run)).toEqual([]);
  expect(await databasesOf(named, thisRun)).toContain(templateOf({ url: named, run: thisRun }));
});

test('a server of its own is gone after the run, as is one that a killed run left', async () => {
  delete process.env.WAYMARK_TEST_DATABASE_URL;
  const abandoned = path.join(os.tmpdir(), 'waymark-test-0badcafe');
  const killed = runEmbeddedService(abandoned);
  const { pid } = await killed.started;
  await killed.end('SIGKILL');
  const server = await startTestServer();
  expect(isAlive(pid)).toBe(false);
  expect(fs.existsSync(abandoned)).toBe(false);
  await makeTemplate(server, async () => undefined);
  await server.stop();
  expect(fs.readdirSync(os.tmpdir()).filter((name) => name.includes(server.run))).toEqual([]);
  await expect(onServer(server.url, 'select 1')).rejects.toThrow();
});

test('without the set-up a test database cannot be made, and the message says what to do', async () => {
  delete process.env.WAYMARK_TEST_RUN;
  await expect(createTestDatabase()).rejects.toThrow(/run the tests through jest/);
});
