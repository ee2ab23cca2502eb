import type { Request, Response } from 'express';
import { cookieIn, forgetCookie, keepCookie } from '../session-cookie.ts';

const lifetimeMs = 10 * 60_000;

/** A sign-in on its way to the provider and back. */
export interface Attempt {
  /** Comes back beside the code: the answer is to a question of this browser. */
  state: string;
  /** Comes back within the ID token: it was made for this very sign-in. */
  nonce: string;
  /** Proves to the provider that whoever brings the code is who asked for it (PKCE). */
  verifier: string;
  /** The page to go on to. */
  next: string;
  /** When it began, in milliseconds. */
  at: number;
}

/** Has the browser keep an attempt, for ten minutes and out of the reach of scripts. */
export function keepAttempt(req: Request, res: Response, publicUrl: string, attempt: Attempt): void {
  const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  keepCookie(req, res, publicUrl, { suffix: '-sign-in', value, maxAge: lifetimeMs });
}

/** The attempt that the browser brings back, which it keeps no longer; null without one. */
export function takeAttempt(req: Request, res: Response, publicUrl: string): Attempt | null {
  const value = cookieIn(req, publicUrl, '-sign-in');
  if (value === null) return null;
  forgetCookie(req, res, publicUrl, '-sign-in');
  try {
    const { state, nonce, verifier, next, at } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    const isWhole = [state, nonce, verifier, next].every((each) => typeof each === 'string' && each !== '');
    return isWhole && typeof at === 'number' ? { state, nonce, verifier, next: pageIn(next), at } : null;
  } catch {
    return null;
  }
}

/** Whether the attempt took longer than one may. */
export function isOver({ at }: Attempt): boolean {
  return !(Date.now() - at < lifetimeMs);
}

/** The path of a page of ours; the first page for anything else, such as an address of another site. */
export function pageIn(next: unknown): string {
  const base = 'https://waymark.invalid';
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, base)) return '/';
  const { origin, pathname, search, hash } = new URL(next, base);
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
