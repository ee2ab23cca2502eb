import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedService, runEmbeddedService } from '../../../testing/run-embedded-service.ts';
import { startEmbedded } from './embedded-postgres.ts';
import { isAlive, isGone } from './process-state.ts';
import { connectionTo } from './waymark-database.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-sharing-')));
const services: EmbeddedService[] = [];
const settings = { fsync: 'off' };
const data = path.join(folder, 'postgres');

beforeAll(() => fs.chmodSync(folder, 0o755));
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.end('SIGKILL')));
  await (await startEmbedded(data, { settings })).stop();
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function serve(at = data): EmbeddedService {
  const service = runEmbeddedService(at);
  services.push(service);
  return service;
}

test('of several that start at once one starts the server, and the last one out stops it', async () => {
  const all = [serve(), serve(), serve()];
  const servers = await Promise.all(all.map((service) => service.started));
  const pid = servers[0]!.pid;
  expect(servers.map((server) => server.pid)).toEqual([pid, pid, pid]);
  expect(servers.filter((server) => !server.adopted)).toHaveLength(1);
  for (const service of all) {
    expect(isAlive(pid)).toBe(true);
    expect(await service.end('SIGINT')).toBe(0);
  }
  expect(isAlive(pid)).toBe(false);
});

test('Ctrl-C reaches only the service, which still has its database while it drains', async () => {
  const service = serve();
  const { pid } = await service.started;
  expect(await service.end('SIGINT')).toBe(0);
  expect(service.lines.at(-1)).toBe('drained');
  expect(isAlive(pid)).toBe(false);
});

test('a server that a crashed process left is adopted, and stopped by the last one out', async () => {
  const crashing = serve();
  const { pid } = await crashing.started;
  await crashing.end('SIGKILL');
  expect(isAlive(pid)).toBe(true);
  const next = await startEmbedded(data, { settings });
  expect(next).toMatchObject({ pid, adopted: true });
  await next.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a process killed while it was starting hinders nobody', async () => {
  const fresh = path.join(folder, 'fresh');
  for (const delay of [200, 300, 400, 500]) {
    const starting = serve(fresh);
    await new Promise((resolve) => setTimeout(resolve, delay));
    process.kill(starting.pid, 'SIGKILL'); // Only itself: its initdb goes on for a while.
    await starting.started.catch(() => undefined);
  }
  const server = await startEmbedded(fresh, { settings });
  const client = new pg.Client(connectionTo(server.host, 'waymark'));
  await client.connect();
  await client.end();
  await server.stop();
});

test('a server that is stopping is not shared: the next one waits for its end and starts anew', async () => {
  const service = serve();
  const { pid, host } = await service.started;
  const client = new pg.Client(connectionTo(host, 'waymark'));
  client.on('error', () => undefined);
  await client.connect();
  process.kill(pid, 'SIGTERM'); // PostgreSQL waits until the clients have gone.
  expect(await isGone(pid, 100)).toBe(false);
  const next = await startEmbedded(data, { settings });
  expect(next.adopted).toBe(false);
  expect(next.pid).not.toBe(pid);
  await next.stop();
});
