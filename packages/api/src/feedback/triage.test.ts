import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { tokenWith } from '../testing/callers.ts';
import { type Answer, startWorld, type World } from '../testing/world.ts';
import { makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const mark = (feedbackIds: string[], ofId: string | null) =>
  send(world, 'feedbackMarkDuplicate', { feedbackIds, ofId });
const statsOf = async (slug: string) => {
  const query = `query ($slug: String!) { theme(slug: $slug) { stats { feedbackCount customerCount annualRevenue criticalCount }
    trend(buckets: 1, bucket: "P9000D") { count } feedback { totalCount nodes { body } } } }`;
  return (await world.ask(query, { slug })).data.theme;
};
const unthemed = async (): Promise<string[]> => {
  const { data } = await world.ask('{ feedback(filter: { themed: false }, first: 100) { totalCount nodes { body } } }');
  expect(data.feedback.totalCount).toBe(data.feedback.nodes.length);
  return data.feedback.nodes.map(({ body }: { body: string }) => body);
};

describe('duplicates', () => {
  test('count once with the original, whose themes and customers are theirs too; undone they count again', async () => {
    const { slug } = await makeTheme(world, 'Doubles');
    const customer = { themes: [slug], importance: 'CRITICAL' };
    const one = await makeFeedback(world, 'Once', { ...customer, customerName: 'A', annualRevenue: 5 });
    const two = await makeFeedback(world, 'Once more', { ...customer, customerName: 'A' });
    const three = await makeFeedback(world, 'And again', { customerName: 'B', annualRevenue: 7 });
    const apart = await statsOf(slug);
    expect(apart.stats).toEqual({ feedbackCount: 2, customerCount: 1, annualRevenue: 5, criticalCount: 2 });
    const marked = await mark([two.id, three.id], one.id);
    expect(marked.feedback).toMatchObject([{ duplicateOf: { body: 'Once' } }, { duplicateOf: { body: 'Once' } }]);
    expect(await statsOf(slug)).toEqual({
      stats: { feedbackCount: 1, customerCount: 2, annualRevenue: 12, criticalCount: 1 },
      trend: [{ count: 1 }],
      feedback: { totalCount: 1, nodes: [{ body: 'Once' }] },
    });
    expect(await unthemed()).not.toContain('And again');
    const undone = await mark([two.id, three.id], null);
    expect(undone.feedback).toMatchObject([{ duplicateOf: null }, { duplicateOf: null }]);
    expect(await statsOf(slug)).toEqual(apart);
    expect(await unthemed()).toContain('And again');
  });

  test('of a duplicate are duplicates of its original, and what repeats one goes with it', async () => {
    const made: string[] = [];
    for (const body of ['Chain a', 'Chain b', 'Chain c', 'Chain d']) made.push((await makeFeedback(world, body)).id);
    const [first, second, third, fourth] = made as [string, string, string, string];
    await mark([second], first);
    await mark([fourth], third);
    expect((await mark([third], second)).feedback).toMatchObject([{ duplicateOf: { id: first } }]);
    const { data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on Feedback { duplicateOf { id } } } }', {
      id: fourth,
    });
    expect(data.node.duplicateOf).toEqual({ id: first });
  });

  test.each([
    ['an entry of itself', (id: string) => ({ feedbackIds: [id], ofId: id }), 'INVALID', ['feedbackIds', '0']],
    ['an unknown entry', (id: string) => ({ feedbackIds: ['x'], ofId: id }), 'NOT_FOUND', ['feedbackIds', '0']],
    ['of an unknown entry', (id: string) => ({ feedbackIds: [id], ofId: 'x' }), 'NOT_FOUND', ['ofId']],
  ])('%s is refused', async (name, input, code, field) => {
    const { id } = await makeFeedback(world, `Refused: ${name}`);
    const refused = await send(world, 'feedbackMarkDuplicate', input(id));
    expect(refused).toMatchObject({ feedback: [], userErrors: [{ code, field }] });
  });

  test('in a circle are refused', async () => {
    const [one, two] = [await makeFeedback(world, 'Circle one'), await makeFeedback(world, 'Circle two')];
    await mark([one.id], two.id);
    expect((await mark([two.id], one.id)).userErrors).toMatchObject([{ code: 'INVALID', field: ['feedbackIds', '0'] }]);
  });

  test('are for those who may contribute', async () => {
    const token = await tokenWith(world, ['READ_FEEDBACK']);
    const refused = await send(world, 'feedbackMarkDuplicate', { feedbackIds: [] }, token);
    expect(refused).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
  });

  test('are proposed where entries say nearly the same, and no longer once they are marked', async () => {
    const texts = [
      'My contactless payment was refused yesterday',
      'my contactless PAYMENT was refused',
      'Something else',
    ];
    const made: { id: string }[] = [];
    for (const text of texts) made.push(await makeFeedback(world, text));
    const query = `query ($id: ID!) { node(id: $id) { ... on Feedback { nearDuplicates { body } } } }`;
    const near = async (token?: string) => {
      const { data } = await world.ask(query, { id: made[0]!.id }, token);
      return data.node?.nearDuplicates;
    };
    expect(await near()).toEqual([{ body: texts[1] }]);
    await mark([made[1]!.id], made[0]!.id);
    expect(await near()).toEqual([]);
    const tooMany = await world.ask('{ feedback(first: 1) { nodes { nearDuplicates(first: 21) { id } } } }');
    expect(tooMany.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  });
});

