import { post, signedIn, tokenIn, tokenWith } from '../../testing/callers.ts';
import { makeItem, mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';

const clientSecret = 'the secret of the provider';
const friend = 'https://boards.example.org';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    ...{ WAYMARK_LOG_LEVEL: 'debug', WAYMARK_CORS_ORIGINS: friend, WAYMARK_PUBLIC_URL: 'https://waymark.example.org' },
    ...{
      WAYMARK_OIDC_ISSUER: 'http://127.0.0.1:9',
      WAYMARK_OIDC_CLIENT_ID: 'x',
      WAYMARK_OIDC_CLIENT_SECRET: clientSecret,
    },
  });
});
afterAll(() => world.stop());

test.each(['/', '/graphql', '/healthz', '/auth/ways', '/nowhere'])(
  '%s comes with every header that guards',
  async (path) => {
    const { headers } = await fetch(`${world.url}${path}`);
    const policy = headers.get('content-security-policy')!;
    expect(policy).not.toContain('unsafe');
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
      'x-request-id': expect.any(String),
    });
    expect(headers.get('x-powered-by')).toBeNull();
  },
);

test('pages of other origins may ask where a setting names them, with a token and never with a session', async () => {
  const preflight = (origin: string) =>
    fetch(`${world.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
  const known = await preflight(friend);
  expect([known.status, known.headers.get('access-control-allow-origin')]).toEqual([204, friend]);
  expect(known.headers.get('access-control-allow-headers')).toContain('authorization');
  expect(known.headers.get('access-control-allow-credentials')).toBeNull();
  for (const origin of [
    'https://evil.example.com',
    'null',
    `${friend}.evil.example.com`,
    'http://boards.example.org',
  ]) {
    const other = await preflight(origin);
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([401, null]);
    expect(other.headers.get('vary')).toContain('Origin');
  }
  const headers = { origin: friend, authorization: `Bearer ${world.token}` };
  const asked = await post(world.url, '/graphql', { query: '{ __typename }' }, headers);
  expect(asked.headers.get('access-control-expose-headers')).toContain('retry-after');
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, friend]);
});

test('no secret and no word of a person comes into the log, whatever happens', async () => {
  const person = await signedIn(world);
  expect(person.cookie).toMatch(/^__Host-waymark=/);
  const https = { 'x-forwarded-proto': 'https' };
  const said = 'A sentence that somebody wrote';
  const token = await tokenWith(world, ['READ', 'READ_FEEDBACK', 'WRITE']);
  const row = { source: 'desk', body: said, submittedAt: '2026-11-01T00:00:00Z', customerName: 'Quiet Customer' };
  await mutate(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', row, token);
  const hook = { url: 'https://example.org/hook', events: ['ROADMAP_CHANGED'] };
  const { secret } = await mutate(world, 'webhookSave', 'WebhookInput', 'secret', hook);
  const invite = 'mutation ($id: ID!) { personInvite(input: { id: $id }) { url } }';
  const link = tokenIn((await world.ask(invite, { id: person.personId })).data.personInvite.url);
  await post(world.url, '/auth/sign-in', { email: person.email, password: 'a wrong password' }, https);
  await post(world.url, '/auth/sign-in', { email: person.email, password: person.password }, https);
  await fetch(`${world.url}/auth/oidc`, { redirect: 'manual' });
  await fetch(`${world.url}/auth/oidc/callback?code=a-code-of-theirs&state=x`, { redirect: 'manual' });
  await fetch(`${world.url}/accept?token=${link}`);
  await makeItem(world);
  await world.dataSource.query('alter table customer rename to customer_gone');
  await world.ask('query ($search: String) { customers(search: $search) { nodes { name } } }', {
    search: 'Quiet Customer',
  });
  await mutate(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', row, token).catch(() => undefined);
  await world.dataSource.query('alter table customer_gone rename to customer');

  const log = world.logged.join('\n');
  expect(world.logged.length).toBeGreaterThan(10);
  expect(log).toContain('customer');
  const secrets = [world.token, token, person.cookie.split('=')[1]!, person.password, 'a wrong password', link, secret];
  for (const hidden of [...secrets, clientSecret, 'a-code-of-theirs', person.email, said, 'Quiet Customer']) {
    expect(hidden.length).toBeGreaterThan(9);
    expect([hidden, log.includes(hidden)]).toEqual([hidden, false]);
  }
});
