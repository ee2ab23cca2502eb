import http from 'node:http';
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { adminClient } from './admin-client.ts';
import { refuse } from './refuse.ts';
import { callerOf } from './request.ts';

/** The policy of what pages of the client may load: nothing but their own files. */
export const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
};

/**
 * An HTTP server whose connections may not dawdle: headers come in time, and are looked after often enough for that. How
 * long bodies may take is not the same for all routes, so the routes see to it.
 */
export function createHttpServer(app: Express, { headerSeconds }: Pick<Config, 'headerSeconds'>): http.Server {
  const headersTimeout = headerSeconds * 1_000;
  return http.createServer(
    {
      headersTimeout,
      connectionsCheckingInterval: Math.min(5_000, headersTimeout / 2),
      requestTimeout: 0,
      keepAliveTimeout: 65_000,
    },
    app,
  );
}

/** The headers that pages of other origins may send and read. Cookies are not among them: such pages bring a token. */
const takenFromPages = 'authorization, content-type, if-none-match, idempotency-key, waymark-run-id';
const shownToPages = 'etag, retry-after, waymark-redacted, x-request-id';

/** Security headers, and other origins only where a setting names them. */
export function headers(config: Config): RequestHandler[] {
  const https = config.publicUrl?.startsWith('https:') ?? false;
  const cors: RequestHandler = (req, res, next) => {
    const { origin } = req.headers;
    if (config.corsOrigins.length > 0) res.vary('Origin');
    if (!origin || !config.corsOrigins.includes(origin)) {
      next();
      return;
    }
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Expose-Headers', shownToPages);
    if (req.method !== 'OPTIONS') {
      next();
      return;
    }
    res.setHeader('Access-Control-Allow-Headers', takenFromPages);
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    res.setHeader('Access-Control-Max-Age', '600');
    res.status(204).end();
  };
  return [helmet({ contentSecurityPolicy, strictTransportSecurity: https, crossOriginEmbedderPolicy: false }), cors];
}

/** Refuses callers that nobody knows, and says how to get a token. */
export const knownCallersOnly: RequestHandler = (req, res, next) => {
  if (callerOf(req)) {
    next();
    return;
  }
  const message =
    'Say who you are: send `Authorization: Bearer wm_…` (make a token with `npx waymark token create`, or in the client under Settings), or sign in.';
  res.setHeader('WWW-Authenticate', 'Bearer realm="waymark"');
  refuse(res, 401, 'UNAUTHENTICATED', message);
};

/** Everything that is served, in order: the API, the files of slices, then the client. */
export function mount(
  app: Express,
  config: Config,
  parts: {
    graphql: RequestHandler;
    streams: RequestHandler;
    routers: Router[];
    clientFolder: string;
  },
): void {
  const client = adminClient(parts.clientFolder);
  // A browser that opens the address gets a page of the client, which asks the API at the same address.
  app.get('/graphql', (req, res, next) => {
    const isBrowser = req.accepts(['application/graphql-response+json', 'json', 'html']) === 'html';
    if (isBrowser) client(req, res, next);
    else next();
  });
  app.use('/graphql/stream', knownCallersOnly, express.json({ limit: config.maxBodyBytes }), parts.streams);
  app.use('/graphql', knownCallersOnly, express.json({ limit: config.maxBodyBytes }), parts.graphql);
  for (const router of parts.routers) app.use(router);
  app.use(client);
}
