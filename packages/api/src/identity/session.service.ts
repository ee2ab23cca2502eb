import sql from 'sql-template-tag';
import type { Actor } from '../platform/actor.ts';
import type { Config } from '../platform/config.ts';
import type { Reader } from '../platform/database/reader.ts';
import { permissionsOfRole, type Role } from './role.ts';
import { hashOf, newSecret } from './secrets.ts';

/** How long sessions last, in hours: unused, and in all. */
export type SessionLimits = Pick<Config, 'sessionIdleHours' | 'sessionHours'>;

/**
 * Begins a session of a person and gives its secret, which is kept as a hash only. Null when the person's password is
 * not this one any more: it was changed since it was checked.
 */
export async function beginSession(db: Reader, personId: string, passwordHash: string): Promise<string | null> {
  const secret = newSecret();
  const begun = await db.query(sql`
    insert into session (hash, person_id)
    select ${hashOf(secret)}, p.person_id from password p
    where p.person_id = ${personId}::uuid and p.hash = ${passwordHash} returning hash`);
  return begun.length > 0 ? secret : null;
}

/**
 * Begins a session of a person whom a provider proved, and gives its secret, which is kept as a hash only. Null when the
 * person is not active.
 */
export async function beginProvenSession(db: Reader, personId: string, issuer: string): Promise<string | null> {
  const secret = newSecret();
  const begun = await db.query(sql`
    insert into session (hash, person_id, issuer)
    select ${hashOf(secret)}, p.id, ${issuer} from person p where p.id = ${personId}::uuid and p.active returning hash`);
  return begun.length > 0 ? secret : null;
}

/** The person behind a session's secret; null when it is unknown, too old, unused for too long, or the person left. */
export async function actorOfSession(db: Reader, secret: string, limits: SessionLimits): Promise<Actor | null> {
  const hash = hashOf(secret);
  const [session] = await db.query<{ personId: string; role: Role; usedAt: Date }>(sql`
    select s.person_id as "personId", p.role, s.used_at as "usedAt"
    from session s join person p on p.id = s.person_id
    where s.hash = ${hash} and p.active
      and s.used_at > now() - make_interval(hours => ${limits.sessionIdleHours}::int)
      and s.created_at > now() - make_interval(hours => ${limits.sessionHours}::int)`);
  if (!session) return null;
  if (Date.now() - session.usedAt.getTime() > 60_000) {
    await db.query(sql`update session set used_at = now() where hash = ${hash}`);
  }
  return { kind: 'PERSON', id: session.personId, permissions: new Set(permissionsOfRole(session.role)) };
}

/** Ends the session with this secret, if there is one. Gives the provider that proved it; null for a password's. */
export async function endSession(db: Reader, secret: string): Promise<string | null> {
  const [ended] = await db.query<{ issuer: string | null }>(
    sql`delete from session where hash = ${hashOf(secret)} returning issuer`,
  );
  return ended?.issuer ?? null;
}

/** Ends every session of a person, in all browsers. */
export async function endSessionsOf(db: Reader, personId: string): Promise<void> {
  await db.query(sql`delete from session where person_id = ${personId}::uuid`);
}

/** Forgets the sessions that ended by themselves. */
export async function sweepSessions(db: Reader, limits: SessionLimits): Promise<void> {
  await db.query(sql`
    delete from session
    where used_at <= now() - make_interval(hours => ${limits.sessionIdleHours}::int)
      or created_at <= now() - make_interval(hours => ${limits.sessionHours}::int)`);
}
