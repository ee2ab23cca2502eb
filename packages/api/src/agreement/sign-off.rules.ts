import type { AwaySpan, Person } from '../identity/person.entity.ts';
import { Discipline, Role } from '../identity/role.ts';

/** Who signed, for whom and as what. */
export interface Signature {
  personId: string;
  /** The one for whom a stand-in signed. */
  forPersonId: string | null;
  discipline: Discipline;
}

/**
 * Whether product and engineering agree: one person signed for PRODUCT and another for ENGINEERING. Nobody stands on
 * both sides, neither by signing nor by having someone sign for them. Other disciplines neither help nor hinder.
 */
export function isAgreed(signatures: readonly Signature[]): boolean {
  const of = (discipline: Discipline) => signatures.filter((each) => each.discipline === discipline);
  return of(Discipline.PRODUCT).some((product) =>
    of(Discipline.ENGINEERING).some((engineering) => !shareSomeone(product, engineering)),
  );
}

function shareSomeone(one: Signature, other: Signature): boolean {
  const people = [other.personId, other.forPersonId];
  return people.includes(one.personId) || (one.forPersonId !== null && people.includes(one.forPersonId));
}

/** Whether a day, as YYYY-MM-DD, lies in one of the spans; both ends of a span belong to it. */
export function isAwayOn(day: string, away: readonly AwaySpan[]): boolean {
  return away.some(({ from, to }) => from <= day && day <= to);
}

/**
 * The leads for whom a person may sign on this day: active ones of the same discipline who are away and have named
 * this person as the stand-in. In the order of their names.
 */
export function leadsToStandInFor(signer: Person, people: readonly Person[], day: string): Person[] {
  const fits = (lead: Person): boolean =>
    lead.standInId === signer.id &&
    lead.active &&
    lead.discipline === signer.discipline &&
    [Role.LEAD, Role.ADMIN].includes(lead.role) &&
    isAwayOn(day, lead.away);
  return people.filter(fits).sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/**
 * For whom a signer signs: the first of the absent leads who has not signed yet and has nobody else signing for them.
 * Without such a one, a lead signs on the own account alone (null), and another stand-in for the first absent lead.
 */
export function principalOf(
  signer: Person,
  absent: readonly Person[],
  present: readonly Signature[],
  isLead: boolean,
): Person | null {
  const others = present.filter(({ personId }) => personId !== signer.id);
  const open = absent.find(({ id }) => !others.some((each) => each.personId === id || each.forPersonId === id));
  return open ?? (isLead ? null : (absent[0] ?? null));
}
