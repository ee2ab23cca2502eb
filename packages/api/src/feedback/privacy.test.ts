import { tokenWith } from '../testing/callers.ts';
import { type Answer, startWorld, type World } from '../testing/world.ts';
import { makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
let ask: (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
let entry: { id: string; customer: { id: string } | null };

beforeAll(async () => {
  world = await startWorld();
  await makeTheme(world, 'Card arrival');
  entry = await makeFeedback(world, 'My card, says Jane', {
    title: 'Jane',
    customerName: 'Jane Doe',
    themes: ['card-arrival'],
    tags: ['jane'],
  });
  await send(world, 'feedbackAssign', { feedbackIds: [entry.id], themeSlug: 'card-arrival', quote: 'My card' });
  const token = await tokenWith(world, ['READ']);
  ask = (query, variables) => world.ask(query, variables, token);
});
afterAll(() => world.stop());

const nothing = { nodes: [], edges: [], pageInfo: { hasNextPage: false }, totalCount: 1 };
const page = '{ nodes { id } edges { cursor } pageInfo { hasNextPage } totalCount }';

test('without READ_FEEDBACK lists are empty, counts stay, and the answer says so', async () => {
  const answer = await ask(
    `{ feedback ${page} customers ${page} themes { nodes { feedback ${page} stats { feedbackCount customerCount } trend(buckets: 1) { count } } } }`,
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.extensions).toMatchObject({ redacted: true });
  expect(answer.data).toEqual({
    feedback: nothing,
    customers: nothing,
    themes: {
      nodes: [{ feedback: nothing, stats: { feedbackCount: 1, customerCount: 1 }, trend: [{ count: 1 }] }],
    },
  });
});

test('without READ_FEEDBACK no single customer or entry is shown', async () => {
  const answer = await ask(
    'query ($entry: ID!, $customer: ID!) { entry: node(id: $entry) { id } customer: node(id: $customer) { id } customer2: customer(id: $customer) { id } }',
    { entry: entry.id, customer: entry.customer!.id },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.extensions).toMatchObject({ redacted: true });
  expect(answer.data).toEqual({ entry: null, customer: null, customer2: null });
});

test('without READ_FEEDBACK nothing can be found out by looking for words, names or a customer', async () => {
  const query = `query ($customer: [ID!]) { feedback(filter: { search: "Jane" }) { totalCount }
    own: feedback(filter: { customerId: $customer }) { totalCount } customers(search: "Jane") { totalCount } }`;
  const variables = { customer: [entry.customer!.id] };
  const none = { totalCount: 0 };
  expect((await ask(query, variables)).data).toEqual({ feedback: none, own: none, customers: none });
  expect((await world.ask(query, variables)).data.own).toEqual({ totalCount: 1 });
});

test('who may write but not read feedback gets an entry back without its texts', async () => {
  const token = await tokenWith(world, ['READ', 'WRITE']);
  const query = `mutation ($input: FeedbackRowInput!) { feedbackCreate(input: $input) { userErrors { code } feedback {
    title body url externalId tags importance customer { name } themes { quote theme { slug } feedback { body } } } } }`;
  const input = {
    body: 'Also mine, says Joe',
    title: 'Joe',
    url: 'https://example.com/joe',
    externalId: 'joe@example.com',
    tags: ['joe'],
    customerName: 'Joe',
    themes: ['card-arrival'],
  };
  const answer = await world.ask(query, { input }, token);
  expect(answer.errors).toBeUndefined();
  expect(answer.extensions).toMatchObject({ redacted: true });
  expect(answer.data.feedbackCreate).toEqual({
    userErrors: [],
    feedback: [
      {
        title: null,
        body: '',
        url: null,
        externalId: null,
        tags: [],
        importance: 'NICE_TO_HAVE',
        customer: null,
        themes: [{ quote: null, theme: { slug: 'card-arrival' }, feedback: { body: '' } }],
      },
    ],
  });
  const saved = await world.ask(
    'mutation { customerSave(input: { name: "Ann", kind: EXTERNAL }) { customer { id } userErrors { code } } }',
    {},
    token,
  );
  expect(saved.data.customerSave).toEqual({ customer: null, userErrors: [] });
});

test('with READ_FEEDBACK nothing is left out, and nothing says so', async () => {
  const token = await tokenWith(world, ['READ_FEEDBACK']);
  const answer = await world.ask(
    '{ feedback(last: 1) { nodes { title customer { name } themes { quote } } } }',
    {},
    token,
  );
  expect(answer.extensions?.redacted).toBeUndefined();
  expect(answer.data.feedback.nodes).toEqual([
    { title: 'Jane', customer: { name: 'Jane Doe' }, themes: [{ quote: 'My card' }] },
  ]);
});
