import type { DataSource } from 'typeorm';
import { systemActor } from '../../platform/actor.ts';
import type { Config } from '../../platform/config.ts';
import { DomainError } from '../../platform/errors.ts';
import { globalId } from '../../platform/graphql/global-id.ts';
import { textIssues } from '../../platform/texts.ts';
import { Work } from '../../platform/work.ts';
import type { Begun } from '../accept.service.ts';
import { Person } from '../person.entity.ts';
import { emailIssues, emailOf } from '../person.rules.ts';
import { savePerson } from '../person.service.ts';
import { Discipline, Role } from '../role.ts';
import { beginProvenSession } from '../session.service.ts';
import { disciplineIn, emailIn, nameIn, roleIn } from './claims.rules.ts';
import { type Identity, identityOf, isKnownTo, keepIdentity, type Named } from './identities.ts';
import { SignInProblem } from './problem.ts';
import type { Proof } from './provider.ts';

/**
 * Begins a session of the person whom a provider proved: known by what the provider calls the person, else by a verified
 * e-mail address, else made, as a VIEWER unless the claims name another role. Throws SignInProblem for people who left,
 * and where nobody can be told.
 */
export async function enterByProof(dataSource: DataSource, config: Config, proof: Proof): Promise<Begun> {
  const named: Named = { role: roleIn(proof.claims, config), discipline: disciplineIn(proof.claims, config) };
  const note = { via: 'ui', reason: 'Sign-in by OpenID Connect' } as const;
  const { result } = await Work.transact(dataSource, systemActor, note, async (work) => {
    await work.alone('people');
    const known = await identityOf(work, proof);
    const personId = known?.personId ?? (await personByEmail(work, config, proof, named));
    if (known) await followClaims(work, known, named);
    await keepIdentity(work, proof, personId, named);
    const secret = await beginProvenSession(work, personId, proof.issuer);
    if (secret === null) throw new SignInProblem('INACTIVE');
    return { personId, secret };
  });
  return result;
}

/** The id of the person with the verified address, made if there is none. Who is known keeps role and discipline. */
async function personByEmail(work: Work, config: Config, proof: Proof, named: Named): Promise<string> {
  const email = emailOf(emailIn(proof.claims, config) ?? '');
  if (emailIssues(email).length > 0 || textIssues({ email }).length > 0) throw new SignInProblem('EMAIL');
  const known = await work.find(Person, { email });
  if (!known) return (await savePerson(work, newPerson(proof, email, named))).id;
  if (!known.active) throw new SignInProblem('INACTIVE');
  if (await isKnownTo(work, proof.issuer, known.id)) throw new SignInProblem('TAKEN');
  return known.id;
}

function newPerson({ claims }: Proof, email: string, { role, discipline }: Named) {
  const given = nameIn(claims, email);
  const name = textIssues({ name: given }).length > 0 ? email : given;
  return { name, email, role: role ?? Role.VIEWER, discipline: discipline ?? Discipline.OTHER };
}

/**
 * Gives the person the role and the discipline that the claims name, where they name others than the last time. What
 * the rules for people refuse, such as to leave nobody as ADMIN, stays as it is.
 */
async function followClaims(work: Work, known: Identity, named: Named): Promise<void> {
  const { id, name, email, active, ...words } = await work.take(Person, known.personId);
  if (!active) return;
  let present = { role: words.role, discipline: words.discipline };
  for (const word of ['role', 'discipline'] as const) {
    if (named[word] === undefined || named[word] === known[word]) continue;
    const next = { ...present, [word]: named[word] ?? { role: Role.VIEWER, discipline: Discipline.OTHER }[word] };
    const saved = savePerson(work, { id: globalId('Person', id), name, email, ...next });
    present = await saved.then(
      () => next,
      (error: unknown) => {
        if (error instanceof DomainError) return present;
        throw error;
      },
    );
  }
}
