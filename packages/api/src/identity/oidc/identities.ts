import sql from 'sql-template-tag';
import type { Reader } from '../../platform/database/reader.ts';
import type { Discipline, Role } from '../role.ts';
import type { Proof } from './provider.ts';

/** The words that a provider named for a person; null for none, undefined where it is not asked. */
export interface Named {
  role: Role | null | undefined;
  discipline: Discipline | null | undefined;
}

/** Whom a provider means, and the words that it named last. */
export interface Identity {
  personId: string;
  role: Role | null;
  discipline: Discipline | null;
}

/** Whom the provider means; null when that was not told yet. */
export async function identityOf(db: Reader, { issuer, subject }: Proof): Promise<Identity | null> {
  const [known] = await db.query<Identity>(sql`
    select person_id as "personId", role, discipline from person_identity
    where issuer = ${issuer} and subject = ${subject}`);
  return known ?? null;
}

/** Notes whom the provider means, and the words that it names now. */
export async function keepIdentity(
  db: Reader,
  { issuer, subject }: Proof,
  personId: string,
  { role = null, discipline = null }: Named,
): Promise<void> {
  await db.query(sql`
    insert into person_identity (issuer, subject, person_id, role, discipline)
    values (${issuer}, ${subject}, ${personId}::uuid, ${role}, ${discipline})
    on conflict (issuer, subject) do update
    set used_at = now(), role = excluded.role, discipline = excluded.discipline`);
}

/** Whether the provider means the person by another name already. */
export async function isKnownTo(db: Reader, issuer: string, personId: string): Promise<boolean> {
  const found = await db.query(sql`
    select 1 from person_identity where person_id = ${personId}::uuid and issuer = ${issuer}`);
  return found.length > 0;
}

/** Forgets who a person is at any provider: the next sign-in there finds the person by the e-mail address again. */
export async function forgetIdentities(db: Reader, personId: string): Promise<void> {
  await db.query(sql`delete from person_identity where person_id = ${personId}::uuid`);
}
