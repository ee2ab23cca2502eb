import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '../platform/database/embedded/embedded-postgres.ts';
import { type RunningService, startService } from '../testing/command.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-killed-'));
const secret = 'wm_killed-test-0123456789';
const settings = { WAYMARK_DATA_DIR: path.join(folder, 'data'), WAYMARK_BOOTSTRAP_TOKEN: secret };
const authorization = `Bearer ${secret}`;
let service: RunningService;
let address: string;

async function start(): Promise<void> {
  service = startService(settings);
  address = await service.ready;
}

beforeAll(start, 120_000);
afterAll(async () => {
  service.signal('SIGTERM');
  await service.ended;
  await (await startEmbedded(settings.WAYMARK_DATA_DIR)).stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const rows = 5_000;
const lines = Array.from(
  { length: rows },
  (_, n) => `${n},"Said ${n}",2026-01-01T00:00:00Z,Customer ${n % 50},Theme ${n % 7}`,
);
const file = `external_id,body,submitted_at,customer_name,themes\n${lines.join('\n')}\n`;

/** Sends the file, at first this much of it, then, unless it is all, nothing more. Gives the answer if one comes. */
function send(share = 1): { answered: Promise<string | null> } {
  const query = 'source=desk&dryRun=false&createMissingThemes=true';
  const headers = { authorization, 'content-type': 'text/csv', 'content-length': Buffer.byteLength(file) };
  const request = http.request(`${address}/import/feedback?${query}`, { method: 'POST', headers });
  request.write(file.slice(0, Math.floor(file.length * share)));
  if (share === 1) request.end();
  const answered = new Promise<string | null>((resolve) => {
    request.once('error', () => resolve(null));
    request.once('response', async (response) => {
      const text = await response
        .setEncoding('utf8')
        .toArray()
        .catch(() => null);
      resolve(text?.join('') ?? null);
    });
  });
  return { answered };
}

interface Told {
  feedback: { totalCount: number };
  themes: { totalCount: number };
  customers: { totalCount: number };
  importRuns: { nodes: { status: string; totals: { created: number }; rows: { totalCount: number } }[] };
}

async function told(): Promise<Told> {
  const query = `{ feedback(first: 1) { totalCount } themes(first: 1) { totalCount } customers(first: 1) { totalCount }
    importRuns(first: 10) { nodes { status totals { created } rows(first: 1) { totalCount } } } }`;
  const body = JSON.stringify({ query });
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
  return ((await response.json()) as { data: Told }).data;
}

/** The newest run, once it is there and is as wanted. */
async function newestRun(wanted: (status: string) => boolean): Promise<Told['importRuns']['nodes'][number]> {
  for (;;) {
    const [run] = (await told()).importRuns.nodes;
    if (run && wanted(run.status)) return run;
    await sleep(100);
  }
}

test('a process that is killed in the middle of an import leaves nothing of it, or all', async () => {
  const kill = async (share: number, after: number) => {
    const before = (await told()).importRuns.nodes.length;
    const { answered } = send(share);
    while ((await told()).importRuns.nodes.length === before) await sleep(20);
    await sleep(after);
    service.signal('SIGKILL');
    await Promise.all([service.ended, answered]);
    await start();
    // Who looks after runs at the start leaves those alone that began a moment ago; a later look ends them.
    const run = await newestRun((status) => status !== 'RUNNING');
    const { feedback, themes, customers } = await told();
    const whole = run.status === 'COMPLETED';
    expect([feedback.totalCount, themes.totalCount, customers.totalCount]).toEqual(whole ? [rows, 7, 50] : [0, 0, 0]);
    expect(run).toMatchObject(
      whole
        ? { totals: { created: rows }, rows: { totalCount: rows } }
        : { status: 'FAILED', totals: { created: 0 }, rows: { totalCount: 0 } },
    );
    return whole;
  };
  expect(await kill(0.5, 2_500)).toBe(false);
  await kill(1, 700);
  const again = JSON.parse((await send().answered)!) as { status: string; totals: Record<string, number> };
  expect(again).toMatchObject({ status: 'COMPLETED', totals: { rows, failed: 0 } });
  expect(again.totals.created! + again.totals.unchanged!).toBe(rows);
  expect((await told()).feedback.totalCount).toBe(rows);
}, 240_000);
