import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startWorld, type World } from '../../testing/world.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'client-'));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Client</title>');
  fs.mkdirSync(path.join(folder, 'assets'));
  fs.writeFileSync(path.join(folder, 'assets', 'page-1.js'), 'export {};');
  world = await startWorld({}, folder);
});
afterAll(async () => {
  await world.stop();
  fs.rmSync(folder, { recursive: true });
});

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

test('a browser gets the explorer where others ask the API', async () => {
  const address = `${world.url}/graphql?query=${encodeURIComponent('{ viewer { role } }')}`;
  expect(await (await fetch(address, { headers: browser })).text()).toContain('<title>Client</title>');
  for (const accept of ['*/*', 'application/json', 'application/graphql-response+json, text/html;q=0.5']) {
    const answer = await world.fetch(new URL(address).pathname + new URL(address).search, { headers: { accept } });
    expect(await answer.json()).toMatchObject({ data: { viewer: { role: 'ADMIN' } } });
  }
});

test.each(['/', '/roadmap?item=WM-1', '/imports/1', '/themes/anything'])(
  'GET %s is the page of the client, for callers of any kind',
  async (address) => {
    const response = await fetch(`${world.url}${address}`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await response.text()).toContain('<title>Client</title>');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
  },
);

test('its files may be kept for ever', async () => {
  const response = await fetch(`${world.url}/assets/page-1.js`);
  expect([response.status, response.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
});

test.each(['/export/nothing', '/reports/1/failed.csv', '/import/nothing', '/assets/nothing.js', '/auth/nothing'])(
  'GET %s, where nothing is served, is a coded 404 and never a page',
  async (address) => {
    const response = await world.fetch(address);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { code: 'NOT_FOUND', message: expect.stringContaining(address) },
    });
  },
);
