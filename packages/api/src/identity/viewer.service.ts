import { type Actor, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { Reader } from '../platform/database/reader.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { ApiToken } from './api-token.entity.ts';
import { Person } from './person.entity.ts';
import { leastRole } from './role.ts';
import type { Viewer } from './viewer.types.ts';

/** Who did something, by kind and id. */
export type ActorRef = Pick<Actor, 'id'> & { kind: string };

/** The person or token behind each reference, in the same order; null for the service itself and for nobody. */
export async function actorsOf(db: Reader, refs: readonly ActorRef[]): Promise<(Person | ApiToken | null)[]> {
  const idsOf = (kind: string) => [...new Set(refs.flatMap((ref) => (ref.kind === kind && ref.id ? [ref.id] : [])))];
  const found = await Promise.all([listById(db, Person, idsOf('PERSON')), listById(db, ApiToken, idsOf('TOKEN'))]);
  const known = new Map<string | null, Person | ApiToken>(found.flat().map((actor) => [actor.id, actor]));
  return refs.map(({ id }) => known.get(id) ?? null);
}

/** The caller, and what it may do. */
export async function viewerOf({ db, actor }: Context): Promise<Viewer> {
  const [found] = await actorsOf(db, [actor]);
  const isPerson = actor.kind === 'PERSON';
  const permissions = Object.values(Permission).filter((permission) => actor.permissions.has(permission));
  return {
    actor: found ?? null,
    person: isPerson ? (found as Person) : null,
    role: leastRole(permissions),
    scopes: actor.kind === 'TOKEN' ? (found as ApiToken).scopes : [],
    permissions,
  };
}
