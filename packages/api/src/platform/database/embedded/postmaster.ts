import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, commandAs } from './account.ts';
import { EmbeddedPostgresError, lastLine } from './embedded-postgres-error.ts';
import type { Layout } from './layout.ts';
import { isAlive, isGone, serversIn, signal, worksIn } from './process-state.ts';
import { textIfThere } from './text-if-there.ts';

/** A running server, as PostgreSQL's own note in the data folder tells. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
  /** `starting`, `ready` or `stopping`. */
  status: string;
}

const startPatienceMs = 120_000;

/** The server that runs in the data folder; a note that a dead one has left does not count. */
export function runningPostmaster({ data, pidFile }: Layout): Postmaster | undefined {
  // A starting server replaces the note that a dead one left: it may go while it is looked for.
  const lines = textIfThere(pidFile)?.split('\n');
  if (!lines) return undefined;
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!(pid > 0) || !isAlive(pid) || !worksIn(pid, data)) return undefined;
  return { pid, socketFolder: lines[4] ?? data, status: lines[7]?.trim() ?? 'starting' };
}

/**
 * Starts the server and waits until it answers. It leads a session of its own, so Ctrl-C in a terminal reaches only
 * the service, and it outlives a service that crashes.
 *
 * @throws EmbeddedPostgresError with PostgreSQL's reason when it does not start
 */
export async function launch(
  layout: Layout,
  native: string,
  account: Account,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = commandAs(account, [path.join(native, 'bin', 'postgres'), '-D', layout.data, ...options]);
  const log = fs.openSync(layout.log, 'w', 0o600);
  const child = spawn(command.program, command.args, {
    ...command.options,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
  });
  fs.closeSync(log);
  let ended = false;
  let fault: string | undefined;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', (error) => {
    ended = true;
    fault = error.message;
  });
  child.unref();
  const ready = await whenReady(layout, () => ended);
  if (ready) return ready;
  if (child.pid && !ended) await shutDown(child.pid);
  const reason = fault ?? (ended ? reasonIn(fs.readFileSync(layout.log, 'utf8')) : 'it took too long');
  throw new EmbeddedPostgresError(`PostgreSQL did not start: ${reason}`);
}

/** Waits until the starting server is ready; undefined when it ended or took too long. */
export async function whenReady(layout: Layout, hasEnded: () => boolean): Promise<Postmaster | undefined> {
  const end = Date.now() + startPatienceMs;
  while (!hasEnded() && Date.now() < end) {
    const found = runningPostmaster(layout);
    if (found?.status === 'ready') return found;
    await sleep(10);
  }
  return undefined;
}

/** Stops the server and waits for it: open transactions are rolled back, what was committed is on disk. */
export async function shutDown(pid: number, patienceMs = 30_000): Promise<void> {
  if (!isAlive(pid)) return;
  signal(pid, 'SIGINT');
  if (await isGone(pid, patienceMs)) return;
  signal(pid, 'SIGQUIT');
  if (!(await isGone(pid, patienceMs))) throw new EmbeddedPostgresError(`PostgreSQL (process ${pid}) does not stop`);
}

/**
 * Makes the data folder startable after its server was killed. The note keeps the key of the dead server's shared
 * memory, by which PostgreSQL refuses to start beside leftovers of it; so the note stays, only with a number that
 * PostgreSQL takes for outdated: that of the process that starts it. The old number may be a zombie's or another's.
 */
export async function clearRemains({ data, pidFile }: Layout): Promise<void> {
  if (!fs.existsSync(pidFile)) return;
  for (const pid of serversIn(data)) {
    if (await isGone(pid, 2_000)) continue;
    signal(pid, 'SIGKILL');
    await isGone(pid, 2_000);
  }
  const [, ...rest] = fs.readFileSync(pidFile, 'utf8').split('\n');
  if (rest.length > 1) fs.writeFileSync(pidFile, [process.pid, ...rest].join('\n'));
  else fs.rmSync(pidFile);
}

function reasonIn(log: string): string {
  return /(?:FATAL|PANIC): +(.*)/.exec(log)?.[1] ?? lastLine(log);
}
