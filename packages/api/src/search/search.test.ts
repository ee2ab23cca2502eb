import sql from 'sql-template-tag';
import { makeFeedback, makeTheme } from '../feedback/testing/making.ts';
import { tokenWith } from '../testing/callers.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
const item = { title: 'Faster statements', problem: 'Statements of account come late.', outcome: 'They come by noon.' };
beforeAll(async () => {
  world = await startWorld();
  await makeItem(world, item);
  await makeTheme(world, 'Late statements', { problem: 'People wait for their statement of account.' });
  await makeFeedback(world, '<p>My <b>account</b> statement&nbsp;has not come. Über Öl.</p>', {
    ...entry,
    title: 'Where is it?',
    customerName: 'Ada',
  });
  await makeFeedback(world, '我的银行卡还没有到', { ...entry, submittedAt: '2026-11-02T00:00:00Z' });
  await makeFeedback(world, '银座的卡', { ...entry, submittedAt: '2026-11-03T00:00:00Z' });
  await makeFeedback(world, 'カードが届きません', entry);
  await makeFeedback(world, 'บัตรของฉันยังไม่มา', entry);
  await makeFeedback(world, `${'far away '.repeat(60)} a passcode ${'far away '.repeat(60)}`, entry);
  await mutate(world, 'serviceSave', 'ServiceInput', 'service { id }', { slug: 'ledger', name: 'Ledger' });
  await mutate(world, 'sloSave', 'SloInput', 'slo { id }', {
    slug: 'ledger-speed',
    name: 'Ledger speed',
    serviceSlug: 'ledger',
    userJourney: 'Reading a statement',
    sliKind: 'LATENCY',
    objective: 0.99,
    window: 'P28D',
  });
  await mutate(world, 'decisionRecord', 'DecisionRecordInput', 'decision { identifier }', {
    kind: 'TRADE_OFF',
    question: 'Do we print statements?',
    outcome: 'No',
    rationale: 'Nobody reads paper',
  });
});
afterAll(() => world.stop());

const entry = { source: 'desk', submittedAt: '2026-11-01T00:00:00Z' };
const query = `query ($query: String!, $first: Int, $after: String, $last: Int, $before: String) {
  search(query: $query, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
    edges { cursor snippet node { __typename ... on RoadmapItem { title } ... on Theme { name } ... on Feedback { body }
      ... on Decision { question } ... on ServiceLevelObjective { name } } } } }`;

interface Found {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null; startCursor: string | null };
  edges: { cursor: string; snippet: string; node: { __typename: string; body?: string } }[];
}

async function find(text: string, args: object = {}, token?: string): Promise<Found> {
  const { data, errors } = await world.ask(query, { query: text, ...args }, token);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.search;
}
const kinds = async (text: string) => (await find(text)).edges.map(({ node }) => node.__typename);
const bodies = async (text: string) => (await find(text)).edges.map(({ node }) => node.body);

test('everything that has the word is found, titles before texts, what was thought about before single voices', async () => {
  expect(await kinds('statement')).toEqual(
    ['ServiceLevelObjective', 'Feedback', 'RoadmapItem', 'Theme', 'Decision'].sort(
      (a, b) => order.indexOf(a) - order.indexOf(b),
    ),
  );
});
const order = ['RoadmapItem', 'Theme', 'Decision', 'ServiceLevelObjective', 'Feedback'];

test.each([
  ['account statement', ['RoadmapItem', 'Theme', 'Feedback']],
  ['LATE state', ['Theme', 'RoadmapItem']],
  ['ledger', ['ServiceLevelObjective']],
  ['ledger-speed', ['ServiceLevelObjective']],
  ['  uber ol ', ['Feedback']],
  ['ÜBER ÖL', ['Feedback']],
  ['statement zebra', []],
  ['', []],
  ['… ! <p>', []],
  ["' & | :* \\ %", []],
])('%j finds %j', async (text, found) => {
  expect(new Set(await kinds(text))).toEqual(new Set(found));
});

