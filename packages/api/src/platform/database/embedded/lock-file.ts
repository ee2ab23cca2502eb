import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { isMarkAlive, markOf } from './process-state.ts';
import { textIfThere } from './text-if-there.ts';

let attempts = 0;

/**
 * Does the work while this call alone, of all processes on the machine, holds the file. A lock whose process has
 * died is taken over. Refuses with an {@link EmbeddedPostgresError} when a living process keeps it too long.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, patienceMs = 120_000): Promise<T> {
  const end = Date.now() + patienceMs;
  while (!take(file)) {
    const holder = textIfThere(file);
    if (holder !== undefined && !isMarkAlive(holder)) removeDead(file, holder);
    else if (Date.now() > end) throw new EmbeddedPostgresError(`${file} is held by process ${holder ?? 'unknown'}`);
    else await sleep(20);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** A link appears at once with its content, so nobody ever reads a half-written lock. */
function take(file: string): boolean {
  const draft = `${file}.${process.pid}.${++attempts}`;
  fs.writeFileSync(draft, markOf());
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (caught) {
    if (codeOf(caught) === 'EEXIST') return false;
    throw caught;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Only one process can move a file away; whoever moved a lock that came in between gives it back. */
function removeDead(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    fs.renameSync(file, aside);
  } catch (caught) {
    if (codeOf(caught) === 'ENOENT') return;
    throw caught;
  }
  if (textIfThere(aside) !== dead) fs.linkSync(aside, file);
  fs.rmSync(aside, { force: true });
}
