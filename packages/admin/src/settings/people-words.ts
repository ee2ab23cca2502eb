import type { PersonInput, PersonPartsFragment, Role } from '../gql/graphql.ts';

export const roleWords: Record<Role, string> = {
  VIEWER: 'Viewer',
  CONTRIBUTOR: 'Contributor',
  LEAD: 'Lead',
  ADMIN: 'Admin',
};
export const roleMeanings: Record<Role, string> = {
  VIEWER: 'Reads the roadmap; no texts of customers.',
  CONTRIBUTOR: 'Adds feedback, concerns and updates.',
  LEAD: 'Plans, ranks, decides and signs off.',
  ADMIN: 'Manages people and access as well.',
};

/** A person as the API takes it, with what is to change: what is left out would be lost or refused. */
export function personInputOf(person: PersonPartsFragment, changes: Partial<PersonInput> = {}): PersonInput {
  const { id, name, email, discipline, role, active } = person;
  return { id, name, email: email ?? '', discipline, role, active, ...changes };
}

/** The spans that lie before a day are over; the one that holds it is now; the first after it is to come. */
export function awayWords(away: PersonPartsFragment['away'], today: string): string | null {
  const now = away.find(({ from, to }) => from <= today && today <= to);
  if (now) return `away to ${now.to}`;
  const next = away.filter(({ from }) => from > today).sort((one, other) => one.from.localeCompare(other.from))[0];
  return next ? `away from ${next.from}` : null;
}
