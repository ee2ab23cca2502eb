import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const bodiesOf = async (slug: string): Promise<string[]> => {
  const query = `query ($slug: String!) { theme(slug: $slug) { stats { feedbackCount } feedback(first: 100) { nodes { body } } } }`;
  const { theme } = (await world.ask(query, { slug })).data;
  expect(theme.stats.feedbackCount).toBe(theme.feedback.nodes.length);
  return theme.feedback.nodes.map(({ body }: { body: string }) => body).sort();
};

const importRows = async (rows: object[]) => {
  const query = `mutation ($rows: [FeedbackRowInput!]!) { feedbackImport(input: { source: "desk", rows: $rows, dryRun: false }) { importRun { totals { created updated failed } } } }`;
  const sent = rows.map((row) => ({ submittedAt: '2026-01-01', ...row }));
  return (await world.ask(query, { rows: sent })).data.feedbackImport.importRun.totals;
};

test('rules put in what is there, what is added and what is imported: whole words, any case, accents aside', async () => {
  await makeFeedback(world, 'My CAFÉ card is lost');
  await makeFeedback(world, 'Two cafes');
  await makeTheme(world, 'Cafe', { rules: ['café', 'Coffee  House!'] });
  expect(await bodiesOf('cafe')).toEqual(['My CAFÉ card is lost']);
  const made = await makeFeedback(world, 'The <b>coffee</b> house, again');
  expect(made).toMatchObject({ themes: [{ origin: 'RULE', theme: { slug: 'cafe' } }] });
  await makeFeedback(world, 'A coffee in the house');
  expect(await importRows([{ body: 'cafe by file' }, { body: 'scafe by file' }])).toMatchObject({ created: 2 });
  expect(await bodiesOf('cafe')).toEqual(['My CAFÉ card is lost', 'The <b>coffee</b> house, again', 'cafe by file']);
});

test.each([
  ['卡片', '我的卡片没到', '我的卡没到片'],
  ['доставка', 'Где ДОСТАВКА?', 'Где доставками?'],
  ['straße', 'In der STRASSE', 'In der Straßenbahn'],
  ['कार्ड', 'मेरा कार्ड कहाँ है', 'मेरा कर कहाँ है'],
  ['บัตร', 'ขอบัตรใหม่', 'ขอใหม่'],
  ['c3', 'Error C3 again', 'Error C33 again'],
])('the rule %s finds %s and not %s', async (rule, found, other) => {
  const { slug } = await makeTheme(world, `Rule ${rule}`, { rules: [rule] });
  await makeFeedback(world, found);
  await importRows([{ body: other }]);
  expect(await bodiesOf(slug)).toEqual([found]);
});

test('a rule that goes takes away only what it put in, and nothing that another rule or a person said', async () => {
  const { id } = await makeTheme(world, 'Fees', { rules: ['fee', 'charge'] });
  await makeFeedback(world, 'One fee');
  await makeFeedback(world, 'A charge and a fee');
  await makeFeedback(world, 'A charge by hand', { themes: ['fees'] });
  await makeFeedback(world, 'Only a charge');
  const { rules } = (await send(world, 'themeSave', { id, name: 'Fees', rules: ['fee'] })).theme!;
  expect(rules).toEqual(['fee']);
  expect(await bodiesOf('fees')).toEqual(['A charge and a fee', 'A charge by hand', 'One fee']);
  await send(world, 'themeSave', { id, name: 'Fees', rules: [] });
  expect(await bodiesOf('fees')).toEqual(['A charge by hand']);
});

test('what a person took away stays away, until a person puts it back', async () => {
  const { id } = await makeTheme(world, 'Limits', { rules: ['limit'] });
  const entry = await makeFeedback(world, 'No limit here');
  const out = { feedbackIds: [entry.id], themeSlug: 'limits' };
  await send(world, 'feedbackUnassign', out);
  await send(world, 'themeSave', { id, name: 'Limits', rules: ['limit', 'here'] });
  expect(await bodiesOf('limits')).toEqual([]);
  await send(world, 'feedbackAssign', out);
  await send(world, 'feedbackUnassign', { ...out, feedbackIds: [] });
  expect(await bodiesOf('limits')).toEqual(['No limit here']);
});

