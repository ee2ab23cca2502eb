import type { DataSource } from 'typeorm';
import { type Actor, systemActor } from '../platform/actor.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { blankIssues, textIssues } from '../platform/texts.ts';
import { Work } from '../platform/work.ts';
import { makeFirstPerson } from './first-account.ts';
import { type Invitation, invitationOf, useInvitation } from './invitation.service.ts';
import { forgetIdentities } from './oidc/identities.ts';
import { hashPassword, keepPassword, passwordIssues } from './password.ts';
import { Person } from './person.entity.ts';
import { emailIssues, emailOf } from './person.rules.ts';
import { Discipline } from './role.ts';
import { beginSession, endSessionsOf } from './session.service.ts';

/** What comes with a one-time link. */
export interface Acceptance {
  token: string;
  password: string;
  name?: string;
  email?: string;
  discipline?: string;
}

/** A session that has begun, and its secret. */
export interface Begun {
  personId: string;
  secret: string;
}

/**
 * Accepts a one-time link: sets the password and begins a session. Without a person behind it, it makes the first
 * ADMIN and needs a name and an e-mail. Of an invited person only the name can be put right here; other sessions of
 * the person end, and a provider finds the person by the e-mail address again. Refuses links that are used or at their end, and weak passwords.
 */
export async function acceptInvitation(dataSource: DataSource, db: Reader, acceptance: Acceptance): Promise<Begun> {
  const invitation = await invitationOf(db, acceptance.token);
  const known = invitation.personId ? await invitedPerson(dataSource, invitation.personId) : null;
  const email = known?.email ?? acceptance.email ?? '';
  refuseUnlessEmpty([
    ...textIssues({ name: acceptance.name, email: acceptance.email }),
    ...blankIssues(acceptance, 'name'),
    ...(known ? foreignEmail(known, acceptance) : firstAccountIssues(acceptance)),
    ...passwordIssues(acceptance.password, email, 'password'),
  ]);
  const kept = await hashPassword(acceptance.password);
  const actor: Actor = known ? { kind: 'PERSON', id: known.id, permissions: new Set() } : systemActor;
  const { result } = await Work.transact(dataSource, actor, { via: 'ui' }, async (work) => {
    await useInvitation(work, invitation);
    const person = await personFor(work, invitation, acceptance);
    await endSessionsOf(work, person.id);
    await forgetIdentities(work, person.id);
    await keepPassword(work, person.id, kept);
    return { personId: person.id, secret: (await beginSession(work, person.id, kept))! };
  });
  return result;
}

async function invitedPerson(dataSource: DataSource, id: string): Promise<Person> {
  const person = await dataSource.getRepository(Person).findOneBy({ id, active: true });
  if (!person) throw refusal(UserErrorCode.INVALID, 'This link has ended. Ask for a new one.', 'token');
  return person;
}

async function personFor(work: Work, { personId }: Invitation, acceptance: Acceptance): Promise<Person> {
  const name = acceptance.name?.trim();
  if (personId) return work.save(work.change(await work.take(Person, personId, null, 'token'), { name }));
  return makeFirstPerson(work, {
    name: name!,
    email: emailOf(acceptance.email!),
    discipline: (acceptance.discipline as Discipline | undefined) ?? Discipline.PRODUCT,
  });
}

function foreignEmail(person: Person, { email }: Acceptance): Issue[] {
  if (email === undefined || emailOf(email) === person.email) return [];
  return [{ code: UserErrorCode.INVALID, message: 'This link is for another e-mail address.', field: ['email'] }];
}

function firstAccountIssues({ name, email, discipline }: Acceptance): Issue[] {
  const missing = { code: UserErrorCode.REQUIRED, message: 'The first account needs a name.', field: ['name'] };
  const known = discipline === undefined || Object.values<string>(Discipline).includes(discipline);
  const allowed = `discipline may be ${Object.values(Discipline).join(', ')}.`;
  return [
    ...(name === undefined ? [missing] : []),
    ...(email === undefined
      ? [{ ...missing, message: 'The first account needs an e-mail address.', field: ['email'] }]
      : emailIssues(email)),
    ...(known ? [] : [{ code: UserErrorCode.INVALID, message: allowed, field: ['discipline'] }]),
  ];
}
