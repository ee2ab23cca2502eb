import type { Request } from 'express';
import { type Actor, Permission } from '../platform/actor.ts';
import type { Config } from '../platform/config.ts';
import type { Reader } from '../platform/database/reader.ts';
import { bearerOf, type Caller } from '../platform/http/request.ts';
import { actorOfToken } from './token.service.ts';

const anonymous: Actor = { kind: 'ANONYMOUS', id: null, permissions: new Set([Permission.READ]) };

/** Tells who a request comes from: its token, else its session, else anybody where anonymous reading is on. */
export function recogniser(db: Reader, config: Config): (req: Request) => Promise<Caller | null> {
  return async (req) => {
    const token = bearerOf(req);
    if (token) {
      const actor = await actorOfToken(db, token);
      return actor && { actor, via: 'api' };
    }
    return config.anonymousRead ? { actor: anonymous, via: 'api' } : null;
  };
}