test('an entry that says something else by a later file comes in', async () => {
  await makeTheme(world, 'Refunds', { rules: ['refund'] });
  await importRows([{ externalId: 'r1', body: 'Where is it?' }]);
  expect(await importRows([{ externalId: 'r1', body: 'Where is my refund?' }])).toMatchObject({ updated: 1 });
  expect(await bodiesOf('refunds')).toEqual(['Where is my refund?']);
});

test('rules of a retired theme rest, those of a merged one assign to the theme that goes on', async () => {
  const { id } = await makeTheme(world, 'Fax', { rules: ['fax'] });
  await makeFeedback(world, 'Before: fax');
  await send(world, 'themeSave', { id, name: 'Fax', status: 'ARCHIVED' });
  await makeFeedback(world, 'While retired: fax');
  expect(await bodiesOf('fax')).toEqual(['Before: fax']);
  await send(world, 'themeSave', { id, name: 'Fax', status: 'ACTIVE' });
  expect(await bodiesOf('fax')).toEqual(['Before: fax', 'While retired: fax']);
  await makeTheme(world, 'Old media');
  await send(world, 'themeMerge', { sourceSlugs: ['fax'], intoSlug: 'old-media' });
  const merged = await makeFeedback(world, 'While merged: fax');
  expect(merged).toMatchObject({ themes: [{ origin: 'RULE', theme: { slug: 'old-media' } }] });
  await send(world, 'themeUnmerge', { id });
  expect(await bodiesOf('old-media')).toEqual(['While merged: fax']);
});

test('many rules are applied as few are', async () => {
  await makeFeedback(world, 'It says word44 phrase44');
  const rules = Array.from({ length: 60 }, (_, n) => `word${n} phrase${n}`);
  const { slug } = await makeTheme(world, 'Many', { rules });
  expect(await bodiesOf(slug)).toEqual(['It says word44 phrase44']);
});

test('chosen entries move to another theme, their quotes with them, and no rule takes them back', async () => {
  await makeTheme(world, 'Cards', { rules: ['card'] });
  await makeTheme(world, 'Lost cards');
  const [lost, other] = [await makeFeedback(world, 'Lost card'), await makeFeedback(world, 'Nice card')];
  const loose = await makeFeedback(world, 'Nothing of that');
  await send(world, 'feedbackAssign', { feedbackIds: [lost.id], themeSlug: 'cards', quote: 'Lost' });
  const move = { feedbackIds: [lost.id, loose.id], fromSlug: 'cards', toSlug: 'lost-cards' };
  const statements = await world.statements(() => send(world, 'feedbackMove', move));
  expect(statements.length).toBeLessThan(6);
  expect(await bodiesOf('lost-cards')).toEqual(['Lost card']);
  expect(await bodiesOf('cards')).not.toContain('Lost card');
  const { data } = await world.ask(
    'query ($id: ID!) { node(id: $id) { ... on Feedback { themes { origin quote theme { slug } } } } }',
    {
      id: lost.id,
    },
  );
  expect(data.node.themes).toEqual([{ origin: 'PERSON', quote: 'Lost', theme: { slug: 'lost-cards' } }]);
  expect(other.id).not.toBe(lost.id);
});

test.each([
  ['the same theme twice', { toSlug: 'move-from' }, 'INVALID', ['toSlug']],
  ['an unknown theme', { fromSlug: 'nowhere' }, 'NOT_FOUND', ['fromSlug']],
  ['an unknown entry', { feedbackIds: ['x'] }, 'NOT_FOUND', ['feedbackIds', '0']],
])('moving with %s is refused', async (_, input, code, field) => {
  if ((await world.ask('{ theme(slug: "move-from") { id } }')).data.theme === null) {
    await makeTheme(world, 'Move from');
    await makeTheme(world, 'Move to');
  }
  const move = { feedbackIds: [], fromSlug: 'move-from', toSlug: 'move-to', ...input };
  expect(await send(world, 'feedbackMove', move)).toMatchObject({ feedback: [], userErrors: [{ code, field }] });
});

test('who may not contribute is refused', async () => {
  const token = await tokenWith(world, ['READ_FEEDBACK']);
  const move = { feedbackIds: [], fromSlug: 'a', toSlug: 'b' };
  expect(await send(world, 'feedbackMove', move, token)).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
});
