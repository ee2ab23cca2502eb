import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { nobody } from './account.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded-postgres.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { isAlive, isGone, serversIn } from './process-state.ts';
import { connectionTo } from './waymark-database.ts';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const onLinux = process.platform === 'linux' ? test : test.skip;
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-embedded-')));
const data = path.join(folder, 'postgres');
const settings = { fsync: 'off' };
const children: ChildProcess[] = [];
const started: EmbeddedPostgres[] = [];
let server: EmbeddedPostgres;

beforeAll(() => fs.chmodSync(folder, 0o755));
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true });
});

async function start(at = data): Promise<EmbeddedPostgres> {
  server = await startEmbedded(at, { settings });
  started.push(server);
  return server;
}

async function ask<T extends pg.QueryResultRow>(sql: string, host = server.host): Promise<T> {
  const client = new pg.Client(connectionTo(host, 'waymark'));
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<T>(sql).finally(() => client.end());
  return rows[0]!;
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await isGone(pid, 5_000);
}

test('starts on a folder that does not exist yet, with the database and the user waymark', async () => {
  await start();
  expect(server).toMatchObject({ host: data, user: 'waymark', adopted: false });
  expect(await ask('select current_user as "user", current_database() as name')).toEqual({
    user: 'waymark',
    name: 'waymark',
  });
});

test('texts are UTF-8 in the order of their code points, whatever the language of the system', async () => {
  await start();
  expect(
    await ask('select pg_encoding_to_char(encoding) as encoding, datcollate, datctype from pg_database limit 1'),
  ).toEqual({
    encoding: 'UTF8',
    datcollate: 'C.UTF-8',
    datctype: 'C.UTF-8',
  });
  expect(await ask(`select lower('ÄÉ') as lower, 'Z' < 'a' as "order"`)).toEqual({ lower: 'äé', order: true });
});

test('is reached through its socket only, and only by its own user', async () => {
  await start();
  expect(await ask("select current_setting('listen_addresses') as addresses")).toEqual({ addresses: '' });
  const socket = net.connect(5432, '127.0.0.1');
  const [error] = await once(socket, 'error').catch((caught) => [caught]);
  expect(error.code).toBe('ECONNREFUSED');
  expect(fs.statSync(path.join(data, '.s.PGSQL.5432')).mode & 0o077).toBe(0);
});

onLinux('does not run as root', async () => {
  const { pid } = await start();
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^CapEff:\s+0+$/m);
});

test('stops, and keeps what was written', async () => {
  await start();
  await ask('create table kept as select 1 as id');
  await server.stop();
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
  expect(fs.existsSync(path.join(data, '.s.PGSQL.5432'))).toBe(false);
  await start();
  expect(await ask('select id from kept')).toEqual({ id: 1 });
});

test('a second start in the same process shares the server; the last to stop stops it', async () => {
  const first = await start();
  const second = await startEmbedded(data);
  expect(second).toMatchObject({ pid: first.pid, adopted: true });
  await first.stop();
  expect(await ask('select 1 as one')).toEqual({ one: 1 });
  await second.stop();
  expect(isAlive(first.pid)).toBe(false);
});

test('starts again after the server was killed: its note and its socket are no obstacle', async () => {
  await start();
  await kill(server.pid);
  expect(fs.existsSync(path.join(data, 'postmaster.pid'))).toBe(true);
  expect(fs.existsSync(path.join(data, '.s.PGSQL.5432'))).toBe(true);
  const killed = server.pid;
  await start();
  expect(server.adopted).toBe(false);
  expect(server.pid).not.toBe(killed);
});

onLinux.each([
  ['a zombie', 'sleep 0.01 & echo $!; exec sleep 60'],
  ['another program', 'echo $$; exec sleep 60'],
])("starts when the killed server's number is that of %s", async (_, command) => {
  await start();
  await kill(server.pid);
  const other = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(other);
  const [number] = await once(other.stdout, 'data');
  const note = path.join(data, 'postmaster.pid');
  const [, ...rest] = fs.readFileSync(note, 'utf8').split('\n');
  fs.writeFileSync(note, [String(number).trim(), ...rest].join('\n'));
  await start();
  expect(server.adopted).toBe(false);
});

onLinux('what a killed server left running is ended before the next one starts', async () => {
  await start();
  const busy = ask('select count(*) from generate_series(1, 1e12)').catch(() => undefined);
  while ((await ask<{ count: number }>("select count(*)::int from pg_stat_activity where state = 'active'")).count < 2);
  await kill(server.pid);
  expect(serversIn(data)).not.toEqual([]);
  await start();
  expect(await ask('select 1 as one')).toEqual({ one: 1 });
  await busy;
});

test.each(['too long '.repeat(12).trim(), 'with "quotes", commas and blanks'])(
  'starts in a folder named %s',
  async (name) => {
    await start(path.join(folder, name, 'postgres'));
    expect(await ask('select 1 as one')).toEqual({ one: 1 });
    const { host } = server;
    await server.stop();
    expect(fs.existsSync(path.join(host, '.s.PGSQL.5432'))).toBe(false);
    expect(fs.existsSync(host)).toBe(host.startsWith(folder));
  },
);

asRoot("root runs another user's cluster as that user, even nobody's", async () => {
  const at = path.join(folder, 'of-nobody');
  await start(at);
  await server.stop();
  execFileSync('chown', ['-R', `${nobody().uid}:${nobody().gid}`, at]);
  await start(at);
  expect(fs.statSync(`/proc/${server.pid}`).uid).toBe(nobody().uid);
  expect(await ask('select 1 as one')).toEqual({ one: 1 });
});

test('a setting that PostgreSQL refuses is told in one line, and the next start is not hindered', async () => {
  const refused = startEmbedded(data, { settings: { shared_buffers: 'plenty' } });
  await expect(refused).rejects.toThrow(EmbeddedPostgresError);
  await expect(refused).rejects.toThrow(
    /^PostgreSQL did not start: invalid value for parameter "shared_buffers": "plenty"$/,
  );
  await start();
});
