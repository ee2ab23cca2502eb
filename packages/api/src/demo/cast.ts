import { hashPassword, keepPassword } from '../identity/password.ts';
import { savePerson } from '../identity/person.service.ts';
import { Discipline, permissionsOfRole, Role } from '../identity/role.ts';
import { type Actor, systemActor } from '../platform/actor.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { saveTeam } from '../team/team.service.ts';
import type { Stage } from './stage.ts';

const { PRODUCT, ENGINEERING, DESIGN, SUPPORT, OTHER } = Discipline;
const { VIEWER, CONTRIBUTOR, LEAD, ADMIN } = Role;

/** The three teams of Kestrel Pay, a bank for small businesses that does not exist. */
export const teams = { cards: 'Cards', payments: 'Payments', trust: 'Trust and platform' } as const;

/** One of the teams. */
export type TeamSlug = keyof typeof teams;

interface Part {
  name: string;
  discipline: Discipline;
  role: Role;
  team?: TeamSlug;
}

const people = {
  eleanor: { name: 'Eleanor Quist', discipline: OTHER, role: ADMIN },
  mara: { name: 'Mara Lindqvist', discipline: PRODUCT, role: LEAD, team: 'cards' },
  tomas: { name: 'Tomás Herrera', discipline: ENGINEERING, role: LEAD, team: 'cards' },
  aiko: { name: 'Aiko Sato', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'cards' },
  jonas: { name: 'Jonas Weber', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'cards' },
  nadia: { name: 'Nadia Rahman', discipline: DESIGN, role: CONTRIBUTOR, team: 'cards' },
  pieter: { name: 'Pieter Bakker', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'cards' },
  seun: { name: 'Oluwaseun Adeyemi', discipline: PRODUCT, role: LEAD, team: 'payments' },
  ingrid: { name: 'Ingrid Solberg', discipline: ENGINEERING, role: LEAD, team: 'payments' },
  bruno: { name: 'Bruno Costa', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'payments' },
  leila: { name: 'Leila Farsi', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'payments' },
  emeka: { name: 'Emeka Obi', discipline: SUPPORT, role: CONTRIBUTOR, team: 'payments' },
  sofia: { name: 'Sofia Marino', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'payments' },
  priya: { name: 'Priya Nair', discipline: PRODUCT, role: LEAD, team: 'trust' },
  david: { name: 'David Okafor', discipline: ENGINEERING, role: LEAD, team: 'trust' },
  hanna: { name: 'Hanna Virtanen', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'trust' },
  rasmus: { name: 'Rasmus Holm', discipline: ENGINEERING, role: CONTRIBUTOR, team: 'trust' },
  yuki: { name: 'Yuki Tanaka', discipline: DESIGN, role: CONTRIBUTOR, team: 'trust' },
  clara: { name: 'Clara Dupont', discipline: SUPPORT, role: CONTRIBUTOR, team: 'trust' },
  victor: { name: 'Victor Hale', discipline: OTHER, role: VIEWER },
} as const satisfies Record<string, Part>;

/** A person of the demo, by first name. */
export type PersonKey = keyof typeof people;

/** The leads of each team. */
export const leads = {
  cards: { product: 'mara', engineering: 'tomas' },
  payments: { product: 'seun', engineering: 'ingrid' },
  trust: { product: 'priya', engineering: 'david' },
} as const satisfies Record<TeamSlug, Record<'product' | 'engineering', PersonKey>>;

/** The accounts that are shown at the start: one of each role. */
export const shownAccounts = [
  { key: 'mara', is: 'product lead' },
  { key: 'tomas', is: 'engineering lead' },
  { key: 'aiko', is: 'contributor' },
  { key: 'victor', is: 'viewer' },
  { key: 'eleanor', is: 'admin' },
] as const satisfies { key: PersonKey; is: string }[];

/** The address by which a person of the demo signs in. */
export function emailOfPerson(key: PersonKey): string {
  return `${key}@kestrel.example`;
}

/** The people of the demo, once they are made. */
export class Cast {
  private ids = new Map<PersonKey, string>();

  /** Who acts as this person. Asked for only while the demo is played. */
  actor(key: PersonKey): () => Actor {
    return () => ({ kind: 'PERSON', id: this.own(key), permissions: new Set(permissionsOfRole(people[key].role)) });
  }

  /** The id by which callers name this person. */
  id(key: PersonKey): string {
    return globalId('Person', this.own(key));
  }

  private own(key: PersonKey): string {
    const id = this.ids.get(key);
    if (!id) throw new Error(`${key} is not made yet.`);
    return id;
  }

  /** Makes the people and the teams, all with the same password, on the first day. */
  enter(stage: Stage, firstDay: number, password: string): void {
    stage.on(
      firstDay,
      () => systemActor,
      '0 people',
      async (work) => {
        const hash = await hashPassword(password);
        for (const [key, { name, discipline, role }] of Object.entries(people) as [PersonKey, Part][]) {
          const person = await savePerson(work, { name, email: emailOfPerson(key), discipline, role });
          await keepPassword(work, person.id, hash);
          this.ids.set(key, person.id);
        }
        await this.makeTeams(work);
      },
    );
    stage.on(3, this.actor('eleanor'), 'eleanor', (work) => this.awayAndGone(stage, work));
  }

  private async makeTeams(work: Work): Promise<void> {
    for (const [slug, name] of Object.entries(teams)) {
      const members = (Object.entries(people) as [PersonKey, Part][]).filter(([, { team }]) => team === slug);
      await saveTeam(work, { slug, name, memberIds: members.map(([key]) => this.id(key)) });
    }
  }

  /** One lead is away next week with a stand-in, one person is on leave, and one has left. */
  private async awayAndGone({ calendar }: Stage, work: Work): Promise<void> {
    const away = (from: number, to: number) => [{ from: calendar.day(-from), to: calendar.day(-to) }];
    const as = (key: PersonKey) => {
      const { name, discipline, role } = people[key];
      return { id: this.id(key), email: emailOfPerson(key), name, discipline, role };
    };
    await savePerson(work, { ...as('ingrid'), away: away(4, 18), standInId: this.id('bruno') });
    await savePerson(work, { ...as('aiko'), away: away(10, 24) });
    const gone = { name: 'Felix Brandt', email: 'felix@kestrel.example', discipline: ENGINEERING, role: CONTRIBUTOR };
    await savePerson(work, { ...gone, active: false });
  }
}
