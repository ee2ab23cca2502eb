import { signedIn, tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_ANONYMOUS_READ: 'true' });
});
afterAll(() => world.stop());

const ask = `{ viewer { actor { __typename ... on Person { name } ... on ApiToken { prefix } } person { id } role scopes permissions } }`;

test.each([
  [['READ'], 'VIEWER', ['READ']],
  [['READ_FEEDBACK'], 'CONTRIBUTOR', ['READ', 'READ_FEEDBACK']],
  [['IMPORT'], 'CONTRIBUTOR', ['IMPORT']],
  [['READ', 'MEASURE'], 'LEAD', ['READ', 'MEASURE']],
  [['READ', 'WRITE'], 'LEAD', ['READ', 'CONTRIBUTE', 'PLAN']],
  [
    ['ADMIN'],
    'ADMIN',
    ['READ', 'READ_FEEDBACK', 'CONTRIBUTE', 'PLAN', 'IMPORT', 'MEASURE', 'MANAGE_PEOPLE', 'MANAGE_ACCESS'],
  ],
])('a token with %j is a %s that never signs off', async (scopes, role, permissions) => {
  const secret = await tokenWith(world, scopes);
  const { data } = await world.ask(ask, {}, secret);
  const actor = { __typename: 'ApiToken', prefix: secret.slice(0, 9) };
  expect(data.viewer).toEqual({ actor, person: null, role, scopes, permissions });
});

test.each([
  ['VIEWER', ['READ']],
  ['CONTRIBUTOR', ['READ', 'READ_FEEDBACK', 'CONTRIBUTE', 'IMPORT']],
  ['LEAD', ['READ', 'READ_FEEDBACK', 'CONTRIBUTE', 'PLAN', 'AGREE', 'IMPORT', 'MEASURE']],
  [
    'ADMIN',
    ['READ', 'READ_FEEDBACK', 'CONTRIBUTE', 'PLAN', 'AGREE', 'IMPORT', 'MEASURE', 'MANAGE_PEOPLE', 'MANAGE_ACCESS'],
  ],
])('a %s who signed in may do what the role may', async (role, permissions) => {
  const person = await signedIn(world, { role });
  const { data } = await person.ask(ask);
  const actor = { __typename: 'Person', name: expect.any(String) };
  expect(data.viewer).toEqual({ actor, person: { id: person.personId }, role, scopes: [], permissions });
});

test('an anonymous reader is a VIEWER, and a wrong token is refused all the same', async () => {
  const { data } = await world.ask(ask, {}, null);
  expect(data.viewer).toEqual({ actor: null, person: null, role: 'VIEWER', scopes: [], permissions: ['READ'] });
  const { cookie } = await signedIn(world);
  for (const authorization of ['Bearer wm_wrong', 'Bearer', 'bearer two words']) {
    const init = { headers: { authorization, cookie } };
    expect((await fetch(`${world.url}/graphql?query={__typename}`, init)).status).toBe(401);
  }
});