/** Sends rows as an import of a source. */
async function importRows(source: string, rows: object[]): Promise<void> {
  const query = `mutation ($source: String!, $rows: [FeedbackRowInput!]!) {
    feedbackImport(input: { source: $source, rows: $rows, dryRun: false }) { importRun { totals { failed } } } }`;
  const sent = rows.map((row) => ({ submittedAt: '2026-01-01', ...row }));
  const { data } = await world.ask(query, { source, rows: sent });
  expect(data.feedbackImport.importRun.totals).toEqual({ failed: 0 });
}

/** The entries of a source without a theme, those most alike together, page by page to the end. */
async function inTriage(source: string): Promise<{ id: string; tags: string[] }[]> {
  const query = `query ($after: String, $source: [String!]) { feedback(filter: { themed: false, source: $source }, first: 100,
    after: $after, orderBy: { by: SIMILARITY, direction: ASC }) { nodes { id tags } pageInfo { hasNextPage endCursor } } }`;
  const found: { id: string; tags: string[] }[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data }: Answer = await world.ask(query, { after, source });
    found.push(...data.feedback.nodes);
    after = data.feedback.pageInfo.endCursor;
    more = data.feedback.pageInfo.hasNextPage;
  }
  return found;
}

test('a thousand entries are assigned by a few statements, and leave those without a theme', async () => {
  const { slug } = await makeTheme(world, 'Thousand');
  await importRows(
    'many',
    Array.from({ length: 1000 }, (_, n) => ({ externalId: `${n}`, body: `Entry ${n}` })),
  );
  const feedbackIds = (await inTriage('many')).map(({ id }) => id);
  expect(new Set(feedbackIds).size).toBe(1000);
  const query = `mutation ($input: FeedbackAssignInput!) { feedbackAssign(input: $input) { userErrors { message } feedback { id } } }`;
  const { data } = await world.ask(query, { input: { feedbackIds, themeSlug: slug } });
  expect(data.feedbackAssign.userErrors).toEqual([]);
  expect(data.feedbackAssign.feedback).toHaveLength(1000);
  expect((await statsOf(slug)).stats.feedbackCount).toBe(1000);
  expect(await inTriage('many')).toEqual([]);
});

test('ordered by similarity, neighbours speak of the same theme far more often than chance', async () => {
  const file = fs.readFileSync(path.join(__dirname, '../../testdata/banking77/feedback-import.csv'));
  const rows: { body: string; theme: string }[] = parse(file, { columns: true });
  const some = rows.filter((_, index) => index % 11 === 0);
  await importRows(
    'bank',
    some.map(({ body, theme }) => ({ body, tags: [theme] })),
  );
  const labels = (await inTriage('bank')).map(({ tags }) => tags[0]);
  const alike = labels.filter((label, index) => label === labels[index + 1]).length / labels.length;
  const chance =
    labels.reduce((sum, label) => sum + labels.filter((other) => other === label).length, 0) / labels.length ** 2;
  expect(chance).toBeLessThan(0.02);
  expect(alike).toBeGreaterThan(0.25);
});

test('what was said is shown as HTML without what runs; it is stored as it came', async () => {
  const body = '<p>Hi<script>steal()</script></p>';
  await makeFeedback(world, body);
  const { data } = await world.ask('{ feedback(first: 1) { nodes { body bodyHtml } } }');
  expect(data.feedback.nodes).toEqual([{ body, bodyHtml: '<p>Hi</p>' }]);
});

describe('the statements that a list takes', () => {
  const page = `nodes { id duplicateOf { id } nearDuplicates { id } themes { theme { slug } } } totalCount`;

  test.each([
    ['without a theme', 'feedback(filter: { themed: false }, orderBy: { by: SIMILARITY }, first: $first)'],
    ['of a theme', 'feedback(filter: { themeSlug: ["thousand"] }, first: $first)'],
  ])('%s do not depend on its length', async (_, field) => {
    const asked = `query ($first: Int!) { ${field} { ${page} } }`;
    const few = await world.statements(() => world.ask(asked, { first: 2 }));
    const many = await world.statements(() => world.ask(asked, { first: 100 }));
    expect(many.length).toBe(few.length);
  });
});
