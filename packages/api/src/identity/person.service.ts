import { raw } from 'sql-template-tag';
import { may, must, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { ownIdOrNone } from '../platform/graphql/global-id.ts';
import { pageOf } from '../platform/graphql/page.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { closeInvitations } from './invitation.service.ts';
import { Person } from './person.entity.ts';
import type { PersonInput } from './person.input.ts';
import { awayIssues, emailIssues, emailOf, standInIssues } from './person.rules.ts';
import { Role } from './role.ts';
import { endSessionsOf } from './session.service.ts';

/** A page of all people by name, those who left included. */
export function peopleByName(ctx: Context, args: PageArgs): Promise<Connection<Person>> {
  return pageOf(ctx.db, { entity: Person, order: [{ by: raw('lower(t.name)'), type: 'text' }] }, args);
}

/** A person's address as this caller may see it: the own one always, another's with READ_FEEDBACK. */
export function visibleEmail(ctx: Context, person: Person): string | null {
  const isOwn = ctx.actor.kind === 'PERSON' && ctx.actor.id === person.id;
  if (isOwn || may(ctx.actor, Permission.READ_FEEDBACK)) return person.email;
  ctx.redacted.value = true;
  return null;
}

/**
 * Makes a person or changes the one with this id. Whoever is not active any more is signed out with it. Refuses a
 * blank name, an address that is malformed or another's, spans that end before they begin, a stand-in of another
 * discipline, and to leave the organisation without an active ADMIN.
 */
export async function savePerson(work: Work, input: PersonInput): Promise<Person> {
  must(work.actor, Permission.MANAGE_PEOPLE);
  await work.alone('people');
  const id = ownIdOrNone('Person', input.id);
  const known = id ? await work.take(Person, id) : null;
  const wasAdmin = known !== null && isActiveAdmin(known);
  const person = work.change(known ?? work.make(Person, { active: true, away: [], standInId: null }), {
    name: input.name.trim(),
    email: emailOf(input.email),
    discipline: input.discipline,
    role: input.role,
    active: input.active,
    away: input.away?.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from.localeCompare(b.from)),
    standInId: ownIdOrNone('Person', input.standInId, 'standInId'),
  });
  refuseUnlessEmpty([
    ...blankIssues(input, 'name'),
    ...emailIssues(input.email),
    ...(await takenEmail(work, person)),
    ...awayIssues(input.away ?? []),
    ...(await unfitStandIn(work, person, input)),
    ...(await strandedByDiscipline(work, person)),
    ...(wasAdmin && !isActiveAdmin(person) ? await lastAdmin(work, person) : []),
  ]);
  if (!person.active) {
    await endSessionsOf(work, person.id);
    await closeInvitations(work, person.id);
  }
  return work.save(person);
}

const isActiveAdmin = (person: Person): boolean => person.active && person.role === Role.ADMIN;

async function takenEmail(work: Work, person: Person): Promise<Issue[]> {
  const holder = await work.find(Person, { email: person.email });
  if (!holder || holder.id === person.id) return [];
  return [{ code: UserErrorCode.TAKEN, message: 'Another person has this e-mail address.', field: ['email'] }];
}

async function unfitStandIn(work: Work, person: Person, input: PersonInput): Promise<Issue[]> {
  if (!person.standInId) return [];
  const standIn = await work.find(Person, { id: person.standInId });
  if (!standIn) {
    return [{ code: UserErrorCode.NOT_FOUND, message: 'There is no Person with this id.', field: ['standInId'] }];
  }
  const issues = standInIssues(person, standIn);
  const isNew = input.standInId != null;
  return isNew || standIn.discipline !== person.discipline ? issues : [];
}

async function strandedByDiscipline(work: Work, person: Person): Promise<Issue[]> {
  if (!person.id) return [];
  const stranded = (await work.list(Person, { standInId: person.id })).filter(
    (other) => other.discipline !== person.discipline && other.id !== person.id,
  );
  if (stranded.length === 0) return [];
  const names = stranded.map((other) => other.name).join(', ');
  const message = `${person.name} stands in for ${names}, of another discipline than ${person.discipline}: name another stand-in there first.`;
  return [{ code: UserErrorCode.GUARD_FAILED, message, field: ['discipline'] }];
}

async function lastAdmin(work: Work, person: Person): Promise<Issue[]> {
  const admins = await work.list(Person, { role: Role.ADMIN, active: true });
  if (admins.some((other) => other.id !== person.id)) return [];
  const message = `${person.name} is the last active ADMIN: make another person ADMIN first.`;
  return [{ code: UserErrorCode.GUARD_FAILED, message, field: [person.active ? 'role' : 'active'] }];
}
