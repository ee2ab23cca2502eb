import { globalId } from '../platform/graphql/global-id.ts';
import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const create = `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) {
  apiToken { id name prefix scopes createdAt lastUsedAt expiresAt revokedAt } secret userErrors { field message code } } }`;
const revoke = `mutation ($id: ID!) { apiTokenRevoke(input: { id: $id }) { apiToken { id revokedAt } secret userErrors { field message code } } }`;
const used = 'query ($id: ID!) { node(id: $id) { ... on ApiToken { lastUsedAt } } }';

test('a new token opens the API with the secret that is shown once', async () => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { data } = await world.ask(create, {
    input: { name: ' Wallboard ', scopes: ['WRITE', 'READ', 'READ'], expiresAt },
  });
  const { apiToken, secret, userErrors } = data.apiTokenCreate;
  expect(userErrors).toEqual([]);
  expect(secret).toMatch(/^wm_[\w-]{43}$/);
  expect(apiToken).toMatchObject({
    name: 'Wallboard',
    scopes: ['READ', 'WRITE'],
    lastUsedAt: null,
    expiresAt,
    revokedAt: null,
  });
  expect(secret.startsWith(apiToken.prefix)).toBe(true);
  expect(apiToken.prefix).toHaveLength(9);

  expect((await world.ask('{ __typename }', {}, secret)).data).toEqual({ __typename: 'Query' });
  const { lastUsedAt } = (await world.ask(used, { id: apiToken.id })).data.node;
  expect(Math.abs(Date.now() - Date.parse(lastUsedAt))).toBeLessThan(60_000);
});

test.each([
  ['a blank name', { name: ' ', scopes: ['READ'] }, 'REQUIRED', ['name']],
  ['no scope', { name: 'X', scopes: [] }, 'REQUIRED', ['scopes']],
  ['an end in the past', { name: 'X', scopes: ['READ'], expiresAt: '2020-01-01T00:00:00Z' }, 'INVALID', ['expiresAt']],
])('%s is refused, and no token is made', async (_, input, code, field) => {
  const before = (await world.ask('{ apiTokens { id } }')).data.apiTokens.length;
  const { data } = await world.ask(create, { input });
  expect(data.apiTokenCreate).toMatchObject({ apiToken: null, secret: null, userErrors: [{ code, field }] });
  expect((await world.ask('{ apiTokens { id } }')).data.apiTokens).toHaveLength(before);
});

test('everything that is wrong is said at once', async () => {
  const { data } = await world.ask(create, { input: { name: '', scopes: [], expiresAt: '2020-01-01T00:00:00Z' } });
  expect(data.apiTokenCreate.userErrors).toHaveLength(3);
});

test('a revoked token is refused by the very next request, and so is one at its end', async () => {
  const expiresAt = new Date(Date.now() + 700).toISOString();
  const brief = (await world.ask(create, { input: { name: 'Brief', scopes: ['READ'], expiresAt } })).data
    .apiTokenCreate;
  const { apiToken, secret } = (await world.ask(create, { input: { name: 'Old', scopes: ['READ'] } })).data
    .apiTokenCreate;
  expect((await world.ask('{ __typename }', {}, secret)).data).toBeTruthy();
  const first = (await world.ask(revoke, { id: apiToken.id })).data.apiTokenRevoke;
  expect(first).toMatchObject({ apiToken: { revokedAt: expect.any(String) }, secret: null, userErrors: [] });
  const init = { headers: { authorization: `Bearer ${secret}` } };
  expect((await world.fetch('/graphql?query={__typename}', init)).status).toBe(401);

  const again = (await world.ask(revoke, { id: apiToken.id })).data.apiTokenRevoke;
  expect(again).toEqual(first);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(expiresAt) - Date.now() + 50)));
  expect((await world.ask('{ __typename }', {}, brief.secret)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test.each([
  ['rubbish', 'rubbish'],
  ['the id of a person', globalId('Person', '00000000-0000-4000-8000-000000000000')],
  ['the id of no token', globalId('ApiToken', '00000000-0000-4000-8000-000000000000')],
])('%s cannot be revoked', async (_, id) => {
  const { data } = await world.ask(revoke, { id });
  expect(data.apiTokenRevoke).toMatchObject({ apiToken: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] });
});

test('a stranger makes, revokes and sees no token but the own one', async () => {
  const secret = await tokenWith(world, ['READ', 'WRITE', 'IMPORT', 'MEASURE', 'READ_FEEDBACK']);
  const made = await world.ask(create, { input: { name: 'X', scopes: ['ADMIN'] } }, secret);
  expect(made.data.apiTokenCreate).toMatchObject({ apiToken: null, secret: null, userErrors: [{ code: 'FORBIDDEN' }] });
  const [mine, other] = (await world.ask('{ apiTokens { id } }')).data.apiTokens;
  const revoked = await world.ask(revoke, { id: other.id }, secret);
  expect(revoked.data.apiTokenRevoke.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const seen = await world.ask('{ apiTokens { id } }', {}, secret);
  expect(seen).toMatchObject({ data: { apiTokens: [] }, extensions: { redacted: true } });
  const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  expect((await world.ask(nodes, { ids: [mine.id, other.id] }, secret)).data.nodes).toEqual([mine, null]);
});
