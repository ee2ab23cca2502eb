import type { DataSource } from 'typeorm';
import { systemActor } from '../platform/actor.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { Work } from '../platform/work.ts';
import { openInvitation } from './invitation.service.ts';
import { hasAccounts } from './password.ts';
import { Person } from './person.entity.ts';
import { type Discipline, Role } from './role.ts';

/** Who makes the first account. */
export interface FirstAccount {
  name: string;
  email: string;
  discipline: Discipline;
}

/**
 * The one-time link by which the first ADMIN makes an account, good for 7 days; earlier ones end. Null when an active
 * person has a password already. The address is without a slash at its end.
 */
export async function firstAccountLink(dataSource: DataSource, publicUrl: string): Promise<string | null> {
  const { result } = await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
    await work.alone('first account');
    return (await hasAccounts(work)) ? null : (await openInvitation(work, null, publicUrl)).url;
  });
  return result;
}

/** Makes the first person, an ADMIN. Refuses when somebody can sign in already, and an address that is another's. */
export async function makeFirstPerson(work: Work, { name, email, discipline }: FirstAccount): Promise<Person> {
  await work.alone('first account');
  if (await hasAccounts(work)) {
    throw refusal(
      UserErrorCode.INVALID,
      'The first account was made already. Ask its owner for an invitation.',
      'token',
    );
  }
  return work.save(
    work.make(Person, { name, email, discipline, role: Role.ADMIN, active: true, away: [], standInId: null }),
  );
}
