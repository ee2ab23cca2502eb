import fs from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import { refuse } from './refuse.ts';

/** Addresses that scripts ask: what is not served there is not the client's page either. */
const forScripts = /^\/(assets|auth|export|graphql|import)\/|^\/export$|\.(csv|graphql|json|ndjson)$/;

/** Serves the built client: its files for ever, its page for every other address. */
export function adminClient(folder: string): Router {
  const router = Router();
  const page = path.join(folder, 'index.html');
  router.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.get('/{*any}', (req, res) => {
    const wantsPage = req.accepts(['html', 'json']) === 'html' && !forScripts.test(req.path);
    if (!wantsPage || !fs.existsSync(page)) {
      refuse(res, 404, 'NOT_FOUND', `There is nothing at ${req.path.slice(0, 200)}.`);
      return;
    }
    res.sendFile(page, { headers: { 'Cache-Control': 'no-cache' } });
  });
  router.use((req, res) =>
    refuse(res, 404, 'NOT_FOUND', `There is nothing at ${req.method} ${req.path.slice(0, 200)}.`),
  );
  return router;
}
