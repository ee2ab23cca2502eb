import type { CookieOptions, Request, Response } from 'express';
import type { Credentials } from '../platform/http/request.ts';

/** Where the service is reached, and how long its cookie is kept. */
export interface CookieRules {
  publicUrl: string;
  sessionHours: number;
}

const isHttps = (req: Credentials, publicUrl: string): boolean => publicUrl.startsWith('https:') || req.secure;

// Browsers take a `__Host-` cookie from this very host over https only, so no neighbour can plant one.
const nameFor = (https: boolean): string => (https ? '__Host-waymark' : 'waymark');

const optionsFor = (https: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure: https, path: '/' });

/** The session's secret in the request's cookie; null when it has none. */
export function sessionSecretOf(req: Credentials, publicUrl: string): string | null {
  const name = nameFor(isHttps(req, publicUrl));
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return null;
}

/** Gives the browser the session's secret, out of the reach of scripts. */
export function keepSession(req: Request, res: Response, secret: string, rules: CookieRules): void {
  const https = isHttps(req, rules.publicUrl);
  res.cookie(nameFor(https), secret, { ...optionsFor(https), maxAge: rules.sessionHours * 3_600_000 });
}

/** Makes the browser forget the session. */
export function forgetSession(req: Request, res: Response, publicUrl: string): void {
  const https = isHttps(req, publicUrl);
  res.clearCookie(nameFor(https), optionsFor(https));
}
