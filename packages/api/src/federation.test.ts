import { ApolloGateway, IntrospectAndCompose, LocalGraphQLDataSource, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { tokenWith } from './testing/callers.ts';
import { makeItem, makeTheme, mutate } from './testing/factories.ts';
import { startWorld, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_SUBGRAPH: 'true' });
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'core', name: 'Core' });
  await makeItem(world, { title: 'First', teamSlug: 'core' });
  await makeItem(world, { title: 'Second' });
});
afterAll(() => world.stop());

/** Another team's subgraph: who is paged for a team, and what an item has cost so far. */
const pagers = buildSubgraphSchema({
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Team @key(fields: "slug") { slug: String! pager: String! }
    type RoadmapItem @key(fields: "identifier") { identifier: String! cost: Int! }
    type Query { pagers: [Team!]! dearest: RoadmapItem! }`),
  resolvers: {
    Query: { pagers: () => [{ slug: 'core' }], dearest: () => ({ identifier: 'WM-1' }) },
    Team: { pager: ({ slug }: { slug: string }) => `${slug}@example.org` },
    RoadmapItem: { cost: ({ identifier }: { identifier: string }) => Number(identifier.slice(3)) * 100 },
  },
});

class WithToken extends RemoteGraphQLDataSource {
  override willSendRequest({
    request,
  }: {
    request: { http?: { headers: { set(name: string, value: string): void } } };
  }) {
    request.http!.headers.set('authorization', `Bearer ${world.token}`);
  }
}

test('a gateway joins it with another subgraph, and asks both for one answer', async () => {
  const subgraphs = [
    { name: 'waymark', url: `${world.url}/graphql` },
    { name: 'pagers', url: 'http://pagers.invalid' },
  ];
  const gateway = new ApolloGateway({
    supergraphSdl: new IntrospectAndCompose({ subgraphs }),
    buildService: ({ name, url }) =>
      name === 'pagers' ? new LocalGraphQLDataSource(pagers) : new WithToken({ url: url! }),
  });
  const server = new ApolloServer({ gateway });
  try {
    await server.start();
    const query = `{
      dearest { title cost team { name pager } }
      pagers { name pager }
      roadmap { items(first: 5) { nodes { title cost team { slug pager } } } } }`;
    const { body } = await server.executeOperation({ query });
    expect(body.kind === 'single' && body.singleResult).toMatchObject({
      data: {
        dearest: { title: 'First', cost: 100, team: { name: 'Core', pager: 'core@example.org' } },
        pagers: [{ name: 'Core', pager: 'core@example.org' }],
        roadmap: {
          items: {
            nodes: [
              { title: 'First', cost: 100, team: { slug: 'core', pager: 'core@example.org' } },
              { title: 'Second', cost: 200, team: null },
            ],
          },
        },
      },
    });
  } finally {
    await server.stop();
  }
}, 60_000);

const entities = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename
  ... on RoadmapItem { identifier title } ... on Theme { slug name } ... on Team { slug } ... on Service { slug } ... on Customer { name } } }`;

test('things are found by each of their keys, in one statement a type, and what is not there is null', async () => {
  const slug = await makeTheme(world, 'Card arrival', [{ name: 'Acme' }]);
  await mutate(world, 'serviceSave', 'ServiceInput', 'service { id }', { slug: 'pay', name: 'Pay', tier: 1 });
  const { data } = await world.ask('{ team(slug: "core") { id } roadmap { items { nodes { id } } } }');
  const [{ id: first }, { id: second }] = data.roadmap.items.nodes;
  const representations = [
    { __typename: 'RoadmapItem', identifier: 'WM-2' },
    { __typename: 'RoadmapItem', id: first },
    { __typename: 'RoadmapItem', id: second },
    { __typename: 'Theme', slug: 'card_arrival' },
    { __typename: 'Team', id: data.team.id },
    { __typename: 'Team', slug: 'Core' },
    { __typename: 'Service', slug: 'pay' },
    { __typename: 'Team', id: first },
    { __typename: 'RoadmapItem', identifier: 'WM-999' },
    { __typename: 'Theme', slug: 'none' },
    { __typename: 'Service' },
  ];
  const statements = await world.statements(async () => {
    const answer = await world.ask(entities, { representations });
    expect(answer).toMatchObject({
      data: {
        _entities: [
          { identifier: 'WM-2', title: 'Second' },
          { identifier: 'WM-1', title: 'First' },
          { identifier: 'WM-2', title: 'Second' },
          { slug },
          { slug: 'core' },
          { slug: 'core' },
          { slug: 'pay' },
          ...Array(4).fill(null),
        ],
      },
    });
  });
  expect(statements.length).toBeLessThan(10);
});

test('they are guarded as they are elsewhere', async () => {
  const { data } = await world.ask('{ customers { nodes { id name } } }');
  const representations = [{ __typename: 'Customer', id: data.customers.nodes[0].id }];
  expect((await world.ask(entities, { representations })).data._entities).toEqual([
    { __typename: 'Customer', name: 'Acme' },
  ]);
  const reader = await tokenWith(world, ['READ']);
  expect((await world.ask(entities, { representations }, reader)).data._entities).toEqual([null]);
  const meter = await tokenWith(world, ['MEASURE']);
  expect((await world.ask(entities, { representations }, meter)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  const many = Array(1_001).fill({ __typename: 'Team', slug: 'core' });
  expect((await world.ask(entities, { representations: many })).errors![0]!.extensions.code).toBe('LIMIT_EXCEEDED');
});

test('without the setting there is nothing of it', async () => {
  const sdl = await (await world.fetch('/schema.graphql')).text();
  expect(sdl).not.toMatch(/_entities|@key/);
  const { data } = await world.ask('{ _service { sdl } }');
  expect(data._service.sdl).toMatch(
    /type RoadmapItem implements [^{]*@key\(fields: "id"\)\s+@key\(fields: "identifier"\)/,
  );
});
