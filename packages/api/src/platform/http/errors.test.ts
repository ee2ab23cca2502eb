import fs from 'node:fs';
import path from 'node:path';
import { post, tokenWith } from '../../testing/callers.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { errorCodes } from './error-codes.ts';

let world: World;
let later: World;
beforeAll(async () => {
  world = await startWorld();
  later = await startWorld({ WAYMARK_GRAPHQL_OVER_HTTP: '2026' });
});
afterAll(async () => {
  await world.stop();
  await later.stop();
});

const recent = 'application/graphql-response+json';
const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

test('every code is published, in the order of the list', () => {
  const page = fs.readFileSync(path.join(__dirname, '../../../../../docs/api/errors.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, code, meaning]) => [code, meaning]);
  expect(Object.fromEntries(rows)).toEqual(errorCodes);
  expect(rows.map(([code]) => code)).toEqual(Object.keys(errorCodes));
});

test.each([
  ['a document that does not fit', '/graphql', { query: '{ nothing }' }],
  ['what is no document', '/graphql', { query: 1 }],
  ['broken JSON', '/graphql', '{'],
  ['a wrong sign-in', '/auth/sign-in', {}],
  ['nothing there', '/nowhere', {}],
])('%s is refused with the id of the request', async (_, at, body) => {
  const init = { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const answer = await world.fetch(at, { ...init, headers: { 'content-type': 'application/json' } });
  const { error, errors } = (await answer.json()) as {
    error?: { requestId: string };
    errors?: { extensions: { requestId: string } }[];
  };
  const requestId = answer.headers.get('x-request-id')!;
  expect(requestId).toMatch(id);
  expect((errors?.map(({ extensions }) => extensions.requestId) ?? [error!.requestId])[0]).toBe(requestId);
});

test('an answer has ten errors at most, and says how many more there are', async () => {
  const fields = Array.from({ length: 25 }, (_, index) => `wrong${index}`);
  const { errors, extensions } = await world.ask(`{ ${fields.join(' ')} }`);
  expect(errors).toHaveLength(10);
  expect(extensions).toEqual({ errorsLeftOut: 15 });
  const few = await world.ask('{ wrong }');
  expect([few.errors!.length, few.extensions]).toEqual([1, undefined]);
});

test('whoever may not READ is not told of the schema', async () => {
  const [reader, sender] = [await tokenWith(world, ['READ']), await tokenWith(world, ['MEASURE'])];
  const wrong = '{ roadmapp { revision } }';
  expect((await world.ask(wrong, {}, reader)).errors![0]!.message).toContain('Did you mean');
  expect((await world.ask(wrong, {}, sender)).errors![0]!.message).toBe(
    'Cannot query field "roadmapp" on type "Query".',
  );
  for (const query of [
    '{ __schema { types { name } } }',
    'query { ...f } fragment f on Query { __type(name: "Team") { name } }',
  ]) {
    expect((await world.ask(query, {}, reader)).errors).toBeUndefined();
    expect((await world.ask(query, {}, sender)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
  expect((await world.ask('{ viewer { role } }', {}, sender)).errors).toBeUndefined();
});

test('a fault of ours is hidden, and logged under the id that the caller gets', async () => {
  await later.dataSource.query('alter table term rename to term_gone');
  const { errors } = await later.ask('{ terms { name } }');
  await later.dataSource.query('alter table term_gone rename to term');
  const [{ message, extensions }] = errors as unknown as [{ message: string; extensions: Record<string, string> }];
  expect(message).toBe('Something went wrong here. The log has the details.');
  expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(id) });
  const logged = later.logged.map((line) => JSON.parse(line)).find((line) => line.id === extensions.requestId);
  expect(logged).toMatchObject({
    level: 'error',
    path: ['terms'],
    err: { message: expect.stringContaining('"term"') },
  });
});

describe('in the edition of 2026', () => {
  const send = (body: unknown, headers: Record<string, string> = {}) =>
    post(later.url, '/graphql', body, { authorization: `Bearer ${later.token}`, accept: recent, ...headers });

  test.each([
    ['an answer', { query: '{ __typename }' }, 200],
    ['no document', { qeury: '{ __typename }' }, 422],
    ['variables that are a list', { query: '{ __typename }', variables: [7] }, 422],
    ['a document that cannot be parsed', { query: '{' }, 400],
    ['a document that does not fit', { query: '{ nothing }' }, 422],
    ['an operation that is not named', { query: 'query A { __typename } query B { __typename }' }, 422],
    [
      'a variable that does not fit',
      { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: {} } },
      422,
    ],
    ['an answer in part', { query: '{ viewer { role } roadmapItem { id } }' }, 294],
  ])('%s is %i', async (_, body, status) => {
    expect((await send(body)).status).toBe(status);
  });

  test('other types are 415, other methods 405, and other answers 406', async () => {
    expect((await send({ query: '{ __typename }' }, { 'content-type': 'text/csv' })).status).toBe(415);
    expect((await send({ query: '{ __typename }' }, { accept: 'image/png' })).status).toBe(406);
    const put = await later.fetch('/graphql', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, expect.stringContaining('POST')]);
    const written = await later.fetch(`/graphql?query=${encodeURIComponent('mutation { __typename }')}`);
    expect([written.status, written.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('as application/json, an answer in part is 200 and a refusal still 422', async () => {
    const accept = { accept: 'application/json' };
    expect((await send({ query: '{ viewer { role } roadmapItem { id } }' }, accept)).status).toBe(200);
    expect((await send({ query: '{ nothing }' }, accept)).status).toBe(422);
  });
});
