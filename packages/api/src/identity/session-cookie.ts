import type { CookieOptions, Request, Response } from 'express';
import type { Credentials } from '../platform/http/request.ts';

/** Where the service is reached, and how long its cookie is kept. */
export interface CookieRules {
  publicUrl: string;
  sessionHours: number;
}

const isHttps = (req: Credentials, publicUrl: string): boolean => publicUrl.startsWith('https:') || req.secure;

// Browsers take a `__Host-` cookie from this very host over https only, so no neighbour can plant one.
const nameFor = (https: boolean, suffix: string): string => `${https ? '__Host-' : ''}waymark${suffix}`;

const optionsFor = (https: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure: https, path: '/' });

/** A cookie of ours: the session, or what a sign-in under way needs to come to its end. */
type Suffix = '' | '-sign-in';

/** What the request's cookie of ours holds; null when it has none. */
export function cookieIn(req: Credentials, publicUrl: string, suffix: Suffix): string | null {
  const name = nameFor(isHttps(req, publicUrl), suffix);
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return null;
}

/** Gives the browser a cookie of ours, out of the reach of scripts. */
export function keepCookie(
  req: Request,
  res: Response,
  publicUrl: string,
  { suffix, value, maxAge }: { suffix: Suffix; value: string; maxAge: number },
): void {
  const https = isHttps(req, publicUrl);
  res.cookie(nameFor(https, suffix), value, { ...optionsFor(https), maxAge });
}

/** Makes the browser forget a cookie of ours. */
export function forgetCookie(req: Request, res: Response, publicUrl: string, suffix: Suffix): void {
  const https = isHttps(req, publicUrl);
  res.clearCookie(nameFor(https, suffix), optionsFor(https));
}

/** The session's secret in the request's cookie; null when it has none. */
export function sessionSecretOf(req: Credentials, publicUrl: string): string | null {
  return cookieIn(req, publicUrl, '');
}

/** Gives the browser the session's secret. */
export function keepSession(req: Request, res: Response, secret: string, rules: CookieRules): void {
  keepCookie(req, res, rules.publicUrl, { suffix: '', value: secret, maxAge: rules.sessionHours * 3_600_000 });
}

/** Makes the browser forget the session. */
export function forgetSession(req: Request, res: Response, publicUrl: string): void {
  forgetCookie(req, res, publicUrl, '');
}
