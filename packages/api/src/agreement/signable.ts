import type { Entity } from '../platform/database/columns.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { edge } from '../platform/graphql/edges.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import type { Row } from '../platform/row.ts';
import type { Work } from '../platform/work.ts';
import { agreementsOf } from './sign-off.reading.ts';

interface Signable {
  entity: Entity<Row>;
  closedBecause(row: Row): string | null;
  settled(work: Work, row: Row): Promise<void>;
}

const signables = new Map<string, Signable>();

/**
 * Makes a type one that can be agreed on: it can be signed, and its edges `signOffs` and `agreed` answer. The type
 * itself says `implements: [Node, Agreement]`. `closedBecause` names, for a row that is past agreeing, why; `settled`
 * does what follows when a sign-off was given or taken back.
 */
export function signable<T extends Row>(
  entity: Entity<T>,
  closedBecause: (row: T) => string | null = () => null,
  settled: (work: Work, row: T) => Promise<void> = async () => undefined,
): void {
  signables.set(entity.name, { entity, closedBecause, settled } as Signable);
  const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
  edge<Row>(entity, 'signOffs', async ({ db }, rows) => {
    const states = await agreementsOf(db, entity.name, idsOf(rows));
    return rows.map(({ id }) => states.get(id)!.signOffs);
  });
  edge<Row>(entity, 'agreed', async ({ db }, rows) => {
    const states = await agreementsOf(db, entity.name, idsOf(rows));
    return rows.map(({ id }) => states.get(id)!.agreed);
  });
}

/** The type and the row's own id behind a global id of something that can be agreed on; null for any other. */
export function signableId(globalId: string): { subjectType: string; subjectId: string } | null {
  const parsed = parseGlobalId(globalId);
  return parsed && signables.has(parsed.typeName) ? { subjectType: parsed.typeName, subjectId: parsed.id } : null;
}

/** Locks what is to be signed. Refuses NOT_FOUND for what cannot be agreed on, GUARD_FAILED for what is past it. */
export async function takeSignable(work: Work, globalId: string, field: string): Promise<Row> {
  const known = signableId(globalId);
  if (!known) {
    const wanted = [...signables.keys()].sort().join(', ');
    const message = `This is no id of something that can be agreed on; one of these is wanted: ${wanted}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, field);
  }
  const { entity, closedBecause } = signables.get(known.subjectType)!;
  const row = await work.take(entity, known.subjectId, null, field);
  const closed = closedBecause(row);
  if (closed) throw refusal(UserErrorCode.GUARD_FAILED, closed, field);
  return row;
}

/** Does what follows for a thing when a sign-off of it was given or taken back. */
export async function settle(work: Work, subject: Row): Promise<void> {
  await signables.get(subject.constructor.name)!.settled(work, subject);
}
