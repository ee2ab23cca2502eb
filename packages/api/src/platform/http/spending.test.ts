import { post, tokenWith } from '../../testing/callers.ts';
import { makeItem } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { Budgets } from './spending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_MAX_COST_PER_MINUTE: '1000' });
});
afterAll(() => world.stop());

const limit = 'rateLimit { cost limit remaining resetAt }';

test('a request says what it costs and what is left', async () => {
  const token = await tokenWith(world, ['READ']);
  const small = await world.ask(`{ ${limit} }`, {}, token);
  expect(small.data.rateLimit).toMatchObject({ cost: 1, limit: 1_000, remaining: 999 });
  const large = await world.ask(
    `query ($n: Int) { ${limit} roadmap { items(first: $n) { nodes { team { name } } } } }`,
    { n: 90 },
    token,
  );
  expect(large.data.rateLimit.cost).toBeGreaterThan(180);
  expect(large.data.rateLimit.remaining).toBe(999 - large.data.rateLimit.cost);
  expect(Date.parse(large.data.rateLimit.resetAt)).toBeGreaterThan(Date.now());
});

test('introspection is free', async () => {
  const token = await tokenWith(world, ['READ']);
  const query = `{ ${limit} __schema { types { name fields { name args { name type { name ofType { name } } } } } } }`;
  expect((await world.ask(query, {}, token)).data.rateLimit.cost).toBe(1);
});

test('whoever spent all of it waits, others do not, and what need not be made anew is still answered', async () => {
  const token = await tokenWith(world, ['READ']);
  const query = '{ roadmap { items(first: 100) { nodes { title } } } }';
  const ask = (more: object = {}, headers = {}) =>
    post(world.url, '/graphql', { query, ...more }, { authorization: `Bearer ${token}`, ...headers });
  const first = await ask();
  const tag = first.headers.get('etag')!;
  let answer = first;
  for (let n = 0; answer.status === 200 && n < 30; n++) answer = await ask({ variables: { n } });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({
    errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'WAYMARK_MAX_COST_PER_MINUTE' } }],
  });
  expect((await ask({}, { 'if-none-match': tag })).status).toBe(304);
  expect((await ask()).status).toBe(200);
  expect((await world.ask(`{ ${limit} }`)).data.rateLimit.remaining).toBeGreaterThan(0);
});

test('an answer tells its cost where it is asked to', async () => {
  const body = { query: '{ roadmap { revision } }', extensions: { cost: true } };
  const answer = await post(world.url, '/graphql', body, { authorization: `Bearer ${world.token}` });
  expect(await answer.json()).toMatchObject({ extensions: { cost: 1 } });
});

test('a budget is whole again after its minute', async () => {
  jest.useFakeTimers({ now: 0 });
  try {
    const budgets = new Budgets(10);
    expect(await budgets.spend('a', 7)).toMatchObject({ remaining: 3, isOver: false });
    expect(await budgets.spend('a', 7)).toMatchObject({ remaining: 0, isOver: true });
    expect(await budgets.spend('b', 7)).toMatchObject({ isOver: false });
    jest.advanceTimersByTime(61_000);
    expect(await budgets.spend('a', 7)).toMatchObject({ remaining: 3, isOver: false });
  } finally {
    jest.useRealTimers();
  }
});

test('a mutation with an Idempotency-Key is done once, and another body under the key is refused', async () => {
  const create = (title: string, key = 'a-key') => {
    const query =
      'mutation ($input: RoadmapItemCreateInput!) { roadmapItemCreate(input: $input) { roadmapItem { id } userErrors { code } } }';
    const input = { title, problem: 'P', outcome: 'O', kind: 'FEATURE', valueDrivers: [] };
    const headers = { authorization: `Bearer ${world.token}`, 'idempotency-key': key };
    return post(world.url, '/graphql', { query, variables: { input } }, headers);
  };
  const made = async (answer: Promise<Response>) =>
    ((await (await answer).json()) as { data: { roadmapItemCreate: object } }).data.roadmapItemCreate;
  const first = await made(create('Once'));
  expect(await made(create('Once'))).toEqual(first);
  expect(await made(create('Twice'))).toEqual({ roadmapItem: null, userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
  expect(await made(create('Once', 'another-key'))).not.toEqual(first);
  expect((await create('Once', 'no key')).status).toBe(400);
  await makeItem(world);
});
