import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** An OpenID Connect provider in a process of its own. */
export interface OidcProvider {
  issuer: string;
  /** Makes the service at this address its client. */
  serve(service: string): Promise<void>;
  /** Who signs in there from now on, by the claims; null for somebody who says no. */
  person(claims: { sub: string; [claim: string]: unknown } | null): Promise<void>;
  stop(): Promise<void>;
}

export const oidcClient = { id: 'waymark-in-tests', secret: 'a secret of the provider and the service alone' };

/** Starts a provider. It serves once it knows its client. */
export async function startOidcProvider(): Promise<OidcProvider> {
  const program = path.join(__dirname, 'run-oidc-provider.mjs');
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint += text;
  });
  const ended = once(child, 'close');
  const issuer = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    void ended.then(() => reject(new Error(complaint)));
  });
  const tell = async (place: string, what: unknown) => {
    const { status } = await fetch(`${issuer}/${place}`, { method: 'PUT', body: JSON.stringify(what) });
    if (status !== 200) throw new Error(complaint);
  };
  return {
    issuer,
    serve: (service) =>
      tell('client', {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: [`${service}/auth/oidc/callback`],
        post_logout_redirect_uris: [`${service}/sign-in`],
      }),
    person: (claims) => tell('person', claims),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A browser as far as signing in needs one: it keeps cookies and follows redirects. */
export interface Visitor {
  /** Follows redirects from an address to the first answer that is none, or to the first address that `stops` likes. */
  go(address: string, stops?: (address: string) => boolean): Promise<{ address: string; status: number }>;
  /** The `Cookie` header that it would send there. */
  cookiesFor(address: string): string;
  /** Puts a cookie in the place of the one with its name. */
  keep(address: string, cookie: string): void;
}

const mostRedirects = 20;

/** A browser with no cookies. */
export function newVisitor(): Visitor {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (address: string) => {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const cookiesFor = (address: string) => [...jarOf(address)].map((pair) => pair.join('=')).join('; ');
  const keep = (address: string, cookie: string) => {
    const [pair = '', ...attributes] = cookie.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const isOver = attributes.some((each) => /^ expires=Thu, 01 Jan 1970/i.test(each)) || value === '';
    if (isOver) jarOf(address).delete(name);
    else jarOf(address).set(name, value);
  };
  return {
    cookiesFor,
    keep,
    async go(first, stops = () => false) {
      let address = first;
      for (let followed = 0; followed < mostRedirects; followed++) {
        if (stops(address)) return { address, status: 0 };
        const response = await fetch(address, { redirect: 'manual', headers: { cookie: cookiesFor(address) } });
        for (const cookie of response.headers.getSetCookie()) keep(address, cookie);
        const to = response.headers.get('location');
        if (to === null) return { address, status: response.status };
        address = new URL(to, address).href;
      }
      throw new Error(`There is no end to ${first}.`);
    },
  };
}
