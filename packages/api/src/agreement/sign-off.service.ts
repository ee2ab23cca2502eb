import sql from 'sql-template-tag';
import { Person } from '../identity/person.entity.ts';
import { may, must, Permission } from '../platform/actor.ts';
import { tableOf } from '../platform/database/columns.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import type { Row } from '../platform/row.ts';
import type { Work } from '../platform/work.ts';
import { SignOff } from './sign-off.entity.ts';
import type { SignOffInput } from './sign-off.input.ts';
import { leadsToStandInFor, principalOf } from './sign-off.rules.ts';
import { settle, signableId, takeSignable } from './signable.ts';

/**
 * Signs for the person who acts, with the person's own discipline; whoever stands in for a lead who is away signs for
 * that lead, and it is shown. Signing again changes the note, the discipline or for whom; the same again changes
 * nothing. Refuses tokens, people who are no leads and stand in for nobody today, and what cannot be agreed on.
 */
export async function signOff(work: Work, { subjectId, note }: SignOffInput): Promise<Row> {
  const signer = await signerOf(work);
  const absent = leadsToStandInFor(signer, await work.list(Person, { standInId: signer.id }), today(work));
  if (absent.length === 0) must(work.actor, Permission.AGREE);
  const subject = await takeSignable(work, subjectId, 'subjectId');
  const about = { subjectType: subject.constructor.name, subjectId: subject.id };
  const present = await work.list(SignOff, about);
  const principal = principalOf(signer, absent, present, may(work.actor, Permission.AGREE));
  const known = present.find(({ personId }) => personId === signer.id);
  const before = known && stateOf(known);
  const row = known ?? work.make(SignOff, { ...about, personId: signer.id, note: null });
  row.discipline = signer.discipline;
  row.forPersonId = principal?.id ?? null;
  if (note !== undefined) row.note = note?.trim() || null;
  if (before === stateOf(row)) return subject;
  row.signedAt = work.at;
  await work.save(row);
  await settle(work, subject);
  return subject;
}

/**
 * Takes back the sign-off of the person who acts, and one that a stand-in gave for that person. The note says why in
 * the history. Refuses tokens and NOT_FOUND where there is none.
 */
export async function withdraw(work: Work, { subjectId, note }: SignOffInput): Promise<Row> {
  const signer = await signerOf(work);
  const about = signableId(subjectId);
  const own = about
    ? (await work.list(SignOff, about)).filter((each) => [each.personId, each.forPersonId].includes(signer.id))
    : [];
  if (own.length === 0) must(work.actor, Permission.AGREE);
  const subject = await takeSignable(work, subjectId, 'subjectId');
  if (own.length === 0) throw refusal(UserErrorCode.NOT_FOUND, 'You have not signed this off.', 'subjectId');
  for (const each of own) await work.remove(each);
  await settle(work, subject);
  work.note.reason ??= note?.trim() || null;
  return subject;
}

/**
 * Clears all sign-offs of something because its substance changed. The reason becomes that of the Work where the
 * caller gave none, so that the history says why. Gives how many there were.
 */
export async function clearSignOffs(
  work: Work,
  subjectType: string,
  subjectId: string,
  reason: string,
): Promise<number> {
  const cleared = await work.query(sql`
    delete from ${tableOf(SignOff)} where subject_type = ${subjectType} and subject_id = ${subjectId}::uuid returning id`);
  if (cleared.length > 0) work.note.reason ??= reason;
  return cleared.length;
}

async function signerOf(work: Work): Promise<Person> {
  const { kind, id } = work.actor;
  const person = kind === 'PERSON' ? await work.find(Person, { id: id! }) : null;
  if (person) return person;
  throw refusal(UserErrorCode.FORBIDDEN, 'Only a person can sign off: sign in, and do it in your own name.');
}

function today(work: Work): string {
  return work.at.toISOString().slice(0, 10);
}

function stateOf({ discipline, forPersonId, note }: SignOff): string {
  return JSON.stringify([discipline, forPersonId, note]);
}
