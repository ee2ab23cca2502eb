import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Actor } from '../actor.ts';
import type { Logger } from '../log.ts';
import type { Metrics, OperationClass } from '../metrics.ts';
import type { Via } from '../work.ts';

/** Who a request comes from; null when nobody that is known. */
export interface Caller {
  actor: Actor;
  via: Via;
}

/** What a request shows of who sends it: its headers, and whether nobody could have listened. */
export type Credentials = Pick<Request, 'headers' | 'secure'>;

/** Tells who shows these; null when that is nobody that is known. */
export type Recognise = (shown: Credentials) => Promise<Caller | null>;

const callers = new WeakMap<Request, Caller | null>();
const ids = new WeakMap<Request, string>();

const served = new WeakMap<Request, { class: OperationClass; failed: boolean }>();

/** Notes what a request asks for, so that it is counted when it is answered. */
export function serve(req: Request, operations: OperationClass): void {
  served.set(req, { class: operations, failed: false });
}

/** Notes that a request failed by a fault of the service, whatever its status says. */
export function failed(req: Request): void {
  const known = served.get(req);
  if (known) known.failed = true;
}

/** Notes who a request comes from, before any route sees it. */
export function identify(recognise: Recognise): RequestHandler {
  return async (req, _res, next) => {
    callers.set(req, await recognise(req));
    next();
  };
}

/** Who the request comes from; null when nobody that is known. */
export function callerOf(req: Request): Caller | null {
  return callers.get(req) ?? null;
}

/** The id that the log and the answer's `X-Request-Id` share. */
export function requestId(req: Request): string {
  return ids.get(req) ?? '';
}

/** The bearer token that is shown, if there is one. */
export function bearerOf({ headers }: Credentials): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** Which part of the service a request is for, in one of few words. */
export function routeOf({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  const named = /^\/(graphql|import|export|auth|metrics|healthz|readyz|schema\.graphql)(?=\/|$|\?)/.exec(originalUrl);
  return named?.[1] ?? 'client';
}

/** Gives each request an id, and counts and logs its end, without addresses, queries or persons. */
export function follow(log: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const id = randomUUID();
    const started = performance.now();
    ids.set(req, id);
    res.setHeader('X-Request-Id', id);
    res.on('finish', () => {
      const route = routeOf(req);
      const seconds = (performance.now() - started) / 1_000;
      const known = served.get(req);
      if (known) {
        const outcome = known.failed || res.statusCode >= 500 ? 'failed' : 'ok';
        metrics.served.observe({ class: known.class, outcome }, seconds);
      }
      metrics.requests.inc({ route, status: `${Math.floor(res.statusCode / 100)}xx` });
      log.debug({ id, method: req.method, route, status: res.statusCode, ms: Math.round(seconds * 1_000) }, 'request');
    });
    next();
  };
}
