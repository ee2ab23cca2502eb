import { createHash } from 'node:crypto';
import { anotherService, post, signedIn, tokenWith } from '../../../testing/callers.ts';
import { makeItem, makeTheme } from '../../../testing/factories.ts';
import { type Answer, startWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_ANONYMOUS_READ: 'true' });
});
afterAll(() => world.stop());

const titles = '{ roadmap { items(first: 100) { nodes { title } } } }';

function ask(query: string, headers: Record<string, string> = {}, variables: object = {}): Promise<Response> {
  const init = { authorization: `Bearer ${world.token}`, ...headers };
  return post(world.url, '/graphql', { query, variables }, init);
}
/** Where the answers since the last look came from. */
async function originsOf(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const count = async () => {
    const text = await (await world.fetch('/metrics')).text();
    const found = [...text.matchAll(/^waymark_graphql_answers_total\{from="(\w+)"\} (\d+)$/gm)];
    return Object.fromEntries(found.map(([, from, value]) => [from!, Number(value)]));
  };
  const before = await count();
  await act();
  const after = await count();
  return Object.fromEntries(
    Object.entries(after)
      .map(([from, value]) => [from, value - (before[from] ?? 0)] as const)
      .filter(([, value]) => value > 0),
  );
}

test('a query has a tag, and whoever has the answer is told so without its being executed', async () => {
  await makeItem(world, { title: 'One' });
  const first = await ask(titles);
  const tag = first.headers.get('etag')!;
  expect(tag).toMatch(/^"[\w-]{43}"$/);
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  expect(first.headers.get('vary')).toContain('Authorization');
  const again = await ask(titles, { 'if-none-match': `"other", W/${tag}` });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  const another = await anotherService(world);
  try {
    const headers = { authorization: `Bearer ${world.token}`, 'if-none-match': tag };
    const elsewhere = await post(another.url, '/graphql', { query: titles, variables: {} }, headers);
    expect(elsewhere.status).toBe(304);
  } finally {
    await another.stop();
  }
});

test('a change is seen by the very next request, on any instance', async () => {
  const another = await anotherService(world);
  const headers = { authorization: `Bearer ${world.token}` };
  try {
    for (let n = 0; n < 10; n++) {
      const title = `Change ${n}`;
      await Promise.all([ask(titles), post(another.url, '/graphql', { query: titles, variables: {} }, headers)]);
      await makeItem(world, { title });
      for (const url of [world.url, another.url]) {
        const answer = await post(url, '/graphql', { query: titles, variables: {} }, headers);
        expect(await answer.text()).toContain(title);
      }
    }
  } finally {
    await another.stop();
  }
});

test('callers of equal rights share an answer, others do not', async () => {
  await makeTheme(world, 'shared', [{ name: 'Acme' }]);
  const query = '{ feedback(first: 5) { nodes { body customer { name } } } }';
  const [readers, other] = [
    [await tokenWith(world, ['READ', 'READ_FEEDBACK']), await tokenWith(world, ['READ', 'READ_FEEDBACK'])],
    await tokenWith(world, ['READ']),
  ];
  const as = (token: string) => ask(query, { authorization: `Bearer ${token}` });
  expect(await originsOf(async () => expect(await (await as(readers[0]!)).text()).toContain('Acme'))).toEqual({
    execution: 1,
  });
  expect(await originsOf(async () => expect(await (await as(readers[1]!)).text()).toContain('Acme'))).toEqual({
    memory: 1,
  });
  expect(await originsOf(async () => expect(await (await as(other)).text()).not.toContain('Acme'))).toEqual({
    execution: 1,
  });
});

test('an answer about its caller is for that caller alone', async () => {
  const query = '{ viewer { person { email } } people(first: 50) { nodes { name email } } }';
  const [one, two] = [await signedIn(world, { role: 'VIEWER' }), await signedIn(world, { role: 'VIEWER' })];
  const answers = await Promise.all(
    [one, two, one, two].map(({ cookie }) => post(world.url, '/graphql', { query, variables: {} }, { cookie })),
  );
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Answer[];
  expect(bodies.map(({ data }) => data.viewer.person.email)).toEqual([one.email, two.email, one.email, two.email]);
  expect(bodies.map(({ data }) => data.people.nodes.filter((each: { email: string | null }) => each.email))).toEqual(
    [one, two, one, two].map(({ email }) => [expect.objectContaining({ email })]),
  );
  const tags = answers.map((answer) => answer.headers.get('etag'));
  expect([tags[0] === tags[2], tags[0] === tags[1]]).toEqual([true, false]);
});

test('an answer that depends on the clock holds for its minute', async () => {
  const query = '{ themes(first: 5) { nodes { name stats(window: "P30D") { feedbackCount } } } }';
  const answer = await ask(query);
  const { data } = (await answer.clone().json()) as { data: { themes: { nodes: unknown[] } } };
  expect(data.themes.nodes.length).toBeGreaterThan(0);
  const tag = answer.headers.get('etag')!;
  const timers = [
    'hrtime',
    'nextTick',
    'performance',
    'queueMicrotask',
    'setImmediate',
    'setInterval',
    'setTimeout',
  ] as const;
  jest.useFakeTimers({
    doNotFake: [...timers, 'clearImmediate', 'clearInterval', 'clearTimeout'],
    now: Date.now() + 61_000,
  });
  try {
    const minuteLater = await ask(query, { 'if-none-match': tag });
    expect([minuteLater.status, minuteLater.headers.get('etag') === tag]).toEqual([200, false]);
  } finally {
    jest.useRealTimers();
  }
});

test('refusals, mutations and what fails are not kept', async () => {
  const wrong = await ask('{ nothing }');
  expect([wrong.headers.get('etag'), wrong.headers.get('cache-control')]).toEqual([null, 'no-store']);
  const refused = await ask('{ roadmap(asOf: "2999-01-01T00:00:00Z") { revision } }');
  expect(refused.headers.get('cache-control')).toBe('no-store');
  const mutation = await ask('mutation { teamSave(input: { slug: "a", name: "A" }) { team { slug } } }');
  expect(mutation.headers.get('cache-control')).toBe('no-store');
});

test('whoever asks the same at the same moment waits for one execution', async () => {
  await makeItem(world);
  const statements = await world.statements(() => Promise.all(Array.from({ length: 20 }, () => ask(titles))));
  const reading = statements.filter((text) => text.includes('roadmap_item'));
  expect(reading.length).toBeGreaterThan(0);
  expect(reading.length).toBeLessThan(5);
});

test('a document may be sent by its hash, by GET too, and anybody’s answer may stand in between', async () => {
  const query = '{ roadmap { revision } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
  const get = (more = {}, headers = {}) =>
    fetch(`${world.url}/graphql?${new URLSearchParams({ extensions, ...more })}`, { headers });
  expect(await (await get()).json()).toMatchObject({
    errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  });
  expect((await get({ query })).status).toBe(200);
  const answer = await get();
  expect(answer.headers.get('cache-control')).toBe('public, no-cache');
  expect(await answer.json()).toEqual({ data: { roadmap: { revision: expect.any(String) } } });
  const tag = answer.headers.get('etag')!;
  expect((await get({}, { 'if-none-match': tag })).status).toBe(304);
});
