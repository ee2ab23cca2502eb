import { askWith, post, signedIn } from '../../testing/callers.ts';
import {
  newVisitor,
  type OidcProvider,
  oidcClient,
  startOidcProvider,
  type Visitor,
} from '../../testing/oidc-provider.ts';
import { startWorld, type World } from '../../testing/world.ts';

let provider: OidcProvider;
let world: World;
/** The address that the provider knows. */
let service: string;

beforeAll(async () => {
  provider = await startOidcProvider();
  world = await startWorld({
    WAYMARK_OIDC_ISSUER: provider.issuer,
    WAYMARK_OIDC_CLIENT_ID: oidcClient.id,
    WAYMARK_OIDC_CLIENT_SECRET: oidcClient.secret,
    WAYMARK_OIDC_NAME: 'Example ID',
    WAYMARK_OIDC_ROLE_CLAIM: 'groups',
    WAYMARK_OIDC_ROLES: 'leads=LEAD, owners=ADMIN',
    WAYMARK_OIDC_DISCIPLINE_CLAIM: 'department',
    WAYMARK_OIDC_SIGN_OUT: 'true',
  });
  service = world.url.replace('127.0.0.1', 'localhost');
  await provider.serve(service);
});
afterAll(async () => {
  await world.stop();
  await provider.stop();
});

let people = 0;
/** The claims of somebody whom nobody knows yet. */
function somebody(more: object = {}) {
  people += 1;
  const email = `somebody-${people}@example.org`;
  return { sub: `subject-${people}`, name: `Somebody ${people}`, email, email_verified: true, ...more };
}

const isCallback = (address: string) => address.startsWith(`${service}/auth/oidc/callback`);
const pathOf = (address: string) => address.slice(new URL(address).origin.length);

/** Signs in as far as the service's own page; gives the page's path. */
async function enter(visitor: Visitor, next = '/roadmap?layout=board'): Promise<string> {
  return pathOf((await visitor.go(`${service}/auth/oidc?next=${encodeURIComponent(next)}`)).address);
}

/** Signs in up to the address by which the provider sends the browser back. */
async function comeBack(visitor: Visitor, from = `${service}/auth/oidc`): Promise<string> {
  return (await visitor.go(from, isCallback)).address;
}

const me = '{ viewer { role permissions person { id name email discipline } } }';
const viewerOf = async (visitor: Visitor) => (await askWith(service, visitor.cookiesFor(service), me)).data?.viewer;

const personSave = (input: object) =>
  world.ask('mutation ($input: PersonInput!) { personSave(input: $input) { userErrors { code message } } }', { input });

test('the way in is told, and leads to the provider with PKCE, state and nonce', async () => {
  const ways = await fetch(`${service}/auth/ways`);
  expect(await ways.json()).toEqual({ password: true, provider: { name: 'Example ID' } });
  const begun = await fetch(`${service}/auth/oidc`, { redirect: 'manual' });
  expect([begun.status, begun.headers.get('cache-control')]).toEqual([303, 'no-store']);
  expect(begun.headers.getSetCookie()[0]).toMatch(
    /^waymark-sign-in=[\w-]+; Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax$/,
  );
  const asked = new URL(begun.headers.get('location')!);
  expect(Object.fromEntries(asked.searchParams)).toEqual({
    ...{ client_id: oidcClient.id, response_type: 'code', scope: 'openid email profile' },
    ...{ redirect_uri: `${service}/auth/oidc/callback`, code_challenge_method: 'S256' },
    ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
  });
});

test('the first sign-in makes a VIEWER, leads on to the page, and the next finds the same person', async () => {
  const claims = somebody();
  await provider.person(claims);
  const visitor = newVisitor();
  expect(await enter(visitor)).toBe('/roadmap?layout=board');
  const first = await viewerOf(visitor);
  expect(first).toMatchObject({
    role: 'VIEWER',
    permissions: ['READ'],
    person: { name: claims.name, email: claims.email, discipline: 'OTHER' },
  });
  expect(visitor.cookiesFor(service)).not.toContain('waymark-sign-in');
  await provider.person({ ...claims, email: 'moved@example.org', name: 'Renamed' });
  const again = newVisitor();
  expect(await enter(again)).toBe('/roadmap?layout=board');
  expect((await viewerOf(again)).person).toEqual(first.person);
  const { data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on Person { name } } }', {
    id: first.person.id,
  });
  expect(data.node.name).toBe(claims.name);
});

