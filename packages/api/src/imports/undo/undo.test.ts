import fc from 'fast-check';
import { tokenWith } from '../../testing/callers.ts';
import { makeItem, makeTheme, mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { countsOf, type SentRun, sendFile } from '../testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const importUndo = `mutation ($input: DeleteInput!) { importUndo(input: $input) { importRun { id status message totals { created }
  undo { undoneAt restored left(first: 100) { totalCount nodes { line action subject { id } } } } } userErrors { code message field } } }`;

async function undo(run: Pick<SentRun, 'id'>, token?: string) {
  const { data, errors } = await world.ask(importUndo, { input: { id: run.id } }, token);
  expect(errors).toBeUndefined();
  return data.importUndo;
}

/** Everything that readers see of feedback, themes, customers and the roadmap. */
async function everything(): Promise<unknown> {
  const { data, errors } = await world.ask(`{
    feedback(first: 100) { totalCount nodes { id source externalId title body url language submittedAt importance sentiment tags customer { name }
      themes { theme { slug } origin quote assignedAt } importRun { id } } }
    customers(first: 100) { nodes { id name kind segment annualRevenue currency externalRefs { source externalId } feedback { totalCount } } }
    themes(first: 100) { nodes { id slug version updatedAt stats { feedbackCount customerCount annualRevenue criticalCount lastSeenAt } } }
    teams { slug name }
    roadmap { items(first: 100) { totalCount nodes { identifier version updatedAt title problem outcome status rank horizon labels statusChangedAt
      target { label } committedTarget { label } team { slug } themes { slug } links { label url } evidence { stats { feedbackCount } }
      milestones { id title kind value position status deliveredAt } signOffs { person { id } } } } } }`);
  expect(errors).toBeUndefined();
  return data;
}

const feedbackRow = fc.record({
  external_id: fc.constantFrom('', 'a', 'b', 'c', 'd'),
  body: fc.constantFrom('Slow', 'Fast', 'Fast\nand loud'),
  submitted_at: fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-02T10:00:00+02:00'),
  customer_external_id: fc.constantFrom('', 'x', 'y'),
  customer_name: fc.constantFrom('', 'Ann', 'Bob'),
  annual_revenue: fc.constantFrom('', '10', '20'),
  importance: fc.constantFrom('', 'critical'),
  tags: fc.constantFrom('', 'x;y'),
  themes: fc.constantFrom('', 'sync', 'Sync;card_arrival', 'loud'),
});
const itemRow = fc.record({
  externalId: fc.constantFrom('1', '2', '3'),
  title: fc.constantFrom('One', 'Two'),
  problem: fc.constantFrom('', 'P'),
  kind: fc.constant('FEATURE'),
  status: fc.constantFrom('', 'DISCOVERY', 'COMMITTED', 'DONE', 'PAUSED'),
  target: fc.constantFrom('', '2027-Q1', '2027-03-14'),
  team: fc.constantFrom('', 'Core', 'Edge'),
  labels: fc.constantFrom('', 'a;b'),
  themes: fc.constantFrom('', 'sync'),
  milestones: fc.constantFrom('', 'M1', 'M1;M2', '[{"title":"M1","value":"V","delivered":true}]'),
});

const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n') || '[]';

test('import then undo changes nothing that can be read, on any ground', async () => {
  await makeTheme(world, 'sync', []);
  const file = fc.oneof(
    fc.tuple(fc.constant('feedback' as const), fc.array(feedbackRow, { maxLength: 6 })),
    fc.tuple(fc.constant('roadmap' as const), fc.array(itemRow, { maxLength: 4 })),
  );
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), fc.boolean(), async (files, keep) => {
      count += 1;
      const before = await everything();
      const runs: SentRun[] = [];
      for (const [kind, rows] of files) {
        const more = kind === 'feedback' ? '&createMissingThemes=true' : '';
        const run = await sendFile(world, kind, `source=s${Math.ceil(count / 4)}&dryRun=false${more}`, lines(rows));
        if (run.status === 'COMPLETED') runs.unshift(run);
      }
      if (keep && count % 4 !== 0) return;
      for (const run of runs) {
        const { importRun } = await undo(run);
        expect(importRun).toMatchObject({ status: 'UNDONE', undo: { left: { totalCount: 0 } } });
        expect(importRun.undo.restored).toBe(run.totals.created + run.totals.updated);
      }
      expect(await everything()).toEqual(before);
    }),
    { numRuns: 16 },
  );
}, 240_000);

const stamped = (rows: string) => `external_id,body,submitted_at,customer_name,themes\n${rows}`;
const sent = (source: string, rows: string) =>
  sendFile(world, 'feedback', `source=${source}&dryRun=false&createMissingThemes=true`, stamped(rows));

test('what was changed since is left and named, with what it uses; the rest goes', async () => {
  const before = await countsOf(world);
  const run = await sent(
    'left',
    'k1,One,2024-01-01T00:00:00Z,Keeper,kept theme\nk2,Two,2024-01-01T00:00:00Z,Goer,gone theme\n',
  );
  const { data } = await world.ask('{ feedback(filter: { source: ["left"] }, first: 9) { nodes { id externalId } } }');
  const touched = data.feedback.nodes.find(({ externalId }: { externalId: string }) => externalId === 'k1');
  await mutate(world, 'feedbackAssign', 'FeedbackAssignInput', 'feedback { id }', {
    feedbackIds: [touched.id],
    themeSlug: 'sync',
  });
  const { importRun } = await undo(run);
  expect(importRun).toMatchObject({
    status: 'UNDONE',
    message: expect.stringMatching(/1 row taken back.*1 row left.*1 customer and 1 theme/),
    undo: {
      undoneAt: expect.any(String),
      restored: 1,
      left: { totalCount: 1, nodes: [{ line: 2, action: 'CREATE', subject: { id: touched.id } }] },
    },
  });
  const after = await countsOf(world);
  expect([
    after.feedback! - before.feedback!,
    after.customers! - before.customers!,
    after.themes! - before.themes!,
  ]).toEqual([1, 1, 1]);
  const again = await sent(
    'left',
    'k1,One,2024-01-01T00:00:00Z,Keeper,kept theme\nk2,Two,2024-01-01T00:00:00Z,Goer,gone theme\n',
  );
  expect(again.totals).toMatchObject({ created: 1, unchanged: 1 });
});

test('runs on top of each other are undone from the last to the first; the first alone leaves what the last changed', async () => {
  const first = await sent('pile', 'p1,One,2024-01-01T00:00:00Z,Ann,sync\np2,Two,2024-01-01T00:00:00Z,Ann,sync\n');
  const last = await sent('pile', 'p1,One and more,2024-01-01T00:00:00Z,Ann,sync\n');
  expect(last.totals).toMatchObject({ updated: 1 });
  const bodies = async () =>
    (
      await world.ask('{ feedback(filter: { source: ["pile"] }, first: 9) { nodes { body } } }')
    ).data.feedback.nodes.map(({ body }: { body: string }) => body);
  expect((await undo(last)).importRun.undo).toMatchObject({ restored: 1, left: { totalCount: 0 } });
  expect((await bodies()).sort()).toEqual(['One', 'Two']);
  expect((await undo(first)).importRun.undo).toMatchObject({ restored: 2, left: { totalCount: 0 } });
  expect(await bodies()).toEqual([]);
});

test('an item that someone edited or signed since stays', async () => {
  const items = 'externalId,title,problem,kind\nr1,Alpha,P,FEATURE\nr2,Beta,P,FEATURE\n';
  const run = await sendFile(world, 'roadmap', 'source=items&dryRun=false', items);
  const { data } = await world.ask(
    '{ roadmap { items(first: 100, filter: { search: "Alpha" }) { nodes { id version title } } } }',
  );
  const item = data.roadmap.items.nodes.find(({ title }: { title: string }) => title === 'Alpha');
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', {
    id: item.id,
    version: item.version,
    title: 'Mine',
  });
  expect((await undo(run)).importRun.undo).toMatchObject({ restored: 1, left: { nodes: [{ line: 2 }] } });
});

test('what did nothing, still goes on or was undone is refused with the reason', async () => {
  const dry = await sendFile(world, 'feedback', 'source=no', stamped('n1,One,2024-01-01T00:00:00Z,,\n'));
  const failed = await sendFile(world, 'feedback', 'source=no&dryRun=false', 'nothing\n');
  const run = await sent('no', 'n1,One,2024-01-01T00:00:00Z,,\n');
  await undo(run);
  for (const [each, words] of [
    [dry, /dry run/],
    [failed, /FAILED/],
    [run, /undone already, at 20/],
  ] as const) {
    const { importRun, userErrors } = await undo(each);
    expect(importRun).toBeNull();
    expect(userErrors).toEqual([{ code: 'GUARD_FAILED', field: ['id'], message: expect.stringMatching(words) }]);
  }
  expect((await undo({ id: 'x' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test('two at once: one undoes, the other is told', async () => {
  const run = await sent('both', 'b1,One,2024-01-01T00:00:00Z,,\n');
  const answers = await Promise.all([undo(run), undo(run)]);
  expect(answers.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1]);
});

test('who may import that kind may undo it, and nobody else', async () => {
  await makeItem(world, { title: 'Ground' });
  const run = await sendFile(world, 'roadmap', 'source=rights&dryRun=false', 'externalId,title,kind\nq1,Q,FEATURE\n');
  expect((await undo(run, await tokenWith(world, ['IMPORT']))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await undo(run, await tokenWith(world, ['READ', 'WRITE']))).userErrors).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  expect((await undo(run, await tokenWith(world, ['IMPORT', 'WRITE']))).importRun.status).toBe('UNDONE');
});
