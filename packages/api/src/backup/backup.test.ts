import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openDataSource } from '../data-source.ts';
import { startEmbedded } from '../platform/database/embedded/embedded-postgres.ts';
import { layoutOf, removeCluster } from '../platform/database/embedded/layout.ts';
import { anotherService, post } from '../testing/callers.ts';
import { type CommandOutcome, command } from '../testing/command.ts';
import { makeItem, makeTheme, mutate, takeItemTo } from '../testing/factories.ts';
import { onServer } from '../testing/test-server.ts';
import { type Answer, startWorld, type World } from '../testing/world.ts';

let world: World;
let start: string;
let backup: CommandOutcome;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-backup-'));
const file = path.join(folder, 'waymark.backup');
const made: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  await fill();
  start = new Date().toISOString();
  await fill('later');
  backup = await command(['backup', file], settings(world.databaseUrl));
});

afterAll(async () => {
  const server = process.env.WAYMARK_TEST_SERVER_URL!;
  for (const name of made) await onServer(server, `drop database if exists ${name} with (force)`);
  fs.rmSync(folder, { recursive: true, force: true });
  await world.stop();
});

/** Something of every sort: items with parts, a promise, agreements, themes, feedback, measurements, a finding. */
async function fill(word = 'first'): Promise<void> {
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: word, name: `Team "${word}"\twith\\signs\nÄ` });
  const item = await makeItem(world, { title: `Item ${word}`, teamSlug: word });
  await takeItemTo(world, item, 'COMMITTED', 'IN_PROGRESS');
  await makeItem(world, { title: `Another ${word}` });
  await makeTheme(world, `theme ${word}`, [
    { name: `Acme ${word}`, annualRevenue: 12.5, importance: 'CRITICAL' },
    { name: `Bolt ${word}` },
  ]);
  const metric = { key: `m-${word}`, name: word, unit: 'x', definition: 'Counted', direction: 'INCREASE' };
  await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', metric);
}

/** An empty database of the test server; its connection string. */
async function emptyDatabase(): Promise<string> {
  const name = `waymark_test_${process.env.WAYMARK_TEST_RUN}_${randomBytes(6).toString('hex')}`;
  await onServer(process.env.WAYMARK_TEST_SERVER_URL!, `create database ${name}`);
  made.push(name);
  return world.databaseUrl.replace(/waymark_test_\w+/, name);
}

const settings = (databaseUrl: string, erasureList = path.join(folder, 'none')) => ({
  DATABASE_URL: databaseUrl,
  WAYMARK_ERASURE_LIST: erasureList,
});

const questions = () => `{
  roadmap { revision changes(sinceRevision: "0", first: 100) { nodes { revision subjectLabel field before after at } }
    items(first: 50) { nodes { id identifier title rank status version committedTarget { rangeEnd } readiness { passed }
    history(first: 50) { nodes { revision kind field before after } } } } }
  past: roadmap(asOf: "${start}") { revision items(first: 50) { nodes { title status } } }
  themes(first: 10) { nodes { slug stats { feedbackCount customerCount annualRevenue criticalCount } trend { count } } }
  feedback(first: 50) { totalCount nodes { id body customer { name annualRevenue } themes { theme { slug } } } }
  teams { slug name }
}`;

