import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command } from '../testing/command.ts';
import { makeItem } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-export-'));
let world: World;
let remote: Record<string, string>;
beforeAll(async () => {
  world = await startWorld();
  remote = { WAYMARK_URL: world.url, WAYMARK_TOKEN: world.token };
  await makeItem(world, { title: 'Out and back', labels: ['a'] });
});
afterAll(async () => {
  await world.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('what is exported to a file is imported from it, and nothing changes', async () => {
  const file = path.join(folder, 'roadmap.csv');
  expect(await command(['export', 'roadmap', '--out', file], remote)).toMatchObject({ code: 0, out: '', err: '' });
  expect(fs.readFileSync(file, 'utf8')).toMatch(/^external_id,title,.*\r\n.*Out and back/);
  const back = await command(['import', 'roadmap', file, '--source', 'self'], remote);
  expect(back.out).toMatch(/rows +1\ncreated +0\nupdated +0\nunchanged +1\n/);
});

test('filters and formats are passed on; what is refused is said', async () => {
  const some = await command(['export', 'roadmap', '--format', 'ndjson', '--only', 'label=a', 'open=true'], remote);
  expect(JSON.parse(some.out)).toMatchObject({ title: 'Out and back' });
  const refused = await command(['export', 'themes', '--only', 'status=NEVER'], remote);
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('status is "NEVER"') });
  expect((await command(['export', 'themes', '--only', 'status'], remote)).err).toContain('write name=value');
  const nobody = { ...remote, WAYMARK_TOKEN: 'wm_nobody-knows-this-token-0123456789' };
  expect(await command(['export', 'themes'], nobody)).toMatchObject({
    code: 1,
    err: expect.stringContaining('knows no such token'),
  });
});
