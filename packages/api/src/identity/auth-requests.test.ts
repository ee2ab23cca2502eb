import { post, type SignedIn, signedIn, tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let person: SignedIn;
beforeAll(async () => {
  world = await startWorld();
  person = await signedIn(world);
});
afterAll(() => world.stop());

const query = '{ __typename }';

test.each([
  ['same-origin', 200],
  ['none', 200],
  ['same-site', 403],
  ['cross-site', 403],
])('a page that is %s gets %i', async (site, status) => {
  const { email, password, cookie } = person;
  const headers = { 'sec-fetch-site': site };
  expect((await post(world.url, '/auth/sign-in', { email, password }, headers)).status).toBe(status);
  expect((await post(world.url, '/Auth/Sign-In', { email, password }, headers)).status).toBe(status);
  expect((await post(world.url, '/graphql', { query }, { ...headers, cookie })).status).toBe(status);
  const imported = await post(world.url, '/import/feedback?source=x', {}, { ...headers, cookie });
  expect(imported.status === 403).toBe(status === 403);
});

test('without Sec-Fetch-Site the Origin decides, where there is one', async () => {
  const { cookie } = person;
  const ask = async (headers: Record<string, string>) =>
    (await post(world.url, '/graphql', { query }, { ...headers, cookie })).status;
  expect(await ask({})).toBe(200);
  expect(await ask({ origin: world.url })).toBe(200);
  expect(await ask({ origin: 'https://evil.example.com' })).toBe(403);
  expect(await ask({ origin: 'null' })).toBe(403);
  expect(await ask({ origin: 'https://evil.example.com', 'sec-fetch-site': 'same-origin' })).toBe(200);
  const refused = await post(world.url, '/graphql', { query }, { origin: 'https://evil.example.com', cookie });
  expect(await refused.json()).toMatchObject({ error: { code: 'FORBIDDEN', message: expect.any(String) } });
});

test('a token, and reading with a session, need no page of ours', async () => {
  const token = await tokenWith(world, ['READ']);
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example.com' };
  const asked = await post(world.url, '/graphql', { query }, { ...foreign, authorization: `Bearer ${token}` });
  expect(asked.status).toBe(200);
  const read = await fetch(`${world.url}/graphql?query={__typename}`, {
    headers: { ...foreign, cookie: person.cookie, 'apollo-require-preflight': 'true' },
  });
  expect(read.status).toBe(200);
});

test.each([
  ['/auth/sign-in', {}, 'REQUIRED', ['email']],
  ['/auth/sign-in', { email: 'a@example.com' }, 'REQUIRED', ['password']],
  ['/auth/sign-in', { email: 'a@example.com', password: null }, 'REQUIRED', ['password']],
  ['/auth/sign-in', { email: ['a@example.com'], password: 'x' }, 'INVALID', ['email']],
  ['/auth/sign-in', { email: 'a@example.com', password: 12 }, 'INVALID', ['password']],
  ['/auth/sign-in', [], 'INVALID', undefined],
  ['/auth/accept', { password: 'long enough' }, 'REQUIRED', ['token']],
  ['/auth/accept', { token: 'x', password: 'long enough', name: {} }, 'INVALID', ['name']],
  ['/auth/password', { old: 'x' }, 'REQUIRED', ['new']],
])('%s refuses %j', async (path, body, code, field) => {
  const response = await post(world.url, path, body, { cookie: person.cookie });
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: { field?: string[] } };
  expect(error).toMatchObject({ code, message: expect.any(String) });
  expect(error.field).toEqual(field);
});

test.each([
  ['broken JSON', '{', 'application/json', 400],
  ['no object', '"text"', 'application/json', 400],
  ['a form', 'email=a&password=b', 'application/x-www-form-urlencoded', 400],
  ['JSON as plain text', '{"email":"a","password":"b"}', 'text/plain', 400],
  ['too much', JSON.stringify({ email: 'a', password: 'b'.repeat(20_000) }), 'application/json', 413],
])('a body that is %s is refused in plain words', async (_, body, type, status) => {
  const init = { method: 'POST', body, headers: { 'content-type': type } };
  const response = await fetch(`${world.url}/auth/sign-in`, init);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({
    error: { code: expect.any(String), message: expect.any(String), requestId: expect.any(String) },
  });
});
