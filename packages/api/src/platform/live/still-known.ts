import { LRUCache } from 'lru-cache';
import type { Caller, Credentials, Recognise } from '../http/request.ts';

/** How long an answer may be old, so that many connections of one caller are one question. */
const freshMs = 1_000;

/**
 * Tells again and again whether whoever opened a connection is still known and still may what it could then. For
 * connections that last: people leave, sessions end and tokens are revoked meanwhile.
 */
export function stillKnown(recognise: Recognise): (shown: Credentials, opened: Caller) => Promise<boolean> {
  const asked = new LRUCache<string, Promise<Caller | null>>({ max: 10_000, ttl: freshMs });
  const present = (shown: Credentials): Promise<Caller | null> => {
    const key = JSON.stringify([shown.headers.authorization, shown.headers.cookie, shown.secure]);
    const known = asked.get(key);
    if (known) return known;
    const question = recognise(shown);
    asked.set(key, question);
    question.catch(() => asked.delete(key));
    return question;
  };
  return async (shown, { actor }) => {
    const now = (await present(shown))?.actor;
    return (
      now !== undefined && now.id === actor.id && [...actor.permissions].every((each) => now.permissions.has(each))
    );
  };
}
