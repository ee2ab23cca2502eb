import type { Request } from 'express';
import { type Client, type ClientAuthMethod, custom, errors, generators, Issuer } from 'openid-client';
import type { Config } from '../../platform/config.ts';
import { newSecret } from '../secrets.ts';
import type { Attempt } from './attempt.ts';
import type { Claims } from './claims.rules.ts';
import { SignInProblem } from './problem.ts';

const clockToleranceSeconds = 10;

/** What a provider has proved: who it is, and what it says of the person. */
export interface Proof {
  issuer: string;
  subject: string;
  claims: Claims;
}

/** An OpenID Connect provider, asked by the authorization code flow. It is discovered when it is first needed. */
export interface Provider {
  /** Begins a sign-in that leads on to a page: where to send the browser, and what it must bring back. */
  begin(next: string): Promise<{ address: string; attempt: Attempt }>;
  /** The proof behind the address that the provider sent the browser back to. */
  finish(req: Request, attempt: Attempt): Promise<Proof>;
  /** Where the browser signs out at the provider; null where that is not asked for, or not offered. */
  signOutAddress(): Promise<string | null>;
}

/** The provider of the settings; null when none is set. The address is where the service is reached from outside. */
export function providerOf(config: Config, publicUrl: string): Provider | null {
  const { oidcIssuer, oidcScopes } = config;
  if (oidcIssuer === null) return null;
  const callback = `${publicUrl}/auth/oidc/callback`;
  let discovered: Promise<Client> | undefined;

  const client = (): Promise<Client> => {
    discovered ??= discover(config, oidcIssuer, callback);
    discovered.catch(() => {
      // It may be there the next time.
      discovered = undefined;
    });
    return discovered;
  };

  return {
    async begin(next) {
      const known = await client().catch(fail);
      const attempt = {
        ...{ state: newSecret(), nonce: newSecret(), verifier: generators.codeVerifier() },
        ...{ next, at: Date.now() },
      };
      const address = known.authorizationUrl({
        scope: oidcScopes,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: generators.codeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { address, attempt };
    },
    async finish(req, { state, nonce, verifier }) {
      try {
        const known = await client();
        const checks = { state, nonce, code_verifier: verifier, response_type: 'code' };
        const tokens = await known.callback(callback, known.callbackParams(req), checks);
        const own = tokens.claims();
        const more = known.issuer.metadata.userinfo_endpoint ? await known.userinfo(tokens) : {};
        return { issuer: own.iss, subject: own.sub, claims: { ...more, ...own } };
      } catch (error) {
        return fail(error);
      }
    },
    async signOutAddress() {
      if (!config.oidcSignOut) return null;
      const known = await client().catch(() => null);
      if (!known?.issuer.metadata.end_session_endpoint) return null;
      return known.endSessionUrl({ post_logout_redirect_uri: `${publicUrl}/sign-in` });
    },
  };
}

async function discover(config: Config, address: string, callback: string): Promise<Client> {
  const issuer = await Issuer.discover(address);
  const { metadata } = issuer;
  if (metadata.issuer.replace(/\/+$/, '') !== address) {
    throw new SignInProblem('UNPROVEN', `The provider at WAYMARK_OIDC_ISSUER calls itself ${metadata.issuer}.`);
  }
  const secret = config.oidcClientSecret;
  const client = new issuer.Client({
    client_id: config.oidcClientId!,
    ...(secret && { client_secret: secret }),
    redirect_uris: [callback],
    response_types: ['code'],
    token_endpoint_auth_method: secret ? authMethodOf(metadata.token_endpoint_auth_methods_supported) : 'none',
    id_token_signed_response_alg: algorithmOf(metadata.id_token_signing_alg_values_supported),
  });
  client[custom.clock_tolerance] = clockToleranceSeconds;
  return client;
}

/** How the service shows its secret: as every provider must take it, unless this one says that it takes another way only. */
function authMethodOf(supported: unknown): ClientAuthMethod {
  const isOther = Array.isArray(supported) && !supported.includes('client_secret_basic');
  return isOther && supported.includes('client_secret_post') ? 'client_secret_post' : 'client_secret_basic';
}

/** What ID tokens are signed with: as every provider can, unless this one says that it has others only. */
function algorithmOf(supported: unknown): string {
  const names = Array.isArray(supported) ? supported.filter((name) => /^(RS|PS|ES|Ed)/.test(String(name))) : [];
  return names.length === 0 || names.includes('RS256') ? 'RS256' : String(names[0]);
}

const saidNo = ['access_denied', 'login_required', 'consent_required', 'interaction_required'];
const notNow = ['server_error', 'temporarily_unavailable'];

/** Puts what went wrong between us and the provider into one of our words. */
function fail(error: unknown): never {
  if (error instanceof SignInProblem) throw error;
  const { message } = error as Error;
  if (error instanceof errors.OPError) {
    const isDown = notNow.includes(error.error ?? '') || (error.response?.statusCode ?? 0) >= 500;
    if (saidNo.includes(error.error ?? '')) throw new SignInProblem('REFUSED', message);
    throw new SignInProblem(isDown ? 'UNAVAILABLE' : 'UNPROVEN', message);
  }
  const isProof = error instanceof errors.RPError && !/timed out/.test(message);
  throw new SignInProblem(isProof ? 'UNPROVEN' : 'UNAVAILABLE', message);
}
