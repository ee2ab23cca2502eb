import { anotherService, askWith, cookieOf, post, signedIn } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_TRUST_PROXY: 'true' });
});
afterAll(() => world.stop());

let addresses = 0;
const signIn = (body: object, headers: Record<string, string> = {}) => {
  addresses += 1;
  return post(world.url, '/auth/sign-in', body, { 'x-forwarded-for': `10.0.0.${addresses}`, ...headers });
};
const isIn = async (cookie: string, url = world.url): Promise<boolean> =>
  (await askWith(url, cookie, '{ viewer { person { id } } }')).data?.viewer.person != null;

test('signing in gives a cookie that scripts cannot read and that opens the API', async () => {
  const { email, password, personId } = await signedIn(world);
  const response = await signIn({ email: ` ${email.toUpperCase()} `, password });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ personId });
  expect(response.headers.get('cache-control')).toBe('no-store');
  const [set] = response.headers.getSetCookie();
  expect(set).toMatch(/^waymark=[\w-]{43}; Max-Age=2592000; Path=\/; .*HttpOnly; SameSite=Lax$/);
  expect(await isIn(cookieOf(response))).toBe(true);
  expect(await isIn(`theme=dark; ${cookieOf(response)}; x=y`)).toBe(true);
  expect(await isIn('waymark=rubbish')).toBe(false);
});

test('under https the cookie is bound to this host, and only that one counts', async () => {
  const { email, password, cookie } = await signedIn(world);
  const https = { 'x-forwarded-proto': 'https' };
  const response = await signIn({ email, password }, https);
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-waymark=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  const ask = (held: string) => post(world.url, '/graphql', { query: '{ __typename }' }, { ...https, cookie: held });
  expect((await ask(cookieOf(response))).status).toBe(200);
  expect((await ask(cookie)).status).toBe(401);
});

test('a wrong password, an unknown e-mail and a person without a password get one answer', async () => {
  const { email } = await signedIn(world);
  await world.ask('mutation ($input: PersonInput!) { personSave(input: $input) { person { id } } }', {
    input: { name: 'Invited', email: 'invited@example.com', role: 'LEAD', discipline: 'DESIGN' },
  });
  const answers = [];
  for (const who of [email, 'nobody@example.com', 'invited@example.com']) {
    const response = await signIn({ email: who, password: 'wrong password' });
    const said = (await response.text()).replace(response.headers.get('x-request-id')!, 'ID');
    answers.push([response.status, said, response.headers.getSetCookie()]);
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toEqual([401, expect.stringContaining('"UNAUTHENTICATED"'), []]);
});

test('the eleventh guess in 15 minutes waits, even with the right password; others do not', async () => {
  const { email, password, cookie } = await signedIn(world);
  const other = await signedIn(world);
  const address = { 'x-forwarded-for': '10.1.1.1' };
  const guesses = await Promise.all(
    Array.from({ length: 30 }, () => signIn({ email, password: 'guess guess' }, address)),
  );
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
  const late = guesses.find(({ status }) => status === 429)!;
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(890);
  expect(await late.json()).toMatchObject({
    error: { code: 'LIMIT_EXCEEDED', message: expect.stringContaining('15 minutes') },
  });
  expect((await signIn({ email, password })).status).toBe(429);
  expect((await signIn({ email: other.email, password: other.password }, address)).status).toBe(429);
  expect((await signIn({ email: other.email, password: other.password })).status).toBe(200);
  const changed = await post(world.url, '/auth/password', { old: password, new: 'another word' }, { cookie });
  expect(changed.status).toBe(429);
});

test('signing in anew ends the session before it; signing out ends this one alone', async () => {
  const { email, password, cookie } = await signedIn(world);
  const second = cookieOf(await signIn({ email, password }, { cookie }));
  expect([await isIn(cookie), await isIn(second)]).toEqual([false, true]);
  const third = cookieOf(await signIn({ email, password }));
  const out = await post(world.url, '/auth/sign-out', {}, { cookie: second });
  expect([out.status, out.headers.getSetCookie()[0]]).toEqual([
    204,
    expect.stringContaining('Expires=Thu, 01 Jan 1970'),
  ]);
  expect([await isIn(second), await isIn(third)]).toEqual([false, true]);
  expect((await fetch(`${world.url}/auth/sign-out`, { method: 'POST' })).status).toBe(204);
});

test('signing out everywhere ends all sessions of the person, and nobody else’s', async () => {
  const { email, password, cookie } = await signedIn(world);
  const other = await signedIn(world);
  const second = cookieOf(await signIn({ email, password }));
  expect((await post(world.url, '/auth/sign-out-everywhere', {}, { cookie })).status).toBe(204);
  expect([await isIn(cookie), await isIn(second), await isIn(other.cookie)]).toEqual([false, false, true]);
  expect((await post(world.url, '/auth/sign-out-everywhere', {}, { cookie })).status).toBe(401);
  expect((await world.fetch('/auth/sign-out-everywhere', { method: 'POST' })).status).toBe(401);
});

test('a new password needs the old one, and ends the other sessions', async () => {
  const { email, password, cookie } = await signedIn(world);
  const second = cookieOf(await signIn({ email, password }));
  const change = (body: object) => post(world.url, '/auth/password', body, { cookie });
  const wrong = await change({ old: 'wrong password', new: 'a new password' });
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: { code: 'INVALID', field: ['old'] } }]);
  for (const weak of ['short', 'x'.repeat(201), email.toUpperCase()]) {
    const refused = await change({ old: password, new: weak });
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: { code: 'INVALID', field: ['new'] } }]);
  }
  expect(await isIn(second)).toBe(true);
  const fresh = cookieOf(await change({ old: password, new: 'a new password' }));
  expect([await isIn(cookie), await isIn(second), await isIn(fresh)]).toEqual([false, false, true]);
  expect((await signIn({ email, password })).status).toBe(401);
  expect((await signIn({ email, password: 'a new password' })).status).toBe(200);
  expect((await post(world.url, '/auth/password', { old: 'x', new: 'y' })).status).toBe(401);
});