async function answersOf(url: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${world.token}` };
  return (await (await post(url, '/graphql', { query: questions() }, headers)).json()) as Answer;
}

test('a backup restored elsewhere answers the same, and goes on from there', async () => {
  const before = await answersOf(world.url);
  expect((before.errors ?? []).map(({ message }) => message)).toEqual([]);
  expect(backup).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Wrote .+: revision \d+, \d+ tables/) });
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(folder)).toEqual(['waymark.backup']);
  const elsewhere = await emptyDatabase();
  const restored = await command(['restore', file], settings(elsewhere));
  expect(restored).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Restored revision \d+ of \S+: /) });
  const service = await anotherService({ databaseUrl: elsewhere, erasureList: path.join(folder, 'none') });
  try {
    const after = await answersOf(service.url);
    expect(after).toEqual(before);
    const there = { ...world, url: service.url, ask: askAt(service.url) };
    const item = await makeItem(there, { title: 'The first one after' });
    const numbers = before.data.roadmap.items.nodes.map((each: { identifier: string }) => numberOf(each.identifier));
    expect(numberOf(item.identifier)).toBe(Math.max(...numbers) + 1);
    const { data } = await there.ask('{ roadmap { revision } }');
    expect(data.roadmap.revision).toBe(String(Number(before.data.roadmap.revision) + 1));
    await expect(there.ask('{ teams { id } }')).resolves.toMatchObject({ data: { teams: [{}, {}] } });
  } finally {
    await service.stop();
  }
});

const numberOf = (identifier: string) => Number(/\d+$/.exec(identifier)![0]);

const askAt =
  (url: string): World['ask'] =>
  async (query, variables = {}) => {
    const headers = { authorization: `Bearer ${world.token}` };
    return (await (await post(url, '/graphql', { query, variables }, headers)).json()) as Answer;
  };

test('what a restored database is made of is what migrations make of it', async () => {
  const elsewhere = await emptyDatabase();
  await command(['restore', file], settings(elsewhere));
  const shape = `select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
    where connamespace = 'public'::regnamespace order by 1, 2`;
  const triggers = `select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`;
  for (const question of [shape, triggers]) {
    expect(await onServer(elsewhere, question)).toEqual(await onServer(world.databaseUrl, question));
  }
  expect(await onServer(elsewhere, 'select key from erasure_key')).toEqual(
    await onServer(world.databaseUrl, 'select key from erasure_key'),
  );
  expect(await onServer(elsewhere, 'select * from session')).toEqual([]);
});

test('what was erased after the backup stays erased, and what came back otherwise is erased at the next start', async () => {
  const early = path.join(folder, 'early.backup');
  await command(['backup', early], settings(world.databaseUrl));
  const { data } = await world.ask('{ customers(search: "Acme first") { nodes { id feedback { nodes { id } } } } }');
  const [{ id }] = data.customers.nodes;
  const erased = await mutate(world, 'feedbackErase', 'FeedbackEraseInput', 'erased', { customerId: id, reason: 'x' });
  expect(erased).toEqual({ erased: 1, userErrors: [] });
  const [withList, without] = [await emptyDatabase(), await emptyDatabase()];
  const restored = await command(['restore', early], settings(withList, world.erasureList));
  expect(restored.out).toContain('Erased 1 entries again');
  await command(['restore', early], settings(without));
  expect(await onServer(without, "select 1 from customer where name like 'Acme first'")).toHaveLength(1);
  for (const databaseUrl of [withList, without]) {
    const service = await anotherService({ databaseUrl, erasureList: world.erasureList });
    await service.stop();
    const told =
      "select 1 from row_version where data::text like '%Acme first%' union all select 1 from customer where name like 'Acme first'";
    expect(await onServer(databaseUrl, told)).toEqual([]);
    expect(await onServer(databaseUrl, 'select subject_id, hash from erased_trait order by 1, 2')).toEqual(
      await onServer(world.databaseUrl, 'select subject_id, hash from erased_trait order by 1, 2'),
    );
  }
});

test('a backup of an older version is brought up to date', async () => {
  const older = await openDataSource(await emptyDatabase(), { poolSize: 2 });
  const databaseUrl = world.databaseUrl.replace(/waymark_test_\w+/, made.at(-1)!);
  await older.runMigrations({ transaction: 'each' });
  await older.undoLastMigration({ transaction: 'each' });
  const undone = older.migrations.length - 1;
  await older.destroy();
  const old = path.join(folder, 'old.backup');
  expect(await command(['backup', old], settings(databaseUrl))).toMatchObject({ code: 0 });
  const elsewhere = await emptyDatabase();
  expect((await command(['restore', old], settings(elsewhere))).out).toContain('up to date with 1 migrations');
  expect(await onServer(elsewhere, 'select * from migration')).toHaveLength(undone + 1);
});

test('only an empty database is restored into, and a damaged or foreign file leaves it empty', async () => {
  expect(await command(['restore', file], settings(world.databaseUrl))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/not empty.*DATABASE_URL.*WAYMARK_DATA_DIR/),
  });
  const whole = fs.readFileSync(file);
  const unpacked = gunzipSync(whole);
  const changed = Buffer.from(unpacked);
  const inRow = unpacked.indexOf('Another first');
  expect(inRow).toBeGreaterThan(0);
  changed[inRow] = 'a'.charCodeAt(0);
  const files: [string, Buffer | null, RegExp][] = [
    ['cut', whole.subarray(0, whole.length - 200), /ends too early/],
    ['cut-inside', gzipSync(unpacked.subarray(0, unpacked.length - 60)), /ends too early/],
    ['changed', gzipSync(changed), /damaged/],
    ['text', Buffer.from('id,title\n1,x\n'), /no backup of Waymark/],
    ['packed-text', gzipSync('id,title\n1,x\nand more of it'), /no backup of Waymark/],
    ['newer', gzipSync(Buffer.from(unpacked.toString('latin1').replace('backup 1', 'backup 2'), 'latin1')), /newer/],
    ['empty', Buffer.alloc(0), /./],
    ['missing', null, /no such file/],
  ];
  const elsewhere = await emptyDatabase();
  for (const [name, bytes, words] of files) {
    const place = path.join(folder, name);
    if (bytes) fs.writeFileSync(place, bytes);
    const { code, out, err } = await command(['restore', place], settings(elsewhere));
    expect([name, code, out, err.trim().split('\n').length]).toEqual([name, 1, '', 1]);
    expect(err).toMatch(words);
    const tables = "select relname from pg_class where relnamespace = 'public'::regnamespace";
    expect(await onServer(elsewhere, tables)).toEqual([]);
  }
});

test('a backup that cannot be written leaves the former one, and an empty database has nothing to keep', async () => {
  const before = fs.readFileSync(file);
  expect(await command(['backup', file], settings(await emptyDatabase()))).toMatchObject({
    code: 1,
    err: 'The database is empty: there is nothing to keep.\n',
  });
  expect(fs.readFileSync(file).equals(before)).toBe(true);
  expect(await command(['backup', '/nonexistent/x.backup'], settings(world.databaseUrl))).toMatchObject({
    code: 1,
    err: '/nonexistent/x.backup cannot be written: ENOENT.\n',
  });
  const remote = { WAYMARK_URL: 'http://127.0.0.1:1', WAYMARK_TOKEN: 'wm_x' };
  expect(await command(['backup', file], remote)).toMatchObject({
    code: 1,
    err: expect.stringContaining('WAYMARK_URL'),
  });
});

test('an embedded database is kept and restored in the same way', async () => {
  const data = path.join(folder, 'data');
  try {
    expect(await command(['restore', file], { WAYMARK_DATA_DIR: data })).toMatchObject({ code: 0, err: '' });
    const again = path.join(folder, 'again.backup');
    expect(await command(['backup', again], { WAYMARK_DATA_DIR: data })).toMatchObject({ code: 0, err: '' });
    const said = (await command(['backup', again], settings(world.databaseUrl))).out;
    expect(said).toMatch(/rows/);
  } finally {
    await (await startEmbedded(data)).stop();
    removeCluster(layoutOf(data));
  }
});
