import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await makeTheme(world, 'Card arrival');
  await makeTheme(world, 'Slow app', { slug: 'speed' });
});
afterAll(() => world.stop());

test('an entry is added with its customer and its themes, named as people name them', async () => {
  const entry = await makeFeedback(world, '<p>Where is my card?</p>', {
    source: 'intercom',
    externalId: '17',
    submittedAt: '2026-01-02T03:04:05+01:00',
    customerName: 'Acme',
    importance: 'CRITICAL',
    themes: ['card_arrival', 'SLOW APP', 'speed'],
  });
  expect(entry).toMatchObject({
    source: 'intercom',
    body: '<p>Where is my card?</p>',
    submittedAt: '2026-01-02T02:04:05.000Z',
    importance: 'CRITICAL',
    customer: { name: 'Acme' },
    themes: [
      { origin: 'PERSON', quote: null, theme: { slug: 'card-arrival' } },
      { origin: 'PERSON', quote: null, theme: { slug: 'speed' } },
    ],
  });
  const { data } = await world.ask(
    'query ($id: ID!) { node(id: $id) { ... on Feedback { externalId url customer { name } themes { confidence assignedAt assignedBy { ... on ApiToken { name } } feedback { id } } } } }',
    { id: entry.id },
  );
  expect(data.node).toMatchObject({ externalId: '17', url: null, customer: { name: 'Acme' } });
  expect(data.node.themes[0]).toMatchObject({
    confidence: null,
    assignedBy: { name: 'Bootstrap' },
    feedback: { id: entry.id },
  });
});

test('a customer is known by the id in the source, else by the name within it', async () => {
  const said = (overrides: object) => makeFeedback(world, `Said ${JSON.stringify(overrides)}`, overrides);
  const first = await said({ source: 'canny', customerName: 'Globex', customerExternalId: 'g1' });
  const renamed = await said({ source: 'canny', customerName: 'Globex Inc', customerExternalId: 'g1' });
  const byName = await said({ source: 'canny', customerName: ' GLÖBEX ' });
  const another = await said({ source: 'canny', customerName: 'Globex', customerExternalId: 'g2' });
  const elsewhere = await said({ source: 'uservoice', customerName: 'Globex' });
  expect([renamed, byName].map(({ customer }) => customer!.id)).toEqual([first.customer!.id, first.customer!.id]);
  expect(new Set([first, another, elsewhere].map(({ customer }) => customer!.id)).size).toBe(3);
  expect((await said({ source: 'canny' })).customer).toBeNull();
});

test('every fault of an entry is named at once, and nothing of it is kept', async () => {
  const { feedback, userErrors } = await send(world, 'feedbackCreate', {
    body: ' ',
    submittedAt: 'yesterday',
    url: 'javascript:alert(1)',
    currency: 'euro',
    annualRevenue: -1,
    customerName: 'Nobody yet',
    themes: ['card-arrival', 'unheard of'],
  });
  expect(feedback).toEqual([]);
  expect(userErrors.map(({ code, field }) => [field!.join('.'), code])).toEqual([
    ['body', 'REQUIRED'],
    ['annualRevenue', 'INVALID'],
    ['currency', 'INVALID'],
    ['submittedAt', 'INVALID'],
    ['url', 'INVALID'],
    ['themes.1', 'NOT_FOUND'],
  ]);
  expect(userErrors.at(-1)!.message).toContain('"unheard of"');
  expect((await world.ask('{ customers(search: "nobody") { totalCount } }')).data.customers.totalCount).toBe(0);
});

test('the same entry a second time is refused, by its id and without one by its text', async () => {
  const withId = { body: 'Twice', source: 'zendesk', externalId: '1' };
  await makeFeedback(world, 'Twice', withId);
  expect((await send(world, 'feedbackCreate', withId)).userErrors).toMatchObject([
    { code: 'TAKEN', field: ['externalId'] },
  ]);
  const byText = { body: 'Once  more', source: 'zendesk', customerName: 'Initech' };
  await makeFeedback(world, 'Once more', byText);
  const again = await send(world, 'feedbackCreate', { ...byText, body: ' Once more' });
  expect(again.userErrors).toMatchObject([{ code: 'TAKEN', field: ['body'] }]);
});

test('many entries are put into a theme and taken out at once; the same again changes nothing', async () => {
  const entries = [await makeFeedback(world, 'Bulk 1'), await makeFeedback(world, 'Bulk 2')];
  const input = { feedbackIds: entries.map(({ id }) => id), themeSlug: 'Speed', origin: 'RULE' };
  const assigned = await send(world, 'feedbackAssign', input);
  const theme = { slug: 'speed' };
  expect(assigned.feedback).toMatchObject([
    { body: 'Bulk 1', themes: [{ origin: 'RULE', quote: null, theme }] },
    { body: 'Bulk 2', themes: [{ origin: 'RULE', quote: null, theme }] },
  ]);
  expect(await send(world, 'feedbackAssign', input)).toEqual(assigned);

  const byHand = await send(world, 'feedbackAssign', { ...input, origin: null, quote: ' so slow ' });
  expect(byHand.feedback).toMatchObject([
    { themes: [{ origin: 'PERSON', quote: 'so slow' }] },
    { themes: [{ origin: 'PERSON', quote: 'so slow' }] },
  ]);
  const later = await send(world, 'feedbackAssign', { ...input, origin: 'SUGGESTION' });
  expect(later).toEqual(byHand);

  const gone = await send(world, 'feedbackUnassign', input);
  expect(gone.feedback).toMatchObject([{ themes: [] }, { themes: [] }]);
  expect((await send(world, 'feedbackUnassign', input)).revision).toBe(gone.revision);
});

test('entries and themes that are not there are refused, and nothing is done', async () => {
  const { id } = await makeFeedback(world, 'Alone');
  const input = { feedbackIds: [id, 'rubbish'], themeSlug: 'speed' };
  expect(await send(world, 'feedbackAssign', input)).toMatchObject({
    feedback: [],
    userErrors: [{ code: 'NOT_FOUND', field: ['feedbackIds', '1'] }],
  });
  expect(await send(world, 'feedbackUnassign', { feedbackIds: [id], themeSlug: 'nowhere' })).toMatchObject({
    feedback: [],
    userErrors: [{ code: 'NOT_FOUND', field: ['themeSlug'] }],
  });
});

test.each(['feedbackCreate', 'feedbackAssign', 'feedbackUnassign'] as const)(
  '%s is refused to who may only read',
  async (name) => {
    const token = await tokenWith(world, ['READ', 'READ_FEEDBACK']);
    const input = name === 'feedbackCreate' ? { body: 'Hello' } : { feedbackIds: [], themeSlug: 'speed' };
    expect(await send(world, name, input, token)).toMatchObject({ feedback: [], userErrors: [{ code: 'FORBIDDEN' }] });
  },
);
