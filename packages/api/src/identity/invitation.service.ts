import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { Person } from './person.entity.ts';
import { hashOf, newSecret } from './secrets.ts';

const lifetimeDays = 7;

/** A one-time link as it is given out, this once. */
export interface InvitationLink {
  url: string;
  expiresAt: Date;
}

/** An invitation that may still be accepted: of a person, or (null) of whoever makes the first account. */
export interface Invitation {
  hash: string;
  personId: string | null;
}

/** A one-time link, good for 7 days, by which the person sets a password. Refuses people who are not active. */
export async function invitePerson(work: Work, id: string, publicUrl: string): Promise<InvitationLink> {
  must(work.actor, Permission.MANAGE_PEOPLE);
  const person = await work.take(Person, ownId('Person', id));
  if (!person.active) {
    throw refusal(UserErrorCode.GUARD_FAILED, `${person.name} is not active and cannot sign in.`, 'id');
  }
  return openInvitation(work, person.id, publicUrl);
}

/** Makes a one-time link for a person, or for the first account. Earlier ones for the same end. */
export async function openInvitation(db: Reader, personId: string | null, publicUrl: string): Promise<InvitationLink> {
  await closeInvitations(db, personId);
  const token = newSecret();
  const [made] = await db.query<{ expiresAt: Date }>(sql`
    insert into invitation (hash, person_id, expires_at)
    values (${hashOf(token)}, ${personId}::uuid, now() + make_interval(days => ${lifetimeDays}::int))
    returning expires_at as "expiresAt"`);
  return { url: `${publicUrl}/accept?token=${token}`, expiresAt: made!.expiresAt };
}

/** Ends the unused invitations of a person, or (null) for the first account. */
export async function closeInvitations(db: Reader, personId: string | null): Promise<void> {
  await db.query(sql`
    update invitation set expires_at = now()
    where person_id is not distinct from ${personId}::uuid and used_at is null and expires_at > now()`);
}

/** The invitation behind a link's token. Refuses INVALID, in plain words, what is unknown, used or at its end. */
export async function invitationOf(db: Reader, token: string): Promise<Invitation> {
  const [found] = await db.query<Invitation & { used: boolean; ended: boolean }>(sql`
    select hash, person_id as "personId", used_at is not null as used, expires_at <= now() as ended
    from invitation where hash = ${hashOf(token)}`);
  if (!found) throw refusal(UserErrorCode.INVALID, 'This link is not one of ours. Is it complete?', 'token');
  if (found.used) throw refusal(UserErrorCode.INVALID, 'This link was used already. Ask for a new one.', 'token');
  if (found.ended) throw refusal(UserErrorCode.INVALID, 'This link has ended. Ask for a new one.', 'token');
  return found;
}

/** Uses an invitation up. Refuses INVALID when another did so first. */
export async function useInvitation(work: Work, { hash }: Invitation): Promise<void> {
  const used = await work.query(sql`
    update invitation set used_at = now()
    where hash = ${hash} and used_at is null and expires_at > now() returning hash`);
  if (used.length === 0) {
    throw refusal(UserErrorCode.INVALID, 'This link was used already. Ask for a new one.', 'token');
  }
}
