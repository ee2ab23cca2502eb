import fs from 'node:fs';
import path from 'node:path';
import { isMarkAlive, markOf } from './process-state.ts';

let joined = 0;

/**
 * Notes that this process uses the server; one process may join several times. Call it, and what it returns, only
 * while holding the server's lock.
 *
 * @returns leaves again; leaving twice does no harm
 */
export function joinUsers(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${process.pid}-${++joined}`);
  fs.writeFileSync(file, markOf());
  return () => fs.rmSync(file, { force: true });
}

/** True if a living process uses the server. Forgets those that died without leaving. */
export function isUsed(folder: string): boolean {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
  const dead = files.filter((file) => !isMarkAlive(fs.readFileSync(file, 'utf8')));
  for (const file of dead) fs.rmSync(file, { force: true });
  return files.length > dead.length;
}
