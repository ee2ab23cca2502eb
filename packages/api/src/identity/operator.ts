import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { systemActor } from '../platform/actor.ts';
import { bearerOf, type Caller } from '../platform/http/request.ts';
import { hashOf } from './secrets.ts';

/**
 * Recognises, before everyone else, the operator: whoever can open the database itself, as the command line on the
 * service's own machine does. The secret lives in the memory of one process and is stored nowhere.
 */
export function withOperator(
  secret: string | undefined,
  others: (req: Request) => Promise<Caller | null>,
): (req: Request) => Promise<Caller | null> {
  if (!secret) return others;
  const wanted = Buffer.from(hashOf(secret));
  return async (req) => {
    const given = bearerOf(req);
    if (given && timingSafeEqual(Buffer.from(hashOf(given)), wanted)) return { actor: systemActor, via: 'api' };
    return others(req);
  };
}
