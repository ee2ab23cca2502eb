import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive, isGone, isMarkAlive, markOf, worksIn } from './process-state.ts';
import { isUsed, joinUsers } from './users-folder.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;
const children: ChildProcess[] = [];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-users-'));

function run(command: string): ChildProcess & { pid: number } {
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'], cwd: folder });
  children.push(child);
  return child as ChildProcess & { pid: number };
}

async function deadMark(): Promise<string> {
  const child = run('exec sleep 30');
  const mark = markOf(child.pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return mark;
}

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true });
});

test('a process is alive until it has ended', async () => {
  const child = run('exec sleep 30');
  expect(isAlive(child.pid)).toBe(true);
  expect(await isGone(child.pid, 50)).toBe(false);
  child.kill('SIGKILL');
  expect(await isGone(child.pid, 5_000)).toBe(true);
});

onLinux('a zombie is dead, though its number still answers', async () => {
  const parent = run('sleep 0.01 & echo $!; exec sleep 30');
  const [said] = await once(parent.stdout!, 'data');
  const zombie = Number(String(said));
  expect(await isGone(zombie, 5_000)).toBe(true);
  expect(process.kill(zombie, 0)).toBe(true);
});

onLinux('a mark does not hold for another process with the same number', () => {
  const mine = markOf();
  expect(isMarkAlive(mine)).toBe(true);
  expect(isMarkAlive(`${process.pid} 1`)).toBe(false);
});

test('a mark without a start, from a system that does not tell it, holds for the number', async () => {
  expect(isMarkAlive(String(process.pid))).toBe(true);
  expect(isMarkAlive((await deadMark()).split(' ')[0]!)).toBe(false);
});

test.each(['', 'x', '0', '-1', '1x'])('what is no mark (%p) holds for nobody', (text) => {
  expect(isMarkAlive(text)).toBe(false);
});

onLinux('a process works in one folder', () => {
  const child = run('exec sleep 30');
  expect(worksIn(child.pid, fs.realpathSync(folder))).toBe(true);
  expect(worksIn(child.pid, '/')).toBe(false);
});

test('a server is used until the last one has left; one process may use it several times', () => {
  const users = path.join(folder, 'shared');
  expect(isUsed(users)).toBe(false);
  const [leaveFirst, leaveSecond] = [joinUsers(users), joinUsers(users)];
  leaveFirst();
  leaveFirst();
  expect(isUsed(users)).toBe(true);
  leaveSecond();
  expect(isUsed(users)).toBe(false);
});

test('users that died without leaving do not count, nor do processes that got their numbers', async () => {
  const users = path.join(folder, 'crashed');
  joinUsers(users)();
  fs.writeFileSync(path.join(users, '1-1'), await deadMark());
  if (process.platform === 'linux') fs.writeFileSync(path.join(users, '2-1'), `${process.pid} 1`);
  expect(isUsed(users)).toBe(false);
  expect(fs.readdirSync(users)).toEqual([]);
});
