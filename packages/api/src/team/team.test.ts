import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const save = `mutation ($input: TeamInput!) { teamSave(input: $input) { team { id slug name members { name } } revision userErrors { field message code } } }`;

test('a team is made, changed by its slug, and found', async () => {
  const made = await world.ask(save, { input: { slug: 'Core Apps', name: 'Core apps' } });
  expect(made.data.teamSave).toMatchObject({
    team: { slug: 'core-apps', name: 'Core apps', members: [] },
    userErrors: [],
  });
  const changed = await world.ask(save, { input: { slug: 'core-apps', name: 'Core' } });
  expect(changed.data.teamSave.team).toEqual({ ...made.data.teamSave.team, name: 'Core' });
  expect(Number(changed.data.teamSave.revision)).toBe(Number(made.data.teamSave.revision) + 1);
  const found = await world.ask(
    'query ($id: ID!) { teams { name } team(slug: "core-apps") { name } node(id: $id) { ... on Team { name } } }',
    { id: made.data.teamSave.team.id },
  );
  expect(found.data).toEqual({ teams: [{ name: 'Core' }], team: { name: 'Core' }, node: { name: 'Core' } });
});

test('the same again changes nothing, and the revision stays', async () => {
  const first = await world.ask(save, { input: { slug: 'same', name: 'Same' } });
  const again = await world.ask(save, { input: { slug: 'same', name: 'Same' } });
  expect(again.data.teamSave).toEqual(first.data.teamSave);
});

test.each([
  ['a blank name', { slug: 'x', name: ' ' }, 'REQUIRED', ['name']],
  ['a control character', { slug: 'x', name: 'a\u0000b' }, 'INVALID', ['name']],
  ['a name of a megabyte', { slug: 'x', name: 'n'.repeat(1_000_000) }, 'LIMIT_EXCEEDED', ['name']],
  ['a member that is no person', { slug: 'x', name: 'X', memberIds: ['rubbish'] }, 'NOT_FOUND', ['memberIds', '0']],
])('%s is refused, and nothing is done', async (_, input, code, field) => {
  const { data } = await world.ask(save, { input });
  expect(data.teamSave).toMatchObject({ team: null, userErrors: [{ code, field }] });
  expect((await world.ask('{ team(slug: "x") { id } }')).data.team).toBeNull();
});
