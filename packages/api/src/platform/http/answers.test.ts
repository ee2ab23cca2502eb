import { makeItem, mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'core', name: 'Core' });
  await makeItem(world, { teamSlug: 'core' });
});
afterAll(() => world.stop());

const old = 'application/json';
const recent = 'application/graphql-response+json';

async function send(body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await world.fetch('/graphql', {
    method: 'POST',
    body: text,
    headers: { 'content-type': old, ...headers },
  });
  const answer = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status: response.status, type: response.headers.get('content-type')!.split(';')[0], ...answer };
}

test.each([
  ['{ roadmap { ', {}, 'GRAPHQL_PARSE_FAILED'],
  ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['query ($id: ID!) { node(id: $id) { id } }', {}, 'BAD_USER_INPUT'],
  ['query a { __typename } query b { __typename }', {}, 'OPERATION_RESOLUTION_FAILURE'],
])('%s is refused with 200 or 400, as the media type has it', async (query, variables, code) => {
  const body = { query, variables };
  expect(await send(body, { accept: old })).toMatchObject({
    status: 200,
    type: old,
    errors: [{ extensions: { code } }],
  });
  expect(await send(body, { accept: recent })).toMatchObject({ status: 400, type: recent });
  expect(await send(body, { accept: `${recent}, ${old}` })).toMatchObject({ status: 400, type: recent });
});

test('what is no GraphQL request is refused with 4xx, in words that GraphQL clients read', async () => {
  await send({ query: '{ __typename }' });
  for (const operationName of [0, false, ['array'], {}]) {
    expect(await send({ query: '{ __typename }', operationName })).toMatchObject({ status: 400 });
  }
  expect(await send('{"query":')).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  expect(await send({ query: 1 })).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  expect(await send({ query: '{ __typename }', filler: 'x'.repeat(3_000_000) })).toMatchObject({
    status: 413,
    errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
  });
});

test('a text that cannot be stored is refused in words outside of GraphQL too', async () => {
  const body = JSON.stringify({ email: 'a\0@example.org', password: 'x' });
  const headers = { 'content-type': old };
  const response = await world.fetch('/auth/sign-in', { method: 'POST', body, headers });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'INVALID' } });
});

test('a token may ask by GET, and changes nothing by it', async () => {
  const get = (query: string) => world.fetch(`/graphql?query=${encodeURIComponent(query)}`);
  expect(await (await get('{ roadmap { revision } }')).json()).toMatchObject({ data: { roadmap: {} } });
  const response = await get('mutation { teamSave(input: { slug: "got", name: "Got" }) { revision } }');
  expect(response.status).toBe(405);
  expect((await world.ask('{ team(slug: "got") { id } }')).data.team).toBeNull();
});

test('an answer that could grow beyond all bounds is refused before anything is read', async () => {
  const around = (i: number): string => (i ? `team { items(first: 100) { nodes { ${around(i - 1)} } } }` : 'title');
  const query = `{ roadmap { items(first: 100) { nodes { ${around(3)} } } } }`;
  const [answer, statements] = await counted(query);
  expect(answer.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'WAYMARK_MAX_QUERY_COST' } }]);
  expect(statements).toBe(0);
  const variable = query.replace('{ roadmap', 'query ($n: Int = 100) { roadmap').replaceAll('first: 100', 'first: $n');
  expect((await world.ask(variable)).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  expect((await world.ask(variable, { n: 2 })).errors).toBeUndefined();
});

test('lists within lists count too, and fragments do not hide them', async () => {
  const spread = Array.from({ length: 8 }, (_, i) => `fragment f${i} on Person { teams { members { ...f${i + 1} } } }`);
  const query = `{ teams { members { ...f0 } } } ${spread.join(' ')} fragment f8 on Person { name }`;
  expect((await world.ask(query)).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
});

test('a page of everything and introspection are ordinary', async () => {
  const page = `{ roadmap { items(first: 100) { nodes { title team { name members { name } } productOwner { name }
    milestones { title } successMetrics { metric { name } } themes { name feedback(first: 10) { nodes { title } } }
    evidence { level } alignments { input { metric { name } } } } } } }`;
  expect((await world.ask(page)).errors).toBeUndefined();
  expect((await world.ask('{ __schema { types { name fields { name args { name } } } } }')).errors).toBeUndefined();
});

async function counted(query: string) {
  let answer: Awaited<ReturnType<World['ask']>> | undefined;
  const statements = await world.statements(async () => {
    answer = await world.ask(query);
  });
  return [answer!, statements.filter((text) => !/api_token/.test(text)).length] as const;
}
