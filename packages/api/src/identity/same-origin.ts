import type { Request, RequestHandler } from 'express';
import { refuse } from '../platform/http/refuse.ts';
import { callerOf } from '../platform/http/request.ts';

const harmless = ['GET', 'HEAD', 'OPTIONS'];

/** Refuses writes that a page of another site sends in a person's name: browsers add the session's cookie to them. */
export function ownPagesOnly(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).host;
  return (req, res, next) => {
    if (harmless.includes(req.method) || isFromOwnPage(req, own)) {
      next();
      return;
    }
    refuse(res, 403, 'FORBIDDEN', 'This request comes from a page of another site, so it is not done.');
  };
}

/** The same for callers that a session's cookie recognised; a token is never sent by accident. */
export function sessionsFromOwnPagesOnly(publicUrl: string): RequestHandler {
  const guard = ownPagesOnly(publicUrl);
  return (req, res, next) => (callerOf(req)?.via === 'ui' ? guard(req, res, next) : next());
}

function isFromOwnPage(req: Request, own: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === req.host || host === own;
}
