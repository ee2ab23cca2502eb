import type { Request } from 'express';
import { refusal, UserErrorCode } from '../errors.ts';
import { digestOf } from './answers/answer.ts';

/** The key under which a request is done once, and a digest of what it asks. */
export interface Idempotency {
  key: string;
  digest: string;
}

const allowed = /^[\x21-\x7e]{1,200}$/;

/** What a request's `Idempotency-Key` says; null without one. Refuses keys that are none. */
export function idempotencyOf(req: Request): Idempotency | null {
  const key = req.get('idempotency-key');
  if (key === undefined) return null;
  if (allowed.test(key)) return { key, digest: digestOf(JSON.stringify(req.body ?? null)) };
  throw refusal(UserErrorCode.INVALID, 'Idempotency-Key may have 1 to 200 visible characters of ASCII.');
}
