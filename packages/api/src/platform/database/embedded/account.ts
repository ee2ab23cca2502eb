import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { EmbeddedPostgresError, lastLine } from './embedded-postgres-error.ts';
import type { Layout } from './layout.ts';

/** On whose behalf PostgreSQL's programs run: it refuses to run as root. */
export interface Account {
  /** A command that runs the rest of the line in its own way. */
  prefix: readonly string[];
  /** The user and group to become; without them those of this process. */
  user?: { uid: number; gid: number };
}

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** This very process's user. */
export const self: Account = { prefix: [] };

/** Nothing of the caller's environment reaches the server, so `PGDATA` or `LANG` cannot change what it does. */
export const environment = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The accounts that may run the server for this process, the best first. Root takes the owner of an existing cluster,
 * else a user namespace, in which root's files stay root's while the process is nobody, else the user nobody.
 */
export function accountsFor(layout: Layout): Account[] {
  if (process.getuid?.() !== 0) return [self];
  const owner = fs.existsSync(layout.data) ? fs.statSync(layout.data) : undefined;
  if (owner && owner.uid !== 0) return [{ prefix: [], user: { uid: owner.uid, gid: owner.gid } }];
  return [namespaceOf(nobody()), { prefix: [], user: nobody() }];
}

/** The user and group `nobody`, which PostgreSQL wants to find in the system's list of users. */
export function nobody(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8', env: environment }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Root as an unprivileged user of a namespace of its own, without any of root's powers. */
export function namespaceOf({ uid, gid }: { uid: number; gid: number }): Account {
  return { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`] };
}

/** The program and arguments that run a command as the account, and the options to start it with. */
export function commandAs(account: Account, command: readonly string[]) {
  const [program = '', ...args] = [...account.prefix, ...command];
  return { program, args, options: { ...account.user, env: environment } };
}

/** Runs a command to its end as the account. Never rejects; a command that cannot be started ends with 127. */
export function runAs(account: Account, command: readonly string[]): Promise<Outcome> {
  const { program, args, options } = commandAs(account, command);
  return new Promise((resolve) => {
    execFile(program, args, { ...options, cwd: '/', maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 127) : 0;
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}

/** True if the account can reach the folder and write into it. */
export async function canWrite(account: Account, folder: string): Promise<boolean> {
  return (await runAs(account, ['sh', '-c', '[ -d "$1" ] && [ -w "$1" ] && [ -x "$1" ]', 'sh', folder])).code === 0;
}

/** Makes the account the owner of the folder and all in it, where it is another user. */
export function handOver(account: Account, folder: string): void {
  const { user } = account;
  if (!user || fs.statSync(folder).uid === user.uid) return;
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    fs.lchownSync(`${folder}/${name}`, user.uid, user.gid);
  fs.chownSync(folder, user.uid, user.gid);
}

/**
 * The first of the accounts that can run PostgreSQL.
 *
 * @param native - the folder with PostgreSQL's `bin`
 * @returns the account and PostgreSQL's major version
 * @throws EmbeddedPostgresError when none can, saying why
 */
export async function firstAble(accounts: readonly Account[], native: string) {
  const question = [`${native}/bin/postgres`, '--version'];
  for (const account of accounts) {
    const { code, stdout } = await runAs(account, question);
    if (code === 0) return { account, major: /\) (\d+)/.exec(stdout)?.[1] ?? stdout.trim() };
  }
  const { code, stderr } = await runAs(self, question);
  throw new EmbeddedPostgresError(
    code === 0
      ? `PostgreSQL does not run as root, and no unprivileged user can reach ${native}; start as an ordinary user or set DATABASE_URL`
      : `the embedded PostgreSQL does not run on this system, it needs glibc (${lastLine(stderr)}); set DATABASE_URL to a PostgreSQL server`,
  );
}
