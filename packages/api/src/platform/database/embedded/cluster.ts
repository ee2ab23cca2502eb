import fs from 'node:fs';
import path from 'node:path';
import { type Account, canWrite, handOver, runAs, self } from './account.ts';
import { codeOf, EmbeddedPostgresError, lastLine } from './embedded-postgres-error.ts';
import { type Layout, removeDrafts } from './layout.ts';

/**
 * True if the data folder holds a cluster; false if there is none yet.
 *
 * @param major - the version of PostgreSQL that is to run it
 * @throws EmbeddedPostgresError when another version made it, when it holds something else or cannot be read
 */
export function hasCluster({ data }: Layout, major: string): boolean {
  const names = namesIn(data);
  if (!names.includes('PG_VERSION')) {
    if (names.length === 0) return false;
    throw new EmbeddedPostgresError(`the data folder ${data} holds other files and no database; name an empty one`);
  }
  const version = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (version === major) return true;
  throw new EmbeddedPostgresError(
    `the data folder ${data} was made by PostgreSQL ${version}, and this is PostgreSQL ${major}; move its data over or name another folder`,
  );
}

/**
 * Makes a cluster: UTF-8, ordered by code point, one superuser `waymark` without a password. It stands in the data
 * folder only when it is complete; what a run that was cut short has left is removed first.
 *
 * @param durable - false skips waiting for the disk, for clusters that nobody would miss
 * @throws EmbeddedPostgresError when PostgreSQL cannot make it
 */
export async function makeCluster(layout: Layout, native: string, account: Account, durable = true): Promise<void> {
  removeDrafts(layout);
  // A name of its own: an initdb whose starter was killed may still be at work on the draft of that one.
  const draft = fs.mkdtempSync(layout.draft);
  handOver(account, draft);
  await mustWrite(account, draft);
  const options = [
    '-U',
    'waymark',
    '-A',
    'trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
  const { code, stderr } = await runAs(account, [path.join(native, 'bin', 'initdb'), '-D', draft, ...options]);
  if (code !== 0) {
    removeDrafts(layout);
    throw new EmbeddedPostgresError(`initdb failed: ${/error: (.*)/.exec(stderr)?.[1] ?? lastLine(stderr)}`);
  }
  moveInto(layout.data, draft);
}

/** @throws EmbeddedPostgresError when the account cannot reach the folder or write into it */
export async function mustWrite(account: Account, folder: string): Promise<void> {
  if (await canWrite(account, folder)) return;
  const who = account === self ? 'this user' : `an unprivileged user (${account.user?.uid ?? 'in a namespace'})`;
  throw new EmbeddedPostgresError(
    `the data folder ${folder} is not writable for ${who}, as whom PostgreSQL runs; open the folders above it or name another`,
  );
}

function moveInto(data: string, draft: string): void {
  try {
    fs.renameSync(draft, data);
  } catch (caught) {
    throw new EmbeddedPostgresError(
      `the data folder ${data} cannot be replaced (${codeOf(caught)}); name a folder inside it`,
    );
  }
  const parent = fs.openSync(path.dirname(data), 'r');
  fs.fsyncSync(parent);
  fs.closeSync(parent);
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (caught) {
    if (codeOf(caught) === 'ENOENT') return [];
    throw new EmbeddedPostgresError(`the data folder ${folder} is not writable (${codeOf(caught)})`);
  }
}
