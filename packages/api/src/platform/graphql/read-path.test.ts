import { tokenWith } from '../../testing/callers.ts';
import { makeItem, mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'cards', name: 'Cards' });
});
afterAll(() => world.stop());

test('fragments, aliases, and directives are followed when the selection is fetched', async () => {
  await makeItem(world, { teamSlug: 'cards' });
  const query = `query ($yes: Boolean!) {
    roadmap { a: items(first: 1) { ...Page } b: items(first: 1, filter: { open: false }) { totalCount } }
    nodes(ids: []) { ... on RoadmapItem { title } }
  }
  fragment Page on RoadmapItemConnection { edges { node { ...Named ... on RoadmapItem { team @include(if: $yes) { slug } rank @skip(if: $yes) } } } }
  fragment Named on Node { id ... on RoadmapItem { again: team { name } } }`;
  const { data } = await world.ask(query, { yes: true });
  expect(data.roadmap.a.edges[0].node).toEqual({
    id: expect.any(String),
    again: { name: 'Cards' },
    team: { slug: 'cards' },
  });
  expect(data.roadmap.b).toEqual({ totalCount: 0 });
  const without = await world.statements(() => world.ask(query, { yes: false }));
  expect(without.filter((text) => text.includes('row_number')).length).toBe(1);
});

test('the loaders answer in the same way where nothing was fetched by selection', async () => {
  const { id } = await makeItem(world, { teamSlug: 'cards' });
  const selection = '{ title team { slug members { name } } milestones { title } evidence { level } rank }';
  const asked = await world.ask(`query ($id: ID!) { roadmapItem(id: $id) ${selection} }`, { id });
  const moved = await mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', `roadmapItem ${selection}`, { id });
  expect(moved.roadmapItem).toEqual(asked.data.roadmapItem);
});

test('nodes come in the order of their ids, null for what is not there', async () => {
  const one = await makeItem(world, { title: 'One' });
  const two = await makeItem(world, { title: 'Two' });
  const { data } = await world.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on RoadmapItem { title } } }', {
    ids: [two.id, 'rubbish', one.id],
  });
  expect(data.nodes).toEqual([{ title: 'Two' }, null, { title: 'One' }]);
  const many = await world.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array.from({ length: 101 }, () => one.id),
  });
  expect(many.errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
});

test('a token that may not read reads nothing, and is told so', async () => {
  const measuring = await tokenWith(world, ['MEASURE']);
  const { data, errors } = await world.ask(
    '{ viewer { permissions } roadmapItem(identifier: "WM-1") { title } }',
    {},
    measuring,
  );
  expect(data).toEqual({ viewer: { permissions: ['MEASURE'] }, roadmapItem: null });
  expect(errors).toMatchObject([{ path: ['roadmapItem'], extensions: { code: 'FORBIDDEN' } }]);
});

test('introspection, a document too deep, and one that is none each get their answer', async () => {
  expect((await world.ask('{ __schema { queryType { name } } }')).data.__schema.queryType.name).toBe('Query');
  const deep = `{ node(id: "x") { ${'... on RoadmapItem { team { items { nodes { '.repeat(7)} id ${'} } } }'.repeat(7)} } }`;
  expect((await world.ask(deep)).errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  expect((await world.ask('{ roadmap { ')).errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
  expect((await world.ask('{ nothing }')).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
