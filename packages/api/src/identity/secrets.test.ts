import { post, signedIn, tokenIn, tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { firstAccountLink } from './first-account.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Every place in the database that holds the text, as `table.column`. */
async function placesOf(text: string): Promise<string[]> {
  const columns: { table: string; column: string }[] = await world.dataSource.query(`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'character varying', 'ARRAY', 'json', 'jsonb', 'bytea')`);
  expect(columns.length).toBeGreaterThan(10);
  const places = [];
  for (const { table, column } of columns) {
    const found = await world.dataSource.query(
      `select 1 from "${table}" where strpos("${column}"::text, $1) > 0 limit 1`,
      [text],
    );
    if (found.length > 0) places.push(`${table}.${column}`);
  }
  return places;
}

test('no secret stands in any table: of a token, a session, a link, or a password, old or new', async () => {
  const first = tokenIn((await firstAccountLink(world.dataSource, world.url))!);
  const token = await tokenWith(world, ['READ']);
  await world.ask('{ __typename }', {}, token);
  const { cookie, password, personId, email } = await signedIn(world);
  const invite = 'mutation ($id: ID!) { personInvite(input: { id: $id }) { url } }';
  const invited = tokenIn((await world.ask(invite, { id: personId })).data.personInvite.url);
  const changed = 'another password';
  expect((await post(world.url, '/auth/password', { old: password, new: changed }, { cookie })).status).toBe(200);

  for (const secret of [first, token, token.slice(3), cookie.split('=')[1]!, invited, password, changed, world.token]) {
    expect(secret.length).toBeGreaterThan(9);
    expect(await placesOf(secret)).toEqual([]);
  }
  expect(await placesOf(email)).toEqual(['person.email']);
  expect(await placesOf(token.slice(0, 9))).toEqual(['api_token.prefix']);
});

test('passwords are kept by argon2id, one for a person, and no earlier one', async () => {
  const { cookie, password } = await signedIn(world);
  await post(world.url, '/auth/password', { old: password, new: 'another password' }, { cookie });
  const kept: { hash: string }[] = await world.dataSource.query('select hash from password');
  for (const { hash } of kept) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await placesOf('$argon2')).toEqual(['password.hash']);
});
