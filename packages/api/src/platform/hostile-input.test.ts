import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await makeItem(world, {});
});
afterAll(() => world.stop());

const cursor = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
const anId = '00000000-0000-4000-8000-000000000000';

async function codesOf(query: string, variables: Record<string, unknown>): Promise<unknown[]> {
  const { errors } = await world.ask(query, variables);
  return (errors ?? []).map((error) => error.extensions.code);
}

test.each(['a\ud800', '\udfffb'])('half of a character is refused, wherever it stands in an input', async (text) => {
  const input = {
    title: 'T',
    problem: 'P',
    outcome: 'O',
    kind: 'FEATURE',
    horizon: 'NOW',
    valueDrivers: [],
    links: [{ url: 'https://example.org', label: text }],
  };
  const create = `mutation ($input: RoadmapItemCreateInput!) {
    roadmapItemCreate(input: $input) { roadmapItem { id } userErrors { code field } } }`;
  const { data } = await world.ask(create, { input });
  expect(data.roadmapItemCreate).toEqual({
    roadmapItem: null,
    userErrors: [{ code: 'INVALID', field: ['links', '0', 'label'] }],
  });
});

test('an emoji is no half of a character', async () => {
  const { team } = await mutate(world, 'teamSave', 'TeamInput', 'team { name }', { slug: 'smile', name: 'Smile 🙂' });
  expect(team.name).toBe('Smile 🙂');
});

test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00'])(
  'the instant %s is refused: its year has no four digits',
  async (asOf) => {
    expect(await codesOf('query ($asOf: DateTime) { roadmap(asOf: $asOf) { revision } }', { asOf })).toEqual([
      'BAD_USER_INPUT',
    ]);
  },
);

test('the first instant that there is can be read, and nothing was there', async () => {
  const { data } = await world.ask(
    '{ roadmap(asOf: "0001-01-01T00:00:00Z") { revision items(first: 1) { totalCount } } }',
  );
  expect(data.roadmap).toEqual({ revision: '0', items: { totalCount: 0 } });
});

test('the year 0 has no day', async () => {
  const query = 'query ($day: Date) { feedback(filter: { submitted: { gte: $day } }, first: 1) { totalCount } }';
  expect(await codesOf(query, { day: '0000-01-01' })).toEqual(['BAD_USER_INPUT']);
  expect(await codesOf(query, { day: '0001-01-01' })).toEqual([]);
});

test.each([
  ['{ people', [cursor('\0', anId), cursor('x'), cursor({}, []), 'W3', 'bnVsbA']],
  ['{ roadmap', [cursor('9999-99-99', anId), cursor('0000-01-01', anId)]],
  ['{ feedback', [cursor('9999-99-99 99:99', anId), cursor('2026-01-01 00:00:00+00 x', anId)]],
  ['{ themes', [cursor('1e999', anId), cursor('99999999999999999999', anId)]],
])('%s … }: a cursor that no list gave is refused in words', async (root, cursors) => {
  const queries: Record<string, string> = {
    '{ people': 'people(after: $after)',
    '{ roadmap': 'roadmap { items(orderBy: { by: TARGET, direction: ASC }, after: $after) { totalCount } }',
    '{ feedback': 'feedback(after: $after)',
    '{ themes': 'themes(orderBy: { by: FEEDBACK_COUNT, direction: DESC }, after: $after)',
  };
  const asked = queries[root]!;
  const query = `query ($after: String) { ${asked} ${asked.endsWith('}') ? '' : '{ totalCount }'} }`;
  for (const after of cursors) expect(await codesOf(query, { after })).toEqual(['INVALID']);
});

test('a search for a character that no text has is refused in words', async () => {
  expect(await codesOf('{ themes(filter: { search: "a\\u0000b" }) { totalCount } }', {})).toEqual(['INVALID']);
});
