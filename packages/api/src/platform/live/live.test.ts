import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { signedIn, tokenWith } from '../../testing/callers.ts';
import { makeItem } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

function connect(
  hello: Record<string, unknown> = { authorization: `Bearer ${world.token}` },
  options: object = {},
): Client {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, options);
    }
  }
  const url = `${world.url.replace('http', 'ws')}/graphql`;
  const client = createClient({ url, webSocketImpl: Socket, connectionParams: hello, retryAttempts: 0, lazy: true });
  clients.push(client);
  return client;
}

const changes = 'subscription { roadmapChanged { revision events { kind subjectLabel field actor { __typename } } } }';

/** Begins to listen, waits until the service does, and gives what it hears. */
async function listen(client: Client, query = changes) {
  const events = client.iterate({ query });
  const first = events.next();
  await client
    .iterate({ query: 'subscription { roadmapChanged { nothing } }' })
    .next()
    .catch(() => undefined);
  return { first, events };
}

test('a change is told over a socket, with who did what', async () => {
  const { first, events } = await listen(connect());
  await makeItem(world, { title: 'Told over a socket' });
  const { value } = await first;
  expect(value).toEqual({
    data: {
      roadmapChanged: {
        revision: expect.stringMatching(/^\d+$/),
        events: [
          { kind: 'CREATED', subjectLabel: 'Told over a socket', field: null, actor: { __typename: 'ApiToken' } },
        ],
      },
    },
  });
  await events.return?.();
});

test('a change is told over server-sent events', async () => {
  const abort = new AbortController();
  const response = await world.fetch('/graphql/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: changes }),
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  await makeItem(world, { title: 'Told by a stream' });
  let heard = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    heard += chunk;
    if (heard.includes('Told by a stream')) break;
  }
  expect(heard).toMatch(/event: next\ndata: \{"data":\{"roadmapChanged"/);
  abort.abort();
});

test('a slow reader is told several changes at once, and none is missing', async () => {
  const { first, events } = await listen(connect());
  for (let n = 0; n < 5; n++) await makeItem(world, { title: `Many ${n}` });
  const labels: string[] = [];
  for (let next = first; labels.length < 5; next = events.next() as typeof first) {
    const { value } = await next;
    labels.push(...value.data.roadmapChanged.events.map((event: { subjectLabel: string }) => event.subjectLabel));
  }
  expect(labels).toEqual(['Many 0', 'Many 1', 'Many 2', 'Many 3', 'Many 4']);
});

test('only known callers are let in, and only from our own pages', async () => {
  const closed = (hello: Record<string, unknown>, options = {}) =>
    connect(hello, options)
      .iterate({ query: changes })
      .next()
      .then(String, (fault) => fault.code ?? fault.message);
  expect(await closed({})).toBe(4403);
  expect(await closed({ authorization: 'Bearer wm_wrong' })).toBe(4403);
  const { cookie } = await signedIn(world);
  expect(await closed({}, { origin: 'https://evil.example.com', headers: { cookie } })).toContain('403');
  const { first } = await listen(connect({}, { origin: world.url, headers: { cookie } }));
  await makeItem(world);
  expect((await first).value.data.roadmapChanged.events).toHaveLength(1);
  const measuring = await tokenWith(world, ['MEASURE']);
  const refused = await connect({ authorization: `Bearer ${measuring}` })
    .iterate({ query: changes })
    .next()
    .catch((fault) => fault);
  expect(refused.value?.errors ?? refused).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('only subscriptions are served, within the limits of every operation', async () => {
  const ask = (query: string) =>
    connect()
      .iterate({ query })
      .next()
      .then(
        ({ value }) => value,
        (fault) => fault,
      );
  expect(await ask('{ roadmap { revision } }')).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  expect(await ask('subscription { nothing }')).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  expect(await ask('subscription {')).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  expect((await ask('subscription { importRunProgressed(id: "x") { id } }')).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
});

test('a revoked token hears nothing more', async () => {
  const create = 'mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { secret apiToken { id } } }';
  const { apiTokenCreate: made } = (await world.ask(create, { input: { name: 'Short', scopes: ['READ'] } })).data;
  const { first, events } = await listen(connect({ authorization: `Bearer ${made.secret}` }));
  const revoke = 'mutation ($id: ID!) { apiTokenRevoke(input: { id: $id }) { userErrors { message } } }';
  await world.ask(revoke, { id: made.apiToken.id });
  const heard = [await first];
  await makeItem(world, { title: 'Secret' });
  while (!heard.at(-1)!.done && !heard.at(-1)!.value.errors)
    heard.push((await events.next()) as (typeof heard)[number]);
  expect(JSON.stringify(heard)).not.toContain('Secret');
  expect(heard.at(-1)!.value.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('an import run is followed to its end', async () => {
  const rows = [{ body: 'Please', externalId: '1', submittedAt: '2026-01-01T00:00:00Z' }];
  const mutation =
    'mutation ($input: FeedbackImportInput!) { feedbackImport(input: $input) { importRun { id } userErrors { message } } }';
  const { data } = await world.ask(mutation, { input: { source: 'live', rows, dryRun: false } });
  const query = 'subscription ($id: ID!) { importRunProgressed(id: $id) { status totals { rows created } } }';
  const heard = [];
  for await (const event of connect().iterate({ query, variables: { id: data.feedbackImport.importRun.id } })) {
    heard.push(event);
  }
  expect(heard).toEqual([{ data: { importRunProgressed: { status: 'COMPLETED', totals: { rows: 1, created: 1 } } } }]);
});
