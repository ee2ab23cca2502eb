import { hash, verify } from '@node-rs/argon2';
import sql from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { emailOf } from './person.rules.ts';
import { newSecret } from './secrets.ts';

const shortest = 10;
const longest = 200;

// The same word typed on two keyboards may arrive composed or decomposed.
const spelled = (password: string): string => password.normalize('NFKC');

/** What is wrong with a new password: 10 to 200 characters, and not the person's own address. */
export function passwordIssues(password: string, email: string, field: string): Issue[] {
  const { length } = [...spelled(password)];
  const refuse = (message: string) => [{ code: UserErrorCode.INVALID, message, field: [field] }];
  if (length < shortest || length > longest) {
    return refuse(`A password has ${shortest} to ${longest} characters; this one has ${length}.`);
  }
  return emailOf(password) === emailOf(email) ? refuse('The password is the e-mail address: choose another one.') : [];
}

/** What is kept of a password: argon2id with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(spelled(password));
}

/** Whether the password is the one behind the hash. Takes the same time for every hash of ours. */
export function fitsPassword(kept: string, password: string): Promise<boolean> {
  return verify(kept, spelled(password));
}

/** The hash of no password: checking against it takes as long as against a person's. */
export function decoyHash(): Promise<string> {
  return hash(newSecret());
}

/** Keeps the hash as the person's password, in place of any earlier one. */
export async function keepPassword(db: Reader, personId: string, kept: string): Promise<void> {
  await db.query(sql`
    insert into password (person_id, hash) values (${personId}::uuid, ${kept})
    on conflict (person_id) do update set hash = excluded.hash`);
}

/** Someone who can sign in. */
export interface Account {
  id: string;
  email: string;
  hash: string;
}

/** The active person with this address and a password; null when there is none. */
export async function accountByEmail(db: Reader, email: string): Promise<Account | null> {
  const [account] = await db.query<Account>(sql`
    select p.id, p.email, w.hash from person p join password w on w.person_id = p.id
    where p.email = ${emailOf(email)} and p.active`);
  return account ?? null;
}

/** The active person with this id and a password; null when there is none. */
export async function accountById(db: Reader, id: string): Promise<Account | null> {
  const [account] = await db.query<Account>(sql`
    select p.id, p.email, w.hash from person p join password w on w.person_id = p.id
    where p.id = ${id}::uuid and p.active`);
  return account ?? null;
}

/** Whether anybody can look after the service: an active person with a password, or an ADMIN whom a provider proved. */
export async function hasAccounts(db: Reader): Promise<boolean> {
  const found = await db.query(sql`
    select 1 from person p where p.active and (
      exists (select 1 from password w where w.person_id = p.id)
      or (p.role = 'ADMIN' and exists (select 1 from person_identity i where i.person_id = p.id)))
    limit 1`);
  return found.length > 0;
}