test.each([
  ['WM-1', 'RoadmapItem'],
  ['wm-1', 'RoadmapItem'],
  ['d-1', 'Decision'],
])('%s finds what is called so first', async (identifier, kind) => {
  expect((await kinds(identifier))[0]).toBe(kind);
});

test('what was mistyped finds what was meant, unless it is there as it was typed', async () => {
  for (const text of ['statment', 'statemnet', 'stattement', 'stetement acount']) {
    expect(await kinds(text)).toContain('Feedback');
  }
  expect(await bodies('pascode')).toHaveLength(1);
  expect(await kinds('acco')).toContain('Feedback');
});

test('scripts without spaces are searched by the signs as they follow each other', async () => {
  expect(await bodies('银行卡')).toEqual(['我的银行卡还没有到']);
  expect(await bodies('卡')).toEqual(['银座的卡', '我的银行卡还没有到']);
  expect(await bodies('銀行卡')).toEqual([]);
  expect(await bodies('カード')).toEqual(['カードが届きません']);
  expect(await bodies('บัตร')).toEqual(['บัตรของฉันยังไม่มา']);
});

test('a snippet has the words around the match, without HTML', async () => {
  const [first] = (await find('über')).edges;
  expect(first!.snippet).toBe('My account statement has not come. Über Öl.');
  const [far] = (await find('passcode')).edges;
  expect(far!.snippet).toMatch(/^… .*\ba passcode far away\b.* …$/);
  expect(far!.snippet.length).toBeLessThan(200);
});

test('pages meet without gaps or repeats, from either end', async () => {
  const all = await find('statement');
  expect(all.totalCount).toBe(all.edges.length);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Found = await find('statement', { first: 2, after });
    seen.push(...page.edges.map(({ cursor }) => cursor));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(all.edges.map(({ cursor }) => cursor));
  const last = await find('statement', { last: 2 });
  expect(last.edges.map(({ cursor }) => cursor)).toEqual(seen.slice(-2));
  const before = await find('statement', { last: 2, before: last.pageInfo.startCursor });
  expect(before.edges.map(({ cursor }) => cursor)).toEqual(seen.slice(-4, -2));
  expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  const wrong = await world.ask(query, { query: 'x', after: 'nonsense' });
  expect(wrong.errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});

test('without READ_FEEDBACK no entry is found, and none is counted', async () => {
  const token = await tokenWith(world, ['READ']);
  const { data, extensions } = await world.ask(query, { query: 'statement' }, token);
  expect(data.search.edges.map(({ node }: Found['edges'][number]) => node.__typename)).not.toContain('Feedback');
  expect(data.search.totalCount).toBe((await find('statement')).totalCount - 1);
  expect(extensions).toMatchObject({ redacted: true });
  expect(await find('passcode', {}, token)).toMatchObject({ totalCount: 0, edges: [] });
});

test('what was changed is found as it is now', async () => {
  const theme = await makeTheme(world, 'Quokka');
  await mutate(world, 'themeSave', 'ThemeInput', 'theme { id }', { id: theme.id, slug: 'wombat', name: 'Wombat' });
  expect(await kinds('quokka')).toEqual([]);
  expect(await kinds('wombat')).toEqual(['Theme']);
});

test('a search asks a fixed number of statements, and the index of each table', async () => {
  const count = async (first: number) => (await world.statements(() => find('statement', { first }))).length;
  expect(await count(5)).toBe((await count(1)) + 4);
  const plans = await world.dataSource.transaction(async (manager) => {
    await manager.query('set local enable_seqscan = off');
    return manager.query(sql`explain select id from feedback t where terms_of(t.words) @@ '''a'':*'::tsquery`.text);
  });
  expect(JSON.stringify(plans)).toContain('feedback_words_idx');
});
