import { makeItem, mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'core', name: 'Core' });
  await makeItem(world, { title: 'Only', teamSlug: 'core' });
});
afterAll(() => world.stop());

const inTime = 2_000;

async function timed(query: string, variables = {}) {
  const started = performance.now();
  const answer = await world.ask(query, variables);
  expect(performance.now() - started).toBeLessThan(inTime);
  return answer;
}

test('fragments that spread the next one twice cost no more than their text', async () => {
  const fragments = Array.from({ length: 60 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
  const { data } = await timed(`{ ...f0 } ${fragments.join(' ')} fragment f60 on Query { roadmap { revision } }`);
  expect(data.roadmap.revision).toMatch(/^\d+$/);
});

test('a field that is asked for again and again is fetched once', async () => {
  const below = (i: number) =>
    i < 5 ? `team { items(first: 1) { ${`nodes { ...f${i + 1} } `.repeat(20)} } }` : 'title';
  const fragments = Array.from({ length: 6 }, (_, i) => `fragment f${i} on RoadmapItem { ${below(i)} }`);
  const { data } = await timed(
    `{ roadmap { items(first: 1) { nodes { title ...f0 } nodes { status } } } } ${fragments.join(' ')}`,
  );
  expect(data.roadmap.items.nodes).toMatchObject([
    { title: 'Only', status: 'PROPOSED', team: { items: { nodes: [{ team: { items: {} } }] } } },
  ]);
});

test('what GraphQL itself refuses is the caller’s fault, not ours', async () => {
  const input = { slug: 's', name: 'S', memberIds: Array.from({ length: 60 }, () => ({})) };
  const { errors } = await timed('mutation ($input: TeamInput!) { teamSave(input: $input) { userErrors { code } } }', {
    input,
  });
  expect(errors!.map((error) => error.extensions.code)).toEqual(Array(10).fill('BAD_USER_INPUT'));
  for (const persistedQuery of [
    { version: 1, sha256Hash: 'x' },
    { version: 9, sha256Hash: 'x' },
  ]) {
    const body = JSON.stringify({ query: '{ __typename }', extensions: { persistedQuery } });
    const response = await world.fetch('/graphql', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  }
});
