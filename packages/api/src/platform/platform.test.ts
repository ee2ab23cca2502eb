import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('a caller that nobody knows gets 401 and is told how to get a token', async () => {
  const response = await fetch(`${world.url}/graphql`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(401);
  const { errors } = (await response.json()) as { errors: object[] };
  expect(errors[0]).toMatchObject({
    message: expect.stringContaining('waymark token create'),
    extensions: { code: 'UNAUTHENTICATED' },
  });
});

test('a node that is not there is null', async () => {
  const { data, errors } = await world.ask('{ node(id: "bm8") { id } }');
  expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
});
