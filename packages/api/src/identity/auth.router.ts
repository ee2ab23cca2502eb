import express, { type Request, type Response, Router } from 'express';
import type { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { poolOf } from '../platform/database/connection.ts';
import { readerOf } from '../platform/database/reader.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { textsIn } from '../platform/http/body.ts';
import { refuse } from '../platform/http/refuse.ts';
import { callerOf } from '../platform/http/request.ts';
import type { Logger } from '../platform/log.ts';
import { acceptInvitation, type Begun } from './accept.service.ts';
import { guessLimit } from './guess-limit.ts';
import { oidcRouter } from './oidc/oidc.router.ts';
import { providerOf } from './oidc/provider.ts';
import { decoyHash } from './password.ts';
import { emailOf } from './person.rules.ts';
import { ownPagesOnly } from './same-origin.ts';
import { endSession, endSessionsOf, sweepSessions } from './session.service.ts';
import { type CookieRules, forgetSession, keepSession, sessionSecretOf } from './session-cookie.ts';
import { changePassword, type Door, signIn, type Waiting } from './sign-in.service.ts';

/** What signing in needs to know. */
export interface AuthParts {
  dataSource: DataSource;
  config: Config;
  log: Logger;
  /** Where the service is reached from outside, without a slash at the end. */
  publicUrl: string;
}

/**
 * `POST /auth/…`: signing in and out, accepting one-time links, changing the password. A session that begins is a
 * cookie and `{ "personId" }`; an end is 204, or `{ "next" }` where the browser has to sign out of a provider too.
 * `GET /auth/oidc` signs in by a provider.
 */
export function authRouter({ dataSource, config, log, publicUrl }: AuthParts): Router {
  const db = readerOf(poolOf(dataSource));
  const door: Door = { dataSource, db, guesses: guessLimit(), decoy: decoyHash() };
  const rules: CookieRules = { publicUrl, sessionHours: config.sessionHours };

  const provider = providerOf(config, publicUrl);

  const keep = async (req: Request, res: Response, begun: Begun) => {
    const earlier = sessionSecretOf(req, publicUrl);
    if (earlier) await endSession(db, earlier);
    await sweepSessions(db, config);
    keepSession(req, res, begun.secret, rules);
  };
  const enter = async (req: Request, res: Response, begun: Begun) => {
    await keep(req, res, begun);
    res.json({ personId: globalId('Person', begun.personId) });
  };
  const answer = async (req: Request, res: Response, outcome: Begun | Waiting | null, wrong: () => void) => {
    if (outcome === null) wrong();
    else if ('waitSeconds' in outcome) wait(res, outcome);
    else await enter(req, res, outcome);
  };

  const router = Router();
  router.use('/auth', ownPagesOnly(publicUrl), express.json({ limit: '16kb' }), (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.post('/auth/sign-in', async (req, res) => {
    const { email, password } = textsIn(req.body, ['email', 'password']);
    const outcome = await signIn(door, addressOf(req), { email: emailOf(email), password });
    const message = 'The e-mail address or the password is wrong.';
    await answer(req, res, outcome, () => refuse(res, 401, 'UNAUTHENTICATED', message));
  });
  router.post('/auth/accept', async (req, res) => {
    const acceptance = textsIn(req.body, ['token', 'password'], ['name', 'email', 'discipline']);
    await enter(req, res, await acceptInvitation(dataSource, db, acceptance));
  });
  router.post('/auth/password', async (req, res) => {
    const actor = personOf(req, res);
    if (!actor) return;
    const words = textsIn(req.body, ['old', 'new']);
    const outcome = await changePassword(door, addressOf(req), actor, words);
    await answer(req, res, outcome, () => refuse(res, 400, 'INVALID', 'The old password is wrong.', ['old']));
  });
  router.post('/auth/sign-out', async (req, res) => {
    const secret = sessionSecretOf(req, publicUrl);
    const issuer = secret && (await endSession(db, secret));
    leave(req, res, publicUrl, issuer && provider ? await provider.signOutAddress() : null);
  });
  router.post('/auth/sign-out-everywhere', async (req, res) => {
    const actor = personOf(req, res);
    if (!actor) return;
    await endSessionsOf(db, actor.id!);
    leave(req, res, publicUrl);
  });
  router.use(oidcRouter({ dataSource, config, log, publicUrl, provider, keep }));
  return router;
}

const addressOf = (req: Request): string => req.ip ?? '';

function personOf(req: Request, res: Response) {
  const actor = callerOf(req)?.actor;
  if (actor?.kind === 'PERSON') return actor;
  refuse(res, 401, 'UNAUTHENTICATED', 'Sign in first.');
  return null;
}

function leave(req: Request, res: Response, publicUrl: string, next: string | null = null): void {
  forgetSession(req, res, publicUrl);
  if (next === null) res.status(204).end();
  else res.json({ next });
}

function wait(res: Response, { waitSeconds }: Waiting): void {
  res.setHeader('Retry-After', String(waitSeconds));
  const minutes = Math.ceil(waitSeconds / 60);
  const message = `Too many wrong passwords. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
  refuse(res, 429, 'LIMIT_EXCEEDED', message);
}
