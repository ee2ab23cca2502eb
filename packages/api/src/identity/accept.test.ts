import { askWith, cookieOf, post, signedIn, tokenIn } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { firstAccountLink } from './first-account.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const password = 'a long password';
const accept = (body: object) => post(world.url, '/auth/accept', body);
const saidBy = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; field?: string[]; message: string } };
  return { status: response.status, ...error };
};
const invite = async (id: string): Promise<{ url: string; expiresAt: string }> =>
  (await world.ask('mutation ($id: ID!) { personInvite(input: { id: $id }) { url expiresAt } }', { id })).data
    .personInvite;
const save = (input: object) =>
  world.ask('mutation ($input: PersonInput!) { personSave(input: $input) { person { id } } }', { input });
const me = async (cookie: string) =>
  (await askWith(world.url, cookie, '{ viewer { person { id name email discipline } role } }')).data.viewer;

describe('the first account', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const open = async () => (await firstAccountLink(world.dataSource, 'https://waymark.example.com'))!;
  const take = (link: string, more: object) =>
    post(world.url, '/auth/accept', { token: tokenIn(link), password, ...more });
  const ada = { name: ' Ada ', email: 'Ada@Example.com' };

  test('comes from a link that makes an ADMIN of PRODUCT once, and signs in', async () => {
    const link = await open();
    expect(link).toMatch(/^https:\/\/waymark\.example\.com\/accept\?token=[\w-]{43}$/);
    const made = await take(link, ada);
    expect(made.status).toBe(200);
    const asked = await askWith(world.url, cookieOf(made), '{ viewer { person { name email discipline } role } }');
    const person = { name: 'Ada', email: 'ada@example.com', discipline: 'PRODUCT' };
    expect(asked.data.viewer).toEqual({ person, role: 'ADMIN' });
    expect(await firstAccountLink(world.dataSource, 'https://waymark.example.com')).toBeNull();
    expect(await saidBy(await take(link, { ...ada, email: 'eve@example.com' }))).toMatchObject({
      status: 400,
      code: 'INVALID',
      field: ['token'],
    });
  });

  test('has one maker when two come at once', async () => {
    const link = await open();
    const both = await Promise.all(
      ['a', 'b', 'c'].map((who) => take(link, { name: who, email: `${who}@example.com` })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect((await world.ask('{ people { totalCount } }')).data.people.totalCount).toBe(1);
  });

  test('is made by the newest link only, and by none once somebody can sign in', async () => {
    const [older, newest] = [await open(), await open()];
    expect(await saidBy(await take(older, ada))).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('ended'),
    });
    await signedIn(world);
    expect(await saidBy(await take(newest, ada))).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('already'),
    });
  });

  test('needs a name and an e-mail, and is told of all that is wrong before the link is used up', async () => {
    const link = await open();
    for (const [more, code, field] of [
      [{}, 'REQUIRED', ['name']],
      [{ name: 'Ada' }, 'REQUIRED', ['email']],
      [{ name: ' ', email: 'ada@example.com' }, 'REQUIRED', ['name']],
      [{ name: 'Ada', email: 'ada' }, 'INVALID', ['email']],
      [{ name: 'A\u0000', email: 'ada@example.com' }, 'INVALID', ['name']],
      [{ ...ada, discipline: 'SALES' }, 'INVALID', ['discipline']],
      [{ ...ada, password: 'too short' }, 'INVALID', ['password']],
      [
        { name: 'Ada', email: 'ada.lovelace@example.com', password: 'Ada.Lovelace@example.com' },
        'INVALID',
        ['password'],
      ],
    ] as const) {
      expect(await saidBy(await take(link, more))).toMatchObject({ status: 400, code, field });
    }
    expect((await take(link, { ...ada, discipline: 'ENGINEERING' })).status).toBe(200);
  });

  test('can be made again when everybody with a password has left', async () => {
    const { personId, email } = await signedIn(world, { role: 'LEAD' });
    const input = { id: personId, name: 'Gone', email, role: 'LEAD', discipline: 'PRODUCT', active: false };
    await world.ask('mutation ($input: PersonInput!) { personSave(input: $input) { person { id } } }', { input });
    expect((await take(await open(), ada)).status).toBe(200);
  });
});

test('an invitation sets the password, may put the name right, and works once for 7 days', async () => {
  const input = { name: 'Grace', email: 'grace@example.com', role: 'LEAD', discipline: 'ENGINEERING' };
  const { id } = (await save(input)).data.personSave.person;
  const { url, expiresAt } = await invite(id);
  expect(url.startsWith(`${world.url.replace('127.0.0.1', 'localhost')}/accept?token=`)).toBe(true);
  expect(Date.parse(expiresAt) - Date.now()).toBeCloseTo(7 * 86_400_000, -5);
  const token = tokenIn(url);
  const foreign = await accept({ token, password, email: 'other@example.com' });
  expect(await saidBy(foreign)).toMatchObject({ status: 400, code: 'INVALID', field: ['email'] });
  const weak = await accept({ token, password: 'grace@EXAMPLE.com' });
  expect(await saidBy(weak)).toMatchObject({ status: 400, code: 'INVALID', field: ['password'] });
  const given = { token, password, name: ' Grace Hopper ', email: 'Grace@Example.com', discipline: 'PRODUCT' };
  const person = { id, name: 'Grace Hopper', email: 'grace@example.com', discipline: 'ENGINEERING' };
  expect(await me(cookieOf(await accept(given)))).toEqual({ person, role: 'LEAD' });
  const again = await saidBy(await accept({ token, password: 'another password' }));
  expect(again).toMatchObject({
    status: 400,
    code: 'INVALID',
    field: ['token'],
    message: expect.stringContaining('used already'),
  });
  expect((await post(world.url, '/auth/sign-in', { email: 'grace@example.com', password })).status).toBe(200);
});

test('a link to a person who has a password resets it and ends the sessions', async () => {
  const known = await signedIn(world);
  const cookie = cookieOf(
    await accept({ token: tokenIn((await invite(known.personId)).url), password: 'reset password' }),
  );
  expect((await me(cookie)).person.id).toBe(known.personId);
  expect((await known.ask('{ __typename }')).data).toBeUndefined();
  expect((await post(world.url, '/auth/sign-in', { email: known.email, password: known.password })).status).toBe(401);
});

test('a link ends after its time, by a newer one, and with the person; rubbish is no link', async () => {
  const { personId, email } = await signedIn(world);
  const tokens = [tokenIn((await invite(personId)).url), tokenIn((await invite(personId)).url)];
  expect((await saidBy(await accept({ token: tokens[0], password }))).message).toContain('ended');
  await world.dataSource.query('update invitation set expires_at = now() where used_at is null');
  expect((await saidBy(await accept({ token: tokens[1], password }))).message).toContain('ended');
  const last = tokenIn((await invite(personId)).url);
  await save({ id: personId, name: 'Gone', email, role: 'LEAD', discipline: 'PRODUCT', active: false });
  expect((await saidBy(await accept({ token: last, password }))).message).toContain('ended');
  await save({ id: personId, name: 'Back', email, role: 'LEAD', discipline: 'PRODUCT', active: true });
  expect((await saidBy(await accept({ token: last, password }))).message).toContain('ended');
  expect((await saidBy(await accept({ token: 'rubbish', password }))).message).toContain('not one of ours');
});

test('two who accept one link at once: one is in', async () => {
  const { personId } = await signedIn(world);
  const token = tokenIn((await invite(personId)).url);
  const both = await Promise.all(
    ['first password', 'second password'].map((word) => accept({ token, password: word })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
});
