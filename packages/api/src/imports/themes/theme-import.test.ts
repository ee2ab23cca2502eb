import fc from 'fast-check';
import { mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { rowsOf, sendFile } from '../testing/sending.ts';
import { type Branch, treeFaults } from './tree.rules.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const send = (query: string, body: string | Buffer) =>
  sendFile(world, 'themes', `source=tax&dryRun=false${query}`, body);
const theme = async (slug: string) =>
  (
    await world.ask(
      `query ($slug: String!) { theme(slug: $slug) { slug name summary problem status version rules parent { slug } children { slug } } }`,
      { slug },
    )
  ).data.theme;

test('a tree comes in whole, with parents in any order; again it changes nothing', async () => {
  const file =
    'slug,name,parent,summary,rules,status\nleaf,Leaf,branch,S,a b;c,ACTIVE\nbranch,Branch,Root,,,\n,Root,,,,\n,ROOT,,,,\n';
  const run = await send('', file);
  expect(run.totals).toMatchObject({ rows: 4, created: 3, duplicate: 1, failed: 0, themesCreated: 0 });
  expect(await theme('leaf')).toMatchObject({
    name: 'Leaf',
    summary: 'S',
    rules: ['a b', 'c'],
    status: 'ACTIVE',
    parent: { slug: 'branch' },
  });
  expect(await theme('root')).toMatchObject({
    name: 'Root',
    status: 'EMERGING',
    parent: null,
    children: [{ slug: 'branch' }],
  });
  expect((await send('', file)).totals).toMatchObject({ created: 0, updated: 0, unchanged: 3, duplicate: 1 });
});

test('what a row leaves out stays; what it says is changed, under former slugs too', async () => {
  const { theme: made } = await mutate(world, 'themeSave', 'ThemeInput', 'theme { id }', {
    slug: 'old-name',
    name: 'Old',
    problem: 'P',
    status: 'ACTIVE',
  });
  await mutate(world, 'themeSave', 'ThemeInput', 'theme { id }', { id: made.id, slug: 'new-name', name: 'New' });
  const run = await send('', '{"slug":"old-name","name":"Newest","summary":"S"}\n');
  expect(run.totals).toMatchObject({ updated: 1 });
  expect(await theme('new-name')).toMatchObject({
    name: 'Newest',
    summary: 'S',
    problem: 'P',
    status: 'ACTIVE',
    version: 3,
  });
});

test('circles, unknown parents and what hangs on them fail by their lines; the others go in', async () => {
  const file = 'name,parent\nA1,A2\nA2,A1\nB1,A1\nC1,Nowhere\nGood,\nSelf,self\n,\n"???",\n';
  const run = await send('', file);
  expect(run.totals).toMatchObject({ created: 1, failed: 6 });
  const failed = await rowsOf(world, run, ['FAIL']);
  expect(failed.map(({ line, errors }) => [line, errors[0]!.code, errors[0]!.message])).toEqual([
    [2, 'INVALID', expect.stringContaining('by the lines 2, 3')],
    [3, 'INVALID', expect.stringContaining('by the lines 2, 3')],
    [4, 'UNKNOWN_THEME', expect.stringContaining('"A1", cannot be taken')],
    [5, 'UNKNOWN_THEME', expect.stringContaining('"Nowhere"')],
    [7, 'INVALID', expect.stringContaining('part of itself')],
    [9, 'INVALID', expect.stringContaining('letters or digits')],
  ]);
});

test('themes with paths of several products, bare names, and names with what they are about', async () => {
  const paths = ['Alpha', 'Beta'].flatMap((product) => [
    { product, path: ['Settings'], depth: 1, title: 'Settings', description: 'D' },
    { product, path: ['Settings', 'Sync'], depth: 2, title: 'Sync', description: 'E' },
  ]);
  const run = await send('', JSON.stringify(paths, null, 1));
  expect(run.totals).toMatchObject({ rows: 4, created: 4 });
  expect(await theme('beta-settings-sync')).toMatchObject({
    name: 'Sync',
    summary: 'E',
    parent: { slug: 'beta-settings' },
  });
  expect((await send('', JSON.stringify(['card_arrival', 'Card arrival', 'refund'], null, 1))).totals).toMatchObject({
    created: 2,
    duplicate: 1,
  });
  expect(
    (await send('', JSON.stringify({ balance: 'About a balance?', fee: 'About a fee?' }, null, 1))).totals,
  ).toMatchObject({ created: 2 });
  expect(await theme('balance')).toMatchObject({ name: 'balance', summary: 'About a balance?' });
});

test('a label does not take the name of the theme that it is', async () => {
  await mutate(world, 'themeSave', 'ThemeInput', 'theme { id }', { slug: 'top-up-limits', name: 'Top up limits' });
  expect((await send('', '["top_up_limits", "lost_card"]')).totals).toMatchObject({ created: 1, unchanged: 1 });
  expect(await theme('top-up-limits')).toMatchObject({ name: 'Top up limits' });
  expect(await theme('lost-card')).toMatchObject({ name: 'Lost card' });
});

test('rules of a file assign what was said before', async () => {
  const entry = { body: 'The frobnicator is slow', submittedAt: '2024-01-01T00:00:00Z' };
  await mutate(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', entry);
  await send('', '{"name":"Frobnication","rules":["frobnicator"]}\n');
  const { data } = await world.ask('{ theme(slug: "frobnication") { stats { feedbackCount } } }');
  expect(data.theme.stats.feedbackCount).toBe(1);
});

test('the mutation takes the same way, and undo takes it back', async () => {
  const mutation = `mutation ($input: ThemeImportInput!) { themeImport(input: $input) { importRun { id kind status totals { created } } userErrors { code } } }`;
  const input = { source: 'api', rows: [{ name: 'By mutation', parent: 'Other' }, { name: 'Other' }], dryRun: false };
  const { data } = await world.ask(mutation, { input });
  expect(data.themeImport.importRun).toMatchObject({ kind: 'THEME', status: 'COMPLETED', totals: { created: 2 } });
  await mutate(world, 'importUndo', 'DeleteInput', 'importRun { status }', { id: data.themeImport.importRun.id });
  expect(await theme('by-mutation')).toBeNull();
});

test('a tree without a circle has no fault but depth, whatever stands where', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(19), { minLength: 1, maxLength: 20 }), (above) => {
      const tree = new Map<string, Branch>(
        above.map((parent, index) => [
          String(index),
          { line: index, parentId: parent < index ? String(parent) : null },
        ]),
      );
      const depth = (id: string): number => 1 + (tree.get(id)!.parentId === null ? 0 : depth(tree.get(id)!.parentId!));
      const deep = [...tree.keys()].filter((id) => depth(id) > 4);
      const faults = treeFaults(tree, 4);
      expect([...faults.keys()]).toEqual(deep);
    }),
  );
});
