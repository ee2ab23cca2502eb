import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { withLock } from './lock-file.ts';
import { markOf } from './process-state.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-lock-'));
const file = path.join(folder, 'lock');

afterEach(() => fs.rmSync(file, { force: true }));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** How many of the works were at it at the same time, at most. */
async function mostAtOnce(count: number): Promise<number> {
  let [now, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, ++now);
    await sleep(5);
    now--;
  };
  await Promise.all(Array.from({ length: count }, () => withLock(file, work)));
  return most;
}

test('one works at a time, and the lock is gone afterwards', async () => {
  expect(await mostAtOnce(5)).toBe(1);
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('gives back what the work returns, and lets go when it fails', async () => {
  expect(await withLock(file, async () => 7)).toBe(7);
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(file, async () => 8)).toBe(8);
});

test("a dead process's lock is taken over, by one at a time", async () => {
  const { pid } = spawnSync('true');
  fs.writeFileSync(file, `${pid} 1`);
  expect(await mostAtOnce(5)).toBe(1);
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('a lock whose number went to another process is taken over', async () => {
  fs.writeFileSync(file, `${process.pid} 1`);
  expect(await withLock(file, async () => 'mine')).toBe('mine');
});

test('a living process keeps its lock; who has waited long enough learns who it is', async () => {
  fs.writeFileSync(file, markOf());
  const waiting = withLock(file, async () => 'mine', 60);
  await expect(waiting).rejects.toThrow(EmbeddedPostgresError);
  await expect(waiting).rejects.toThrow(`${file} is held by process ${process.pid}`);
  expect(fs.readFileSync(file, 'utf8')).toBe(markOf());
});