test('claims give role and discipline at first; later only what they say anew, and what an admin set stays', async () => {
  const claims = somebody({ groups: ['everyone', 'Leads'], department: 'engineering' });
  await provider.person(claims);
  const visitor = newVisitor();
  await enter(visitor);
  const { role, person } = await viewerOf(visitor);
  expect([role, person.discipline]).toEqual(['LEAD', 'ENGINEERING']);
  await personSave({ ...person, role: 'CONTRIBUTOR' });
  await enter(visitor);
  expect((await viewerOf(visitor)).role).toBe('CONTRIBUTOR');
  await provider.person({ ...claims, groups: ['owners'], department: 'design' });
  await enter(visitor);
  expect(await viewerOf(visitor)).toMatchObject({ role: 'ADMIN', person: { discipline: 'DESIGN' } });
  await provider.person({ ...claims, groups: ['everyone'] });
  await enter(visitor);
  // The last ADMIN stays one.
  expect(await viewerOf(visitor)).toMatchObject({ role: 'ADMIN', person: { discipline: 'ENGINEERING' } });
  await signedIn(world, { role: 'ADMIN' });
  await provider.person({ ...claims, groups: ['leads'] });
  await enter(visitor);
  await provider.person({ ...claims, groups: [] });
  await enter(visitor);
  expect((await viewerOf(visitor)).role).toBe('VIEWER');
});

test('a person who is known by the verified address is the same one, and keeps the role', async () => {
  const known = await signedIn(world, { role: 'LEAD', discipline: 'PRODUCT' });
  await provider.person(somebody({ email: known.email.toUpperCase(), groups: [] }));
  const visitor = newVisitor();
  await enter(visitor);
  expect(await viewerOf(visitor)).toMatchObject({ role: 'LEAD', person: { id: known.personId } });
  await provider.person(somebody({ email: known.email }));
  expect(await enter(newVisitor())).toBe('/sign-in?problem=TAKEN');
});

test.each([
  ['unverified', { email_verified: false }],
  ['not there', { email: undefined }],
  ['no address', { email: 'nobody' }],
])('an address that is %s opens nothing', async (_, more) => {
  const known = await signedIn(world);
  await provider.person(somebody({ email: known.email, ...more }));
  const visitor = newVisitor();
  expect(await enter(visitor)).toBe('/sign-in?problem=EMAIL');
  expect(visitor.cookiesFor(service)).toBe('');
});

test('whoever left is refused, known or not, and is out at once', async () => {
  await provider.person(somebody());
  const visitor = newVisitor();
  await enter(visitor);
  const { role, person } = await viewerOf(visitor);
  await personSave({ ...person, role, active: false });
  expect(await viewerOf(visitor)).toBeUndefined();
  expect(await enter(newVisitor())).toBe('/sign-in?problem=INACTIVE');
  await provider.person(somebody({ email: person.email }));
  expect(await enter(newVisitor())).toBe('/sign-in?problem=INACTIVE');
});

test('a session that begins ends the one before; signing out ends it and leads to the provider', async () => {
  await provider.person(somebody());
  const visitor = newVisitor();
  await enter(visitor);
  const cookie = visitor.cookiesFor(service);
  await enter(visitor);
  expect((await askWith(service, cookie, me)).data).toBeUndefined();
  const out = await post(service, '/auth/sign-out', {}, { cookie: visitor.cookiesFor(service) });
  const { next } = (await out.json()) as { next: string };
  const left = new URL(next);
  expect(left.origin).toBe(provider.issuer);
  expect(left.searchParams.get('post_logout_redirect_uri')).toBe(`${service}/sign-in`);
  expect((await fetch(next)).status).toBe(200);
  expect(await viewerOf(visitor)).toBeUndefined();
  const { cookie: password } = await signedIn(world);
  expect((await post(service, '/auth/sign-out', {}, { cookie: password })).status).toBe(204);
});

