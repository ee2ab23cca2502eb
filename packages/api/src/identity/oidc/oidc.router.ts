import { type Request, type Response, Router } from 'express';
import type { DataSource } from 'typeorm';
import type { Config } from '../../platform/config.ts';
import { refuse } from '../../platform/http/refuse.ts';
import type { Logger } from '../../platform/log.ts';
import type { Begun } from '../accept.service.ts';
import { isOver, keepAttempt, pageIn, takeAttempt } from './attempt.ts';
import { enterByProof } from './enter.service.ts';
import { SignInProblem } from './problem.ts';
import type { Provider } from './provider.ts';

/** What signing in by a provider needs. */
export interface OidcParts {
  dataSource: DataSource;
  config: Config;
  log: Logger;
  publicUrl: string;
  provider: Provider | null;
  /** Gives the browser the session that began, in place of any earlier one. */
  keep: (req: Request, res: Response, begun: Begun) => Promise<void>;
}

/**
 * `GET /auth/oidc?next=/page` leads to the provider, which sends the browser back to `/auth/oidc/callback`; from there it
 * goes on to the page, signed in, or to `/sign-in?problem=CODE`. `GET /auth/ways` tells how people may sign in.
 */
export function oidcRouter({ dataSource, config, log, publicUrl, provider, keep }: OidcParts): Router {
  const router = Router();

  router.get('/auth/ways', (_req, res) => {
    res.json({ password: true, provider: provider && { name: config.oidcName } });
  });

  // Whatever goes wrong on the way is said on the sign-in page, where one can try again.
  const leading = (go: (known: Provider, req: Request, res: Response) => Promise<string>) => {
    return async (req: Request, res: Response): Promise<void> => {
      if (!provider) {
        refuse(res, 404, 'NOT_FOUND', 'No provider is set up to sign in with: WAYMARK_OIDC_ISSUER is not set.');
        return;
      }
      const to = await go(provider, req, res).catch((error: unknown) => {
        if (!(error instanceof SignInProblem)) throw error;
        log.warn({ problem: error.code, detail: error.message }, 'a sign-in by the provider came to nothing');
        return `/sign-in?problem=${error.code}`;
      });
      res.redirect(303, to);
    };
  };

  router.get(
    '/auth/oidc',
    leading(async (known, req, res) => {
      const { address, attempt } = await known.begin(pageIn(req.query.next));
      keepAttempt(req, res, publicUrl, attempt);
      return address;
    }),
  );

  router.get(
    '/auth/oidc/callback',
    leading(async (known, req, res) => {
      const attempt = takeAttempt(req, res, publicUrl);
      if (!attempt || req.query.state !== attempt.state) throw new SignInProblem('UNKNOWN');
      if (isOver(attempt)) throw new SignInProblem('EXPIRED');
      const proof = await known.finish(req, attempt);
      await keep(req, res, await enterByProof(dataSource, config, proof));
      return attempt.next;
    }),
  );
  return router;
}
