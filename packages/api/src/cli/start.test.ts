import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '../platform/database/embedded/embedded-postgres.ts';
import { type RunningService, startService } from '../testing/command.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-start-'));
const secret = 'wm_start-test-0123456789';
const settings = { WAYMARK_DATA_DIR: path.join(folder, 'data'), WAYMARK_BOOTSTRAP_TOKEN: secret };
const running = new Set<RunningService>();

function start(more: Record<string, string> = {}): RunningService {
  const service = startService({ ...settings, ...more });
  running.add(service);
  void service.ended.then(() => running.delete(service));
  return service;
}

afterAll(async () => {
  for (const service of running) service.signal('SIGTERM');
  await Promise.all([...running].map(({ ended }) => ended));
  await (await startEmbedded(settings.WAYMARK_DATA_DIR)).stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function ask(address: string, query: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: unknown }).data;
}

/** A request whose body never ends. */
async function hang(address: string): Promise<net.Socket> {
  const { port } = new URL(address);
  const socket = net.connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  const head = ['POST /graphql HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${secret}`];
  socket.write([...head, 'Content-Type: application/json', 'Content-Length: 1000', '', '{'].join('\r\n'));
  await sleep(200);
  return socket;
}

const postmaster = () => path.join(settings.WAYMARK_DATA_DIR, 'postmaster.pid');
const make = (slug: string) =>
  `mutation { teamSave(input: { slug: "${slug}", name: "${slug}" }) { userErrors { message } } }`;

test('a new folder becomes a service that says where it is and how the first account is made', async () => {
  const service = start();
  const address = await service.ready;
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  await sleep(100);
  expect(service.said()).toMatch(/Make the first account: http:\/\/localhost:\d+\/\S+/);
  expect(await ask(address, make('kept'))).toEqual({ teamSave: { userErrors: [] } });
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(fs.existsSync(postmaster())).toBe(false);
});

test('a killed service loses nothing, and the next one takes its database over', async () => {
  const killed = start();
  expect(await ask(await killed.ready, make('after'))).toEqual({ teamSave: { userErrors: [] } });
  const note = fs.readFileSync(postmaster(), 'utf8');
  killed.signal('SIGKILL');
  await killed.ended;
  const next = start();
  const data = await ask(await next.ready, '{ teams { slug } }');
  expect(data).toEqual({ teams: [{ slug: 'after' }, { slug: 'kept' }] });
  expect(fs.readFileSync(postmaster(), 'utf8').split('\n')[0]).toBe(note.split('\n')[0]);
  next.signal('SIGINT');
  expect(await next.ended).toBe(0);
});

test('requests that do not end are cut off when the time to stop is over', async () => {
  const service = start({ WAYMARK_STOP_SECONDS: '1' });
  const socket = await hang(await service.ready);
  const asked = performance.now();
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(performance.now() - asked).toBeGreaterThan(900);
  expect(performance.now() - asked).toBeLessThan(5_000);
  socket.destroy();
});

test('the same Ctrl-C twice is one; a second one later ends the service at once', async () => {
  const service = start({ WAYMARK_STOP_SECONDS: '60' });
  const socket = await hang(await service.ready);
  service.signal('SIGINT');
  await sleep(50);
  service.signal('SIGINT');
  await sleep(700);
  expect(running.has(service)).toBe(true);
  service.signal('SIGINT');
  expect(await service.ended).toBe(1);
  socket.destroy();
});
