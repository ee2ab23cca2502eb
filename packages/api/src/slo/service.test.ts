import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { saveService, saveSlo } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.ask('mutation { teamSave(input: { slug: "core", name: "Core" }) { revision } }');
});
afterAll(() => world.stop());

const save = `mutation ($input: ServiceInput!) { serviceSave(input: $input) {
  service { id slug name description tier team { slug } slos { slug } } revision userErrors { field message code } } }`;

test('a service is made, found, and changed by its slug; what is left out stays', async () => {
  const values = { name: 'Card arrival', description: 'Cards', tier: 1 };
  const input = { slug: 'Card Arrival', teamSlug: 'core', ...values };
  const made = (await world.ask(save, { input })).data.serviceSave;
  expect(made).toMatchObject({
    service: { ...values, slug: 'card-arrival', team: { slug: 'core' }, slos: [] },
    userErrors: [],
  });
  const changed = (await world.ask(save, { input: { slug: 'card-arrival', name: 'Cards', tier: null } })).data;
  expect(changed.serviceSave.service).toEqual({ ...made.service, name: 'Cards', tier: null });
  const found = await world.ask(
    'query ($id: ID!) { service(slug: "card-arrival") { name } none: service(slug: "none") { name } team(slug: "core") { services { name } } node(id: $id) { ... on Service { tier } } }',
    { id: made.service.id },
  );
  expect(found.data).toEqual({
    service: { name: 'Cards' },
    none: null,
    team: { services: [{ name: 'Cards' }] },
    node: { tier: null },
  });
});

test.each([
  ['a blank name and a slug without letters', { slug: '!', name: ' ' }, [['name'], ['slug']], 'REQUIRED'],
  ['a tier below 0', { slug: 'x', name: 'X', tier: -1 }, [['tier']], 'INVALID'],
  ['an unknown team', { slug: 'x', name: 'X', teamSlug: 'nobody' }, [['teamSlug']], 'NOT_FOUND'],
])('%s is refused, and nothing is done', async (_, input, fields, code) => {
  const { serviceSave } = (await world.ask(save, { input })).data;
  expect(serviceSave.service).toBeNull();
  expect(serviceSave.userErrors).toMatchObject(fields.map((field) => ({ field, code })));
  expect((await world.ask('{ service(slug: "x") { id } }')).data.service).toBeNull();
});

test('who may only read or measure plans no services', async () => {
  const token = await tokenWith(world, ['READ', 'MEASURE']);
  const { data } = await world.ask(save, { input: { slug: 'x', name: 'X' } }, token);
  expect(data.serviceSave).toMatchObject({ service: null, userErrors: [{ code: 'FORBIDDEN' }] });
});

test('services are read by name, with their objectives, in as many statements for one as for many', async () => {
  for (const slug of ['web', 'apps', 'mail']) await saveService(world, slug);
  for (const slug of ['b', 'a']) await saveSlo(world, slug, { serviceSlug: 'apps' });
  const ask = (first: number) =>
    world.ask(
      'query ($first: Int) { services(first: $first) { nodes { slug team { slug } slos { slug } } totalCount } }',
      {
        first,
      },
    );
  const { services } = (await ask(10)).data;
  expect(services.totalCount).toBe(4);
  expect(services.nodes.map((service: { slug: string }) => service.slug).slice(-2)).toEqual(['mail', 'web']);
  expect(services.nodes).toContainEqual({ slug: 'apps', team: null, slos: [{ slug: 'a' }, { slug: 'b' }] });
  const [one, many] = [await world.statements(() => ask(3)), await world.statements(() => ask(4))];
  expect(many).toHaveLength(one.length);
});
