import fs from 'node:fs';
import { codeOf } from './embedded-postgres-error.ts';

/** A process and the moment it started, as text: the number alone may belong to another process later. */
export type ProcessMark = string;

/** True while the process runs. A zombie is dead: nothing of it is left but its number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (caught) {
    if (codeOf(caught) !== 'EPERM') return false;
  }
  const state = statOf(pid)?.state;
  return state !== 'Z' && state !== 'X';
}

/** The mark of a running process, by default of this one. */
export function markOf(pid: number = process.pid): ProcessMark {
  return `${pid} ${statOf(pid)?.startedAt ?? ''}`.trim();
}

/** True while the very process that was marked still runs; another one with its number does not count. */
export function isMarkAlive(mark: ProcessMark): boolean {
  const [pid = '', startedAt] = mark.split(' ');
  if (!/^[1-9]\d*$/.test(pid) || !isAlive(Number(pid))) return false;
  const now = statOf(Number(pid))?.startedAt;
  return startedAt === undefined || now === undefined || now === startedAt;
}

/** True if the process works in the folder, as a PostgreSQL server does in its data folder. */
export function worksIn(pid: number, folder: string): boolean {
  const cwd = attempt(() => fs.readlinkSync(`/proc/${pid}/cwd`));
  if (cwd !== undefined) return cwd === folder;
  const name = attempt(() => fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim());
  return name === undefined || name === 'postgres';
}

/** The running processes of PostgreSQL that work in the folder; none where the system has no /proc. */
export function serversIn(folder: string): number[] {
  const pids = (attempt(() => fs.readdirSync('/proc')) ?? []).filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.filter(
    (pid) =>
      attempt(() => fs.readlinkSync(`/proc/${pid}/cwd`)) === folder &&
      attempt(() => fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) === 'postgres' &&
      isAlive(pid),
  );
}

/** Sends a signal; a process that has ended meanwhile needs none. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (caught) {
    if (codeOf(caught) !== 'ESRCH') throw caught;
  }
}

/** Waits until the process is dead, for at most so many milliseconds. Promises whether it is dead. */
export async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return true;
}

/** Linux tells state and start (in clock ticks since boot) of a process; the name before them may hold anything. */
function statOf(pid: number): { state: string; startedAt: string } | undefined {
  const text = attempt(() => fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startedAt] = [fields?.[0], fields?.[19]];
  return state && startedAt ? { state, startedAt } : undefined;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