describe('nobody gets in', () => {
  beforeEach(() => provider.person(somebody()));
  const problemAt = async (visitor: Visitor, address: string) => {
    const { address: end } = await visitor.go(address);
    expect(visitor.cookiesFor(service)).not.toMatch(/(^|; )waymark=/);
    return new URL(end).searchParams.get('problem');
  };
  const without = (address: string, ...names: string[]) => {
    const url = new URL(address);
    for (const name of names) url.searchParams.delete(name);
    return url.href;
  };

  test('with another state, without one, or in another browser', async () => {
    const visitor = newVisitor();
    const callback = await comeBack(visitor);
    expect(await problemAt(newVisitor(), callback)).toBe('UNKNOWN');
    expect(await problemAt(visitor, callback.replace(/state=[^&]+/, 'state=another'))).toBe('UNKNOWN');
    expect(await problemAt(visitor, callback)).toBe('UNKNOWN');
    const second = newVisitor();
    expect(await problemAt(second, without(await comeBack(second), 'state'))).toBe('UNKNOWN');
  });

  test('with a code that was used', async () => {
    const visitor = newVisitor();
    const callback = await comeBack(visitor);
    const kept = visitor.cookiesFor(service);
    await visitor.go(callback);
    const thief = newVisitor();
    thief.keep(service, kept);
    expect(await problemAt(thief, callback)).toBe('UNPROVEN');
  });

  test('after ten minutes', async () => {
    const visitor = newVisitor();
    const callback = await comeBack(visitor);
    const [name, value] = visitor.cookiesFor(service).split('=') as [string, string];
    const attempt = JSON.parse(Buffer.from(value, 'base64url').toString());
    const older = Buffer.from(JSON.stringify({ ...attempt, at: attempt.at - 600_001 })).toString('base64url');
    visitor.keep(service, `${name}=${older}`);
    expect(await problemAt(visitor, callback)).toBe('EXPIRED');
    visitor.keep(service, `${name}=rubbish`);
    expect(await problemAt(visitor, callback)).toBe('UNKNOWN');
  });

  test('with an ID token that carries no nonce, or another one', async () => {
    for (const change of [
      (address: string) => without(address, 'nonce'),
      (address: string) => address.replace(/nonce=[^&]+/, 'nonce=another'),
    ]) {
      const visitor = newVisitor();
      const asked = await visitor.go(`${service}/auth/oidc`, (address) => address.startsWith(provider.issuer));
      expect(await problemAt(visitor, await comeBack(visitor, change(asked.address)))).toBe('UNPROVEN');
    }
  });

  test('with a code that was asked for with another verifier', async () => {
    const visitor = newVisitor();
    const asked = await visitor.go(`${service}/auth/oidc`, (address) => address.startsWith(provider.issuer));
    const other = asked.address.replace(/code_challenge=[^&]+/, `code_challenge=${'a'.repeat(43)}`);
    expect(await problemAt(visitor, await comeBack(visitor, other))).toBe('UNPROVEN');
  });

  test('who says no there', async () => {
    await provider.person(null);
    expect(await problemAt(newVisitor(), `${service}/auth/oidc`)).toBe('REFUSED');
  });
});

test.each([
  'https://evil.example.com/',
  '//evil.example.com',
  '/\\evil.example.com',
  'roadmap',
  '/.//evil.example.com',
])('it leads on to pages of ours only, not to %s', async (next) => {
  await provider.person(somebody());
  expect(await enter(newVisitor(), next)).toMatch(/^\/(?!\/)/);
  expect(await enter(newVisitor(), next)).not.toContain('problem');
});

test('without a provider there is no such way in', async () => {
  const plain = await startWorld();
  try {
    expect(await (await fetch(`${plain.url}/auth/ways`)).json()).toEqual({ password: true, provider: null });
    expect((await fetch(`${plain.url}/auth/oidc`)).status).toBe(404);
    expect((await fetch(`${plain.url}/auth/oidc/callback?code=x&state=y`)).status).toBe(404);
  } finally {
    await plain.stop();
  }
});

test('a provider that is down is told in words, and leads on when it is back', async () => {
  const frail = await startOidcProvider();
  const other = await startWorld({ WAYMARK_OIDC_ISSUER: frail.issuer, WAYMARK_OIDC_CLIENT_ID: oidcClient.id });
  const at = other.url.replace('127.0.0.1', 'localhost');
  const atCallback = (address: string) => address.startsWith(`${at}/auth/oidc/callback`);
  const unavailable = '/sign-in?problem=UNAVAILABLE';
  try {
    const visitor = newVisitor();
    expect(pathOf((await visitor.go(`${at}/auth/oidc`)).address)).toBe(unavailable);
    await frail.serve(at);
    await frail.person(somebody());
    const { address } = await visitor.go(`${at}/auth/oidc`, atCallback);
    expect(atCallback(address)).toBe(true);
    await frail.stop();
    expect(pathOf((await visitor.go(address)).address)).toBe(unavailable);
  } finally {
    await other.stop();
  }
});
