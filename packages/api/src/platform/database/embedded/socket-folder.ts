import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Account, canWrite, handOver } from './account.ts';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.ts';

// The whole path of a socket has room for 103 bytes (macOS) or 107 (Linux); PostgreSQL adds 14 to the folder's.
const longestFolder = 80;

/**
 * The folder for the server's socket: the data folder, or one of its own under the temp folder when that path is too
 * long. Made if missing; nobody but the server's user (and root) can reach into it.
 *
 * @throws EmbeddedPostgresError when someone else made that folder
 */
export async function socketFolderFor(data: string, account: Account, temp: string = os.tmpdir()): Promise<string> {
  if (Buffer.byteLength(data) <= longestFolder) return data;
  const name = `waymark-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  const short = Buffer.byteLength(temp) + 1 + name.length <= longestFolder;
  const folder = path.join(short && (await canWrite(account, temp)) ? temp : '/tmp', name);
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (caught) {
    if (codeOf(caught) !== 'EEXIST') throw caught;
  }
  const found = fs.lstatSync(folder);
  const ours = [process.getuid?.(), account.user?.uid].includes(found.uid);
  if (!found.isDirectory() || !ours)
    throw new EmbeddedPostgresError(`the socket folder ${folder} belongs to another user`);
  fs.chmodSync(folder, 0o700);
  handOver(account, folder);
  return folder;
}

/** Removes the socket that a killed server left in the folder. */
export function clearSocket(folder: string): void {
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) fs.rmSync(path.join(folder, name), { force: true });
}

/** Removes what was made for the socket of a server that has stopped. */
export function removeSocketFolder(folder: string, data: string): void {
  clearSocket(folder);
  if (folder !== data) fs.rmSync(folder, { recursive: true, force: true });
}
