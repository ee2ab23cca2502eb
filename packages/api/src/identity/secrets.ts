import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, fit for addresses. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a random secret: it cannot be turned back. Not for passwords, which people choose. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
