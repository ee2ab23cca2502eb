import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const importFeedback = `mutation ($input: FeedbackImportInput!) { feedbackImport(input: $input) {
  importRun { id kind source dryRun status message fileName startedBy { ... on ApiToken { name } } finishedAt
    totals { rows created unchanged failed customersCreated } mapping { column field ignored sample }
    rows(first: 5) { totalCount nodes { id line action errors { column code } subject { ... on Feedback { body } } } } }
  revision userErrors { code field message } } }`;

const row = (n: number) => ({ body: `Entry ${n}`, submittedAt: '2024-01-01T00:00:00Z', customerName: 'Ann' });

test('rows of a mutation take the way of files: a dry run by default, then in earnest, then nothing new', async () => {
  const input = { source: ' api ', rows: [row(1), row(2), { body: ' ', customerKind: 'INTERNAL_TEAM' }] };
  const dry = (await world.ask(importFeedback, { input })).data.feedbackImport;
  expect(dry.importRun).toMatchObject({
    kind: 'FEEDBACK',
    source: 'api',
    dryRun: true,
    status: 'COMPLETED',
    startedBy: { name: 'Bootstrap' },
    totals: { rows: 3, created: 2, failed: 1, customersCreated: 1 },
  });
  expect(dry.importRun.mapping).toContainEqual({
    column: 'customerName',
    field: 'customer_name',
    ignored: false,
    sample: 'Ann',
  });
  const real = (await world.ask(importFeedback, { input: { ...input, dryRun: false } })).data.feedbackImport;
  expect(real.importRun.totals).toEqual(dry.importRun.totals);
  expect(real.importRun.rows).toMatchObject({
    totalCount: 3,
    nodes: [
      { line: 1, action: 'CREATE', subject: { body: 'Entry 1' }, errors: [] },
      { line: 2, action: 'CREATE', subject: { body: 'Entry 2' } },
      {
        line: 3,
        action: 'FAIL',
        subject: null,
        errors: [
          { column: 'body', code: 'REQUIRED' },
          { column: 'submittedAt', code: 'REQUIRED' },
        ],
      },
    ],
  });
  const again = (await world.ask(importFeedback, { input: { ...input, dryRun: false } })).data.feedbackImport;
  expect(again.importRun.totals).toMatchObject({ created: 0, unchanged: 2, failed: 1, customersCreated: 0 });
});

test.each([
  ['a blank source', { source: ' ', rows: [row(1)] }, 'REQUIRED', ['source']],
  [
    'more than 1,000 rows',
    { source: 'a', rows: Array.from({ length: 1_001 }, (_, n) => row(n)) },
    'LIMIT_EXCEEDED',
    ['rows'],
  ],
  ['a source with a control character', { source: 'a\u0000', rows: [] }, 'INVALID', ['source']],
])('%s is refused, and no run is on record', async (_, input, code, field) => {
  const count = async () => (await world.ask('{ importRuns { totalCount } }')).data.importRuns.totalCount;
  const before = await count();
  const { data } = await world.ask(importFeedback, { input });
  expect(data.feedbackImport).toMatchObject({ importRun: null, userErrors: [{ code, field }] });
  expect(await count()).toBe(before);
});

test('no rows at all are imported without a fault', async () => {
  const { data } = await world.ask(importFeedback, { input: { source: 'none', rows: [], dryRun: false } });
  expect(data.feedbackImport.importRun).toMatchObject({ status: 'COMPLETED', totals: { rows: 0 } });
});

test('runs are listed, the newest first, with their rows in pages that end, in few statements', async () => {
  const file = `body,submitted_at\n${Array.from({ length: 250 }, (_, n) => `E${n},2024-01-01T00:00:00Z`).join('\n')}\n`;
  const run = await sendFile(world, 'feedback', 'source=paged&dryRun=false&fileName=e.csv', file);
  const page = `query ($id: ID!, $after: String) { importRun(id: $id) { rows(first: 100, after: $after) {
    nodes { line } pageInfo { hasNextPage endCursor } } } }`;
  const lines: number[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await world.ask(page, { id: run.id, after });
    lines.push(...data.importRun.rows.nodes.map(({ line }: { line: number }) => line));
    ({ hasNextPage: more, endCursor: after } = data.importRun.rows.pageInfo);
  }
  expect(lines).toEqual(Array.from({ length: 250 }, (_, n) => n + 2));
  const list = `{ importRuns(kind: [FEEDBACK], first: 50) { nodes { fileName startedBy { __typename }
    rows(action: [CREATE, FAIL], first: 2) { nodes { subject { id } } } } } }`;
  const statements = await world.statements(async () => {
    const { data } = await world.ask(list);
    expect(data.importRuns.nodes[0]).toMatchObject({ fileName: 'e.csv', startedBy: { __typename: 'ApiToken' } });
  });
  expect(statements.filter((text) => /from "import_r/.test(text)).length).toBeLessThanOrEqual(2);
});

test('a reader without READ_FEEDBACK sees that runs were, and nothing of what customers said', async () => {
  const run = await sendFile(world, 'feedback', 'source=secret', 'body,submitted_at\nSecret,\n');
  const reader = await tokenWith(world, ['READ']);
  const query = `query ($id: ID!) { importRun(id: $id) { totals { failed } mapping { column sample }
    rows { totalCount nodes { raw errors { message } } } } }`;
  const { data, extensions } = await world.ask(query, { id: run.id }, reader);
  expect(data.importRun).toEqual({
    totals: { failed: 1 },
    mapping: [
      { column: 'body', sample: null },
      { column: 'submitted_at', sample: null },
    ],
    rows: { totalCount: 1, nodes: [] },
  });
  expect(extensions).toMatchObject({ redacted: true });
  const refused = await world.ask(importFeedback, { input: { source: 'a', rows: [row(1)] } }, reader);
  expect(refused.data.feedbackImport).toMatchObject({ importRun: null, userErrors: [{ code: 'FORBIDDEN' }] });
});
