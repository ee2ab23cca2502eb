import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runEmbeddedService } from '../../../testing/run-embedded-service.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded-postgres.ts';
import { connectionTo } from './waymark-database.ts';

const kills = process.env.WAYMARK_LONG_TESTS === '1' ? 20 : 2;
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-durability-')));
const data = path.join(folder, 'postgres');

beforeAll(() => fs.chmodSync(folder, 0o755));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Lets a service write for a while, then kills it and its server, in either order. Returns what was acknowledged. */
async function writeAndKill(round: number): Promise<number[]> {
  const service = runEmbeddedService(data, 'write');
  const { pid } = await service.started;
  while (service.lines.length < 100) await sleep(5);
  await sleep(Math.random() * 200);
  if (round % 2 === 0) process.kill(pid, 'SIGKILL');
  await service.end('SIGKILL');
  if (round % 2 === 1) process.kill(pid, 'SIGKILL');
  return service.lines.filter((line) => /^\d+$/.test(line)).map(Number);
}

async function rowsKept({ host }: EmbeddedPostgres): Promise<Set<number>> {
  const client = new pg.Client(connectionTo(host, 'waymark'));
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from kept');
  await client.end();
  return new Set(rows.map(({ id }) => Number(id)));
}

test(
  `nothing that was acknowledged is lost when server and service are killed, ${kills} times`,
  async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < kills; round++) {
      acknowledged.push(...(await writeAndKill(round)));
      const server = await startEmbedded(data);
      const kept = await rowsKept(server);
      await server.stop();
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(99 * kills);
  },
  30_000 + kills * 10_000,
);
