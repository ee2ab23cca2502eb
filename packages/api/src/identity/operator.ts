import { timingSafeEqual } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { type Actor, systemActor } from '../platform/actor.ts';
import { bearerOf, type Recognise } from '../platform/http/request.ts';
import { Work } from '../platform/work.ts';
import { ApiToken } from './api-token.entity.ts';
import { permissionsOfScopes, TokenScope } from './role.ts';
import { hashOf } from './secrets.ts';

// No secret has this hash: nobody comes in from outside as the command line.
const noHash = 'the command line of this machine';

/**
 * The token in whose name the command line acts on its own database, so that the history says so. It has no secret:
 * whoever can open the database needs none.
 */
export async function operatorOf(dataSource: DataSource): Promise<Actor> {
  const note = { via: 'api', reason: 'First use of the command line' } as const;
  const { result } = await Work.transact(dataSource, systemActor, note, async (work) => {
    await work.alone('operator');
    const known = await work.find(ApiToken, { hash: noHash });
    const values = { name: 'Command line', prefix: 'local', hash: noHash, scopes: [TokenScope.ADMIN] };
    return (
      known ?? work.save(work.make(ApiToken, { ...values, createdAt: new Date(), expiresAt: null, revokedAt: null }))
    );
  });
  return { kind: 'TOKEN', id: result.id, permissions: new Set(permissionsOfScopes([TokenScope.ADMIN])) };
}

/**
 * Recognises, before everyone else, the operator: whoever can open the database itself, as the command line on the
 * service's own machine does. The secret lives in the memory of one process and is stored nowhere.
 */
export function withOperator(operator: { secret: string; actor: Actor } | null, others: Recognise): Recognise {
  if (!operator) return others;
  const wanted = Buffer.from(hashOf(operator.secret));
  return async (req) => {
    const given = bearerOf(req);
    if (given && timingSafeEqual(Buffer.from(hashOf(given)), wanted)) return { actor: operator.actor, via: 'api' };
    return others(req);
  };
}
