import { type Actor, Permission } from '../platform/actor.ts';
import type { Config } from '../platform/config.ts';
import type { Reader } from '../platform/database/reader.ts';
import { bearerOf, type Recognise } from '../platform/http/request.ts';
import { actorOfSession } from './session.service.ts';
import { sessionSecretOf } from './session-cookie.ts';
import { actorOfToken } from './token.service.ts';

const anonymous: Actor = { kind: 'ANONYMOUS', id: null, permissions: new Set([Permission.READ]) };

/**
 * Tells who a request comes from: its token, else its session, else anybody where anonymous reading is on. A token
 * that opens nothing makes the caller unknown, whatever else the request brings.
 */
export function recogniser(db: Reader, config: Config, publicUrl: string): Recognise {
  return async (req) => {
    if (/^bearer\b/i.test(req.headers.authorization ?? '')) {
      const actor = await actorOfToken(db, bearerOf(req) ?? '');
      return actor && { actor, via: 'api' };
    }
    const secret = sessionSecretOf(req, publicUrl);
    const actor = secret && (await actorOfSession(db, secret, config));
    if (actor) return { actor, via: 'ui' };
    return config.anonymousRead ? { actor: anonymous, via: 'api' } : null;
  };
}
