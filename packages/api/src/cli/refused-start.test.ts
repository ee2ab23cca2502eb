import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '../platform/database/embedded/embedded-postgres.ts';
import { command } from '../testing/command.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { onServer } from '../testing/test-server.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-refused-'));
const open: net.Server[] = [];
let database: TestDatabase;
let guarded: EmbeddedPostgres;

beforeAll(async () => {
  database = await createTestDatabase();
  const rules = path.join(folder, 'hba.conf');
  fs.chmodSync(folder, 0o755);
  fs.writeFileSync(rules, 'local all waymark trust\nlocal all all scram-sha-256\n');
  guarded = await startEmbedded(path.join(folder, 'guarded'), { settings: { hba_file: rules, fsync: 'off' } });
  await onServer(guardedUrl('waymark'), "create role ada login password 'right'");
});

afterAll(async () => {
  for (const server of open) server.close();
  await guarded.stop();
  await database.drop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const guardedUrl = (user: string) => `postgres://${user}@localhost/waymark?host=${encodeURIComponent(guarded.host)}`;

/** A server on a free port that says what it is given to each connection. */
async function serverSaying(answer: (socket: net.Socket) => void): Promise<number> {
  const server = net.createServer((socket) => answer(socket.on('error', () => undefined)));
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const message = (type: string, ...parts: (string | number[])[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

/** Speaks PostgreSQL's protocol as far as one answer of three columns goes. */
function answering(values: string[]): (socket: net.Socket) => void {
  const ready = message('Z', 'I');
  const column = (name: string, type: number) => [
    ...Buffer.from(`${name}\0`),
    ...[0, 0, 0, 0, 0, 0, 0, 0, 0, type, 0, 4, 0, 0, 0, 0, 0, 0],
  ];
  const columns = [...column('number', 23), ...column('name', 25), ...column('replica', 16)];
  const cells = values.flatMap((value) => [0, 0, 0, value.length, ...Buffer.from(value)]);
  const rows = [message('T', [0, 3, ...columns]), message('D', [0, 3, ...cells]), message('C', 'SELECT 1\0'), ready];
  return (socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', [0, 0, 0, 0]), ready]));
      socket.on('data', (chunk) => void (chunk[0] === 0x51 && socket.write(Buffer.concat(rows))));
    });
  };
}

async function refusalOf(settings: Record<string, string>): Promise<string> {
  const { code, out, err } = await command(['start'], { PORT: '0', ...settings });
  expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 });
  expect(err).not.toMatch(/^\s+at /m);
  return err.trimEnd();
}

test('a wrong setting is named with its value and what is allowed', async () => {
  expect(await refusalOf({ PORT: 'four' })).toBe(
    'PORT: "four" is not allowed; it may be a whole number from 0 to 65535.',
  );
  expect(await refusalOf({ DATABASE_URL: 'mysql://me:secret@host/db' })).not.toContain('secret');
});

test('a port in use is named', async () => {
  const port = await serverSaying(() => undefined);
  const settings = { PORT: String(port), DATABASE_URL: database.url };
  expect(await refusalOf(settings)).toMatch(new RegExp(`^PORT: ${port} is taken by another program`));
  expect(await refusalOf({ HOST: '203.0.113.7', DATABASE_URL: database.url })).toMatch(/^HOST: 203\.0\.113\.7/);
});

test('a database server that cannot be used is named, without its password', async () => {
  const at = (address: string) => refusalOf({ DATABASE_URL: `postgres://ada:hidden@${address}/waymark` });
  const silent = await serverSaying((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(await at('127.0.0.1:1')).toBe('DATABASE_URL: nothing answers as the server at 127.0.0.1:1.');
  expect(await at('localhost:1')).toBe('DATABASE_URL: nothing answers as the server at localhost:1.');
  expect(await at('no-such-host.invalid')).toMatch(/^DATABASE_URL: .*no-such-host\.invalid/);
  expect(await at(`127.0.0.1:${silent}`)).toMatch(/^DATABASE_URL: the server at 127\.0\.0\.1:\d+ /);
});

test('a wrong password and a missing database are told apart', async () => {
  expect(await refusalOf({ DATABASE_URL: guardedUrl('ada:wrong') })).toMatch(/refuses the password of the user "ada"/);
  expect(await refusalOf({ DATABASE_URL: guardedUrl('ada') })).toMatch(/wants a password for "ada"/);
  const missing = database.url.replace(/waymark_test_\w+/, 'not_there');
  expect(await refusalOf({ DATABASE_URL: missing })).toMatch(/has no database "not_there"; make it first/);
});

test('a user that may not make tables is refused in one line', async () => {
  expect(await refusalOf({ DATABASE_URL: guardedUrl('ada:right') })).toMatch(
    /cannot be brought up to date: permission/,
  );
});

test('a server that is too old, and one that takes no writes', async () => {
  const old = await serverSaying(answering(['130014', '13.14', 'f']));
  const replica = await serverSaying(answering(['160002', '16.2', 't']));
  const at = (port: number) => refusalOf({ DATABASE_URL: `postgres://ada@127.0.0.1:${port}/waymark?sslmode=disable` });
  expect(await at(old)).toMatch(/127\.0\.0\.1:\d+ is PostgreSQL 13\.14; Waymark needs 14 or newer/);
  expect(await at(replica)).toMatch(/is a replica and takes no writes/);
});

test('a data folder that cannot be written, or that another version made', async () => {
  const file = path.join(folder, 'a-file');
  fs.writeFileSync(file, '');
  expect(await refusalOf({ WAYMARK_DATA_DIR: path.join(file, 'data') })).toMatch(
    /data folder .*a-file.data is not writable/,
  );
  const older = path.join(folder, 'older');
  fs.mkdirSync(older, { mode: 0o700 });
  fs.writeFileSync(path.join(older, 'PG_VERSION'), '13\n');
  expect(await refusalOf({ WAYMARK_DATA_DIR: older })).toMatch(/was made by PostgreSQL 13, and this is PostgreSQL 18/);
});