test.each([
  ['used_at', 73],
  ['created_at', 721],
])('a session ends by its %s after the hours of the settings', async (column, hours) => {
  const { cookie, email, password } = await signedIn(world);
  const of = `where person_id = (select id from person where email = '${email}')`;
  const back = (by: number) =>
    world.dataSource.query(`update session set ${column} = now() - interval '${by} hours' ${of}`);
  await back(hours - 2);
  expect(await isIn(cookie)).toBe(true);
  await back(hours);
  expect(await isIn(cookie)).toBe(false);
  await signIn({ email, password });
  expect(await world.dataSource.query(`select count(*)::int as count from session ${of}`)).toEqual([{ count: 1 }]);
});

test('the use of a session is noted, at most once a minute', async () => {
  const { cookie, email } = await signedIn(world);
  const of = `where person_id = (select id from person where email = '${email}')`;
  const usedAt = async () => (await world.dataSource.query(`select used_at from session ${of}`))[0].used_at.getTime();
  const first = await usedAt();
  await isIn(cookie);
  expect(await usedAt()).toBe(first);
  await world.dataSource.query(`update session set used_at = now() - interval '61 seconds' ${of}`);
  await isIn(cookie);
  expect(await usedAt()).toBeGreaterThanOrEqual(first);
});

test('whoever is not active any more is out at once, and stays out when active again', async () => {
  const { cookie, email, password, personId } = await signedIn(world);
  const set = (active: boolean) =>
    world.ask('mutation ($input: PersonInput!) { personSave(input: $input) { userErrors { message } } }', {
      input: { id: personId, name: 'Gone', email, role: 'LEAD', discipline: 'PRODUCT', active },
    });
  await set(false);
  expect(await isIn(cookie)).toBe(false);
  expect((await signIn({ email, password })).status).toBe(401);
  await set(true);
  expect(await isIn(cookie)).toBe(false);
  expect((await signIn({ email, password })).status).toBe(200);
});

test('a session survives a restart of the service', async () => {
  const { cookie } = await signedIn(world);
  const restarted = await anotherService(world);
  try {
    expect(await isIn(cookie, restarted.url)).toBe(true);
  } finally {
    await restarted.stop();
  }
});
