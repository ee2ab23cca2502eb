// Runs `npm start` as a newcomer does, on an empty folder and a free port: it is ready, answers a query, serves the
// client's page, and stops when asked to, leaving no process behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-boot-'));
const token = 'wm_boot-0123456789abcdef';
const settings = { PORT: '0', WAYMARK_DATA_DIR: path.join(folder, 'data'), WAYMARK_BOOTSTRAP_TOKEN: token };

function expect(what, holds) {
  if (!holds) throw new Error(`${what} does not hold`);
  console.log(`${what}: yes`);
}

const began = performance.now();
const npm = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, ...settings },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const ended = once(npm, 'exit');
try {
  let said = '';
  const address = await new Promise((resolve, reject) => {
    npm.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /ready on (http\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`npm start ended: ${said}`)));
    setTimeout(() => reject(new Error('npm start was not ready within 10 s')), 10_000).unref();
  });
  console.log(`Ready after ${Math.round(performance.now() - began)} ms.`);
  expect('/readyz answers 200', (await fetch(`${address}/readyz`)).status === 200);
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { role } teams { slug } }' }),
  });
  const { data } = await answer.json();
  expect('a query is answered', data?.viewer.role === 'ADMIN' && data.teams.length === 0);
  const page = await fetch(address, { headers: { accept: 'text/html' } });
  const html = await page.text();
  expect('the client is served', page.status === 200 && html.includes('<script'));
  const script = /src="(\/assets\/[^"]+)"/.exec(html)?.[1];
  expect('its script is there', (await fetch(`${address}${script}`)).status === 200);

  npm.kill('SIGTERM');
  await Promise.race([
    ended,
    new Promise((_, reject) => setTimeout(reject, 15_000, new Error('it does not stop')).unref()),
  ]);
  expect('the database has stopped', !fs.existsSync(path.join(settings.WAYMARK_DATA_DIR, 'postmaster.pid')));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
  if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGTERM');
  await ended;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
