import type { DataSource } from 'typeorm';
import type { Actor } from '../platform/actor.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refuseUnlessEmpty } from '../platform/errors.ts';
import { Work } from '../platform/work.ts';
import type { Begun } from './accept.service.ts';
import type { GuessLimit } from './guess-limit.ts';
import {
  type Account,
  accountByEmail,
  accountById,
  fitsPassword,
  hashPassword,
  keepPassword,
  passwordIssues,
} from './password.ts';
import { beginSession, endSessionsOf } from './session.service.ts';

/** Too many wrong passwords: nothing was looked at. */
export interface Waiting {
  waitSeconds: number;
}

/** What guessing is measured with. */
export interface Door {
  dataSource: DataSource;
  db: Reader;
  guesses: GuessLimit;
  /** A hash that no password fits, so that an unknown e-mail takes as long as a wrong password. */
  decoy: Promise<string>;
}

/**
 * Begins a session for whoever knows the password. Null for a wrong password, an unknown e-mail, a person who left or
 * has no password: the answers do not differ, nor do the times.
 */
export async function signIn(
  door: Door,
  address: string,
  { email, password }: { email: string; password: string },
): Promise<Begun | Waiting | null> {
  const account = await accountByEmail(door.db, email);
  const proven = await prove(door, address, { email, password, account });
  if (proven === null || 'waitSeconds' in proven) return proven;
  return begin(door.db, proven);
}

/**
 * Puts a new password in the place of the old one, ends every session of the person and begins a new one. Null when the
 * old one is wrong. Refuses a weak new one.
 */
export async function changePassword(
  door: Door,
  address: string,
  actor: Actor,
  words: { old: string; new: string },
): Promise<Begun | Waiting | null> {
  const account = await accountById(door.db, actor.id!);
  refuseUnlessEmpty(passwordIssues(words.new, account?.email ?? '', 'new'));
  const proven = await prove(door, address, { email: account?.email ?? '', password: words.old, account });
  if (proven === null || 'waitSeconds' in proven) return proven;
  const hash = await hashPassword(words.new);
  const { result } = await Work.transact(door.dataSource, actor, { via: 'ui' }, async (work) => {
    await keepPassword(work, proven.id, hash);
    await endSessionsOf(work, proven.id);
    return begin(work, { ...proven, hash });
  });
  return result;
}

async function prove(
  { guesses, decoy }: Door,
  address: string,
  { email, password, account }: { email: string; password: string; account: Account | null },
): Promise<Account | Waiting | null> {
  const waitSeconds = guesses.begin(email, address);
  if (waitSeconds > 0) return { waitSeconds };
  const fits = await fitsPassword(account?.hash ?? (await decoy), password);
  if (!account || !fits) return null;
  guesses.right(email, address);
  return account;
}

async function begin(db: Reader, { id, hash }: Account): Promise<Begun | null> {
  const secret = await beginSession(db, id, hash);
  return secret === null ? null : { personId: id, secret };
}
