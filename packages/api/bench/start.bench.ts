import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../src/platform/database/embedded/embedded-postgres.ts';
import { inFolder } from './ground.ts';
import { median, printTable } from './report.ts';

const program = fileURLToPath(new URL('../dist/cli/waymark.js', import.meta.url));
const rounds = 3;

/**
 * From the start of `waymark start` as it is built to its word that it is ready: on a new data folder and on one that
 * was used before, against PostgreSQL alone on such folders.
 */
export async function startBench(nodeFlags: readonly string[]): Promise<void> {
  if (!fs.existsSync(program)) {
    console.error('The start is measured on what is built: run `npm run build` first.');
    process.exitCode = 1;
    return;
  }
  const cold: { ours: number; alone: number }[] = [];
  const warm: { ours: number; alone: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    await inFolder(async (folder) => {
      const [data, bare] = [path.join(folder, 'data'), path.join(folder, 'bare')];
      for (const times of [cold, warm])
        times.push({ ours: await timeService(data, nodeFlags), alone: await timeDatabase(bare) });
    });
  }
  const row = (name: string, times: typeof cold): (string | number)[] => [
    name,
    median(times.map(({ alone }) => alone)),
    median(times.map(({ ours }) => ours)),
    median(times.map(({ ours, alone }) => ours / alone)),
  ];
  console.log('Starting, milliseconds until ready');
  printTable(['data folder', 'PostgreSQL', 'service', 'ratio'], [row('new', cold), row('used before', warm)]);
}

async function timeService(dataDir: string, nodeFlags: readonly string[]): Promise<number> {
  const began = performance.now();
  const args = ['--max-semi-space-size=64', ...nodeFlags, program, 'start'];
  const env = { PORT: '0', WAYMARK_DATA_DIR: dataDir, WAYMARK_LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let said = '';
  const ready = new Promise<number>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text;
      if (said.includes('is ready')) resolve(performance.now() - began);
    });
  });
  const time = await Promise.race([ready, ended.then(([code]) => code as number | null)]);
  if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode}: ${said}`);
  child.kill('SIGTERM');
  await ended;
  return time!;
}

async function timeDatabase(dataDir: string): Promise<number> {
  const began = performance.now();
  const server = await startEmbedded(dataDir);
  const time = performance.now() - began;
  await server.stop();
  return time;
}
