import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { importPlans } from '../imports/plans.ts';
import { command } from '../testing/command.ts';
import { startWorld, type World } from '../testing/world.ts';
import { importKinds } from './import.command.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-import-'));
const banking = path.join(__dirname, '../../testdata/banking77/feedback-import.csv');
let world: World;
let remote: Record<string, string>;
beforeAll(async () => {
  world = await startWorld();
  remote = { WAYMARK_URL: world.url, WAYMARK_TOKEN: world.token };
});
afterAll(async () => {
  await world.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

const entries = async () => (await world.ask('{ feedback { totalCount } }')).data.feedback.totalCount;
const dated = ['--default-submitted-at', '2026-11-01T00:00:00Z'];

test('real feedback comes in, and again leaves all unchanged', async () => {
  const args = ['import', 'feedback', banking, '--source', 'bank', '--create-themes', ...dated];
  const first = await command(args, remote);
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/^rows +10,003\ncreated +10,003\n/);
  expect(first.out).toMatch(/themes created +77\n/);
  const again = await command(args, { DATABASE_URL: world.databaseUrl });
  expect(again.out).toMatch(/^rows +10,003\ncreated +0\nupdated +0\nunchanged +10,003\n/);
  expect(again.code).toBe(0);
  expect(await entries()).toBe(10_003);
});

test('a file with bad rows gives 2, shows why, and writes them down to be mended', async () => {
  const file = fileOf('mixed.csv', 'key,what\n1,Slow\n2,\n3,Fine\n');
  const failed = path.join(folder, 'failed.csv');
  const map = ['--map', 'key=external_id', 'what=body'];
  const args = ['import', 'feedback', file, '--source', 'mixed', ...map, ...dated, '--failed', failed];
  const { code, out } = await command(args, remote);
  expect(code).toBe(2);
  expect(out).toMatch(/created +2\n/);
  expect(out).toMatch(/line 3 +\S+ +REQUIRED/);
  expect(fs.readFileSync(failed, 'utf8')).toMatch(/^\ufeffkey,what,error\r\n2,,Line 3: what: .+\r\n$/);
  const mended = fs.readFileSync(failed, 'utf8').replace('2,,', '2,Mended,');
  const again = await command(
    ['import', 'feedback', fileOf('mended.csv', mended), '--source', 'mixed', ...map, ...dated],
    remote,
  );
  expect(again.out).toMatch(/created +1\n/);
});

test('a dry run and a rejected file change nothing', async () => {
  const before = await entries();
  const good = fileOf('good.csv', 'external_id,body\n1,New\n');
  const bad = fileOf('bad.csv', 'external_id,body\n1,New\n2,\n');
  const dry = await command(['import', 'feedback', good, '--source', 'dry', '--dry-run', ...dated], remote);
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('nothing was applied') });
  const rejected = await command(
    ['import', 'feedback', bad, '--source', 'dry', '--reject-everything', ...dated],
    remote,
  );
  expect(rejected.code).toBe(1);
  expect(rejected.out).toContain('Nothing was applied');
  expect(await entries()).toBe(before);
});

test('standard input and roadmaps are read too', async () => {
  const rows = '{"externalId":"A-1","title":"Faster cards","problem":"Slow","outcome":"Fast"}\n';
  const args = ['import', 'roadmap', '-', '--source', 'plan', '--default-kind', 'FEATURE'];
  const { code, out } = await command(args, remote, Readable.from([rows]));
  expect({ code, created: /created +(\d+)/.exec(out)?.[1] }).toEqual({ code: 0, created: '1' });
});

test.each([
  ['a file that is not there', ['no-such-file.csv'], /no-such-file\.csv cannot be read \(ENOENT\)/],
  ['a folder', [folder], /is a folder; name a file/],
  ['an empty file', [() => fileOf('empty.csv', '')], /The file is empty/],
  ['a time zone that is none', [banking, '--time-zone', 'Mars'], /timeZone is "Mars"/],
])('%s is refused in one line', async (_, args, words) => {
  const given = args.map((arg) => (typeof arg === 'string' ? arg : arg()));
  const { code, out, err } = await command(['import', 'feedback', ...given, '--source', 'x'], remote);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.trimEnd().split('\n').at(-1)).toMatch(words);
});

test('a service that is not there, and a token that is unknown', async () => {
  const args = ['import', 'feedback', banking, '--source', 'x'];
  expect((await command(args, { ...remote, WAYMARK_URL: 'http://127.0.0.1:2' })).err).toMatch(
    /WAYMARK_URL: .*ECONNREFUSED/,
  );
  expect((await command(args, { ...remote, WAYMARK_TOKEN: 'wm_no' })).err).toMatch(/WAYMARK_TOKEN: .*no such token/);
});

test('every kind that can be imported has its word', () => {
  expect([...importKinds].sort()).toEqual(importPlans.map((plan) => plan.path).sort());
});

test('themes and values of metrics are taken too', async () => {
  const themes = await command(
    ['import', 'themes', '-', '--source', 'x'],
    remote,
    Readable.from(['name,parent\nLeaf,Root\nRoot,\n']),
  );
  expect(themes).toMatchObject({ code: 0, out: expect.stringMatching(/created +2\n/) });
  const metrics = await command(
    ['import', 'metrics', '-', '--source', 'x'],
    remote,
    Readable.from(['key,at,value\nnone,2024-01-01T00:00:00Z,1\n']),
  );
  expect(metrics).toMatchObject({ code: 1, out: expect.stringContaining('There is no metric') });
});

test('Ctrl-C cancels the run, says so, and leaves nothing', async () => {
  const before = await entries();
  let isSent = false;
  const endless = Readable.from(
    (async function* () {
      yield 'external_id,body\n';
      for (let n = 0; ; n += 1) {
        yield `c${n},Entry ${n}\n`;
        isSent = n > 5;
        await new Promise((done) => setTimeout(done, 20));
      }
    })(),
  );
  const running = command(['import', 'feedback', '-', '--source', 'stopped', ...dated], remote, endless);
  const isRunning = async () =>
    (await world.ask('{ importRuns(first: 1) { nodes { source status } } }')).data.importRuns.nodes[0]?.source ===
    'stopped';
  while (!isSent || !(await isRunning())) await new Promise((done) => setTimeout(done, 50));
  process.emit('SIGINT');
  const { code, err } = await running;
  expect({ code, last: err.trimEnd().split('\n').at(-1) }).toEqual({
    code: 1,
    last: 'Cancelled: nothing was imported.',
  });
  expect(await entries()).toBe(before);
}, 30_000);
