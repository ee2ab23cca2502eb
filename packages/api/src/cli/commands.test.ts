import { Like } from 'typeorm';
import { ApiToken } from '../identity/api-token.entity.ts';
import { command } from '../testing/command.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let remote: Record<string, string>;
let local: Record<string, string>;
beforeAll(async () => {
  world = await startWorld();
  remote = { WAYMARK_URL: world.url, WAYMARK_TOKEN: world.token };
  local = { DATABASE_URL: world.databaseUrl };
});
afterAll(() => world.stop());

const opens = async (secret: string) => (await world.ask('{ teams { id } }', {}, secret)).errors === undefined;

test('a token is made, listed and revoked through the service', async () => {
  const made = await command(['token', 'create', 'Wall board', '--scopes', 'READ,READ_FEEDBACK'], remote);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^wm_\S+\n$/) });
  const secret = made.out.trim();
  expect(await opens(secret)).toBe(true);
  const { out } = await command(['token', 'list'], remote);
  expect(out).toMatch(/^TOKEN +NAME +SCOPES/);
  expect(out).toMatch(/wm_\S+… +Wall board +READ,READ_FEEDBACK +works +\d{4}-/);
  expect(out).not.toContain(secret);
  expect(await command(['token', 'revoke', secret], remote)).toMatchObject({ code: 0, out: 'Revoked Wall board.\n' });
  expect(await opens(secret)).toBe(false);
  expect(await command(['token', 'revoke', 'Wall board'], remote)).toMatchObject({ code: 1, out: '' });
  expect((await command(['token', 'list'], remote)).out).toMatch(/Wall board .*revoked \d{4}/);
});

test('without an address and a token the command works on the database itself, and leaves no token behind', async () => {
  const withSecret = () => world.dataSource.getRepository(ApiToken).countBy({ prefix: Like('wm_%') });
  const before = await withSecret();
  const made = await command(
    ['token', 'create', 'Cron', '--scopes', 'READ', '--expires', '2999-01-01T00:00:00Z'],
    local,
  );
  expect(await opens(made.out.trim())).toBe(true);
  expect((await command(['token', 'list'], local)).out).toMatch(/Cron +READ +works until 2999-01-01/);
  expect(await withSecret()).toBe(before + 1);
});

test('a person is added with a link, listed, and gets another link', async () => {
  const add = ['person', 'add', 'Ada Example', 'Ada@example.org', '--role', 'LEAD', '--discipline', 'ENGINEERING'];
  const added = await command(add, { ...local, WAYMARK_PUBLIC_URL: 'https://roadmap.example.org' });
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^https:\/\/roadmap\.example\.org\/\S+\n$/) });
  expect((await command(['person', 'list'], remote)).out).toMatch(
    /Ada Example +ada@example\.org +LEAD +ENGINEERING +active/,
  );
  const again = await command(['person', 'reset-password', 'ADA@example.org'], local);
  expect(again.out).toMatch(/^http:\/\/localhost:4000\/\S+\n$/);
  expect(await command(['person', 'reset-password', 'nobody@example.org'], local)).toEqual({
    code: 1,
    out: '',
    err: 'There is no person called "nobody@example.org".\n',
  });
});

test('what the service refuses is said in its words', async () => {
  const bad = await command(['token', 'create', ' ', '--scopes', 'READ'], remote);
  expect(bad).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^name: .+\n$/) });
  const scope = await command(['token', 'create', 'X', '--scopes', 'EVERYTHING'], remote);
  expect(scope).toMatchObject({ code: 1, out: '', err: expect.stringContaining('EVERYTHING') });
});

test.each([
  ['an unknown token', () => ({ ...remote, WAYMARK_TOKEN: 'wm_unknown' }), /^WAYMARK_TOKEN: .* knows no such token/],
  ['a service that is not there', () => ({ ...remote, WAYMARK_URL: 'http://127.0.0.1:2' }), /^WAYMARK_URL: .*REFUSED/],
  ['an address without a token', () => ({ WAYMARK_URL: world.url }), /^WAYMARK_URL is set and WAYMARK_TOKEN is not/],
  [
    'a token without an address',
    () => ({ WAYMARK_TOKEN: world.token }),
    /^WAYMARK_TOKEN is set and WAYMARK_URL is not/,
  ],
])('%s is said in one line', async (_, environment, words) => {
  const { code, out, err } = await command(['token', 'list'], environment());
  expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 });
  expect(err).toMatch(words);
});

test('migrate says what it did', async () => {
  expect(await command(['migrate'], local)).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });
});

test('schema prints what the service serves', async () => {
  const { out } = await command(['schema'], {});
  expect(out).toBe(await (await world.fetch('/schema.graphql')).text());
});

test('help names every command and every setting', async () => {
  const { code, out } = await command(['--help'], {});
  expect(code).toBe(0);
  for (const word of ['start', 'migrate', 'schema', 'import', 'token', 'person', 'help']) expect(out).toContain(word);
  expect((await command([], {})).out).toBe(out);
  expect((await command(['help'], {})).out).toBe(out);
  expect((await command(['help', 'settings'], {})).out).toContain('WAYMARK_BOOTSTRAP_TOKEN');
  expect((await command(['help', 'import'], {})).out).toContain('--create-themes');
  expect((await command(['import', '--help'], {})).out).toContain('Examples:');
});

test.each([
  [['fly'], /unknown command 'fly'/],
  [['help', 'fly'], /There is no help on fly/],
  [['token', 'create', 'X'], /--scopes/],
  [['import', 'dreams', 'x.csv', '--source', 'a'], /Allowed choices are feedback, themes, roadmap/],
])('%j is refused', async (args, words) => {
  const { code, err } = await command(args, {});
  expect(code).toBe(1);
  expect(err).toMatch(words);
});
