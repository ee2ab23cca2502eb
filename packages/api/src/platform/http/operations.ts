import { Router } from 'express';
import { may, Permission } from '../actor.ts';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics.ts';
import { refuse } from './refuse.ts';
import { callerOf } from './request.ts';

/** What machines ask of the service itself: is it alive, is it ready, what does it count, what is its schema. */
export function operations(parts: {
  config: Config;
  metrics: Metrics;
  isReady: () => Promise<boolean>;
  sdl: () => Promise<string>;
}): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const ready = await parts.isReady().catch(() => false);
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  router.get('/schema.graphql', async (_req, res) => {
    res.type('text/plain').send(await parts.sdl());
  });
  router.get('/metrics', async (req, res) => {
    const caller = callerOf(req);
    if (!parts.config.metricsPublic && !(caller && may(caller.actor, Permission.READ))) {
      refuse(res, 401, 'UNAUTHENTICATED', 'Metrics want a token with READ, or WAYMARK_METRICS_PUBLIC=true.');
      return;
    }
    res.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics());
  });
  return router;
}
