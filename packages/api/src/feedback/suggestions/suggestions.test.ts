import { startApp } from '../../app.ts';
import { openDataSource } from '../../data-source.ts';
import { parseConfig } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { tokenWith } from '../../testing/callers.ts';
import { mutate } from '../../testing/factories.ts';
import { type Answer, startWorld, type World } from '../../testing/world.ts';
import { makeFeedback, makeTheme, send } from '../testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await makeTheme(world, 'Card arrival');
  await makeTheme(world, 'Exchange rate');
  await makeTheme(world, 'Forgotten passcode');
  for (const [theme, bodies] of Object.entries(said)) {
    for (const body of bodies) await makeFeedback(world, body, { ...entry, themes: [theme] });
  }
});
afterAll(() => world.stop());

const entry = { source: 'desk', submittedAt: '2026-11-01T00:00:00Z' };
const said = {
  'card-arrival': [
    'When will my card arrive?',
    'The card that I ordered has not come yet',
    'I wait for my new card for two weeks now',
    'How long does delivery of a card take',
  ],
  'exchange-rate': [
    'What is the rate for dollars today?',
    'The exchange rate that you used is wrong',
    'I was charged another rate than the one you show',
    'Where do your currency rates come from',
  ],
  'forgotten-passcode': [
    'I do not remember my passcode',
    'How do I reset the code to unlock the app',
    'My passcode is refused',
    'I forgot the code and am locked out',
  ],
};

const question = `query ($text: String!, $first: Int) {
  themeSuggestions(text: $text, first: $first) { noneFits nodes { confidence matchedTerms theme { slug } } }
}`;

interface Found {
  noneFits: number;
  nodes: { confidence: number; matchedTerms: string[]; theme: { slug: string } }[];
}

async function suggest(text: string, first?: number): Promise<Found> {
  const { data, errors } = await world.ask(question, { text, first });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.themeSuggestions;
}

test('a text is put to the themes whose entries it is like, with the words that say so', async () => {
  const { noneFits, nodes } = await suggest('<p>My <b>card</b> has still not&nbsp;arrived</p>');
  expect(nodes.map(({ theme }) => theme.slug)[0]).toBe('card-arrival');
  expect(nodes).toHaveLength(3);
  expect(nodes[0]!.matchedTerms).toContain('card');
  const confidences = nodes.map(({ confidence }) => confidence);
  expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
  for (const share of [noneFits, ...confidences]) expect(share).toBeGreaterThanOrEqual(0);
  for (const share of [noneFits, ...confidences]) expect(share).toBeLessThanOrEqual(1);
});

test('as many are given as were asked for, 1 to 50', async () => {
  expect((await suggest('card', 1)).nodes).toHaveLength(1);
  for (const first of [0, 51]) {
    const { errors } = await world.ask(question, { text: 'card', first });
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  }
});

test('a text without a known word speaks of nothing', async () => {
  expect(await suggest('')).toEqual({ noneFits: 1, nodes: [] });
  expect(await suggest('<p>… !</p>')).toEqual({ noneFits: 1, nodes: [] });
});

test('the surest suggestion is surer, and nothing else fitting less likely, the more a text is like what is known', async () => {
  const near = await suggest('When will my new card arrive?');
  const far = await suggest('Zebras graze in the savanna');
  expect(far.noneFits).toBeGreaterThan(near.noneFits);
  expect(far.nodes[0]?.confidence ?? 0).toBeLessThan(near.nodes[0]!.confidence);
});

test('a new theme is suggested at once: by its name, and then by what is put into it', async () => {
  const { slug } = await makeTheme(world, 'Refunds', {
    problem: 'Money is not given back after a purchase was undone.',
  });
  expect((await suggest('I want my money back for this purchase')).nodes[0]!.theme.slug).toBe(slug);
  expect((await suggest('Der Händler erstattet nichts')).nodes[0]?.theme.slug).not.toBe(slug);
  for (const body of ['Wann erstattet der Händler mein Geld?', 'Die Erstattung vom Händler fehlt']) {
    const { id } = await makeFeedback(world, body, entry);
    await send(world, 'feedbackAssign', { feedbackIds: [id], themeSlug: slug });
  }
  expect((await suggest('Der Händler erstattet nichts')).nodes[0]!.theme.slug).toBe(slug);
});

test('what was taken out of a theme no longer speaks for it, and an archived theme is not suggested', async () => {
  const { id, slug } = await makeTheme(world, 'Top-up');
  const made = await makeFeedback(world, 'Xylophon lessons are missing', { ...entry, themes: [slug] });
  expect((await suggest('Xylophon')).nodes[0]!.theme.slug).toBe(slug);
  await send(world, 'feedbackUnassign', { feedbackIds: [made.id], themeSlug: slug });
  expect((await suggest('Xylophon')).nodes[0]?.theme.slug).not.toBe(slug);
  expect((await suggest('top-up')).nodes[0]!.theme.slug).toBe(slug);
  await send(world, 'themeSave', { id, name: 'Top-up', status: 'ARCHIVED' });
  expect((await suggest('top-up', 50)).nodes.map(({ theme }) => theme.slug)).not.toContain(slug);
});

test('an entry has suggestions but those that it has as themes, in a fixed number of statements', async () => {
  const query = `{ feedback(first: 5, filter: { search: "card" }) { nodes { body themes { theme { slug } }
    suggestedThemes(first: 2) { noneFits nodes { confidence theme { slug children { slug } } } } } } }`;
  const { data } = await world.ask(query);
  expect(data.feedback.nodes.length).toBeGreaterThan(2);
  for (const { themes, suggestedThemes } of data.feedback.nodes) {
    const has = themes.map(({ theme }: { theme: { slug: string } }) => theme.slug);
    const slugs = suggestedThemes.nodes.map(({ theme }: { theme: { slug: string } }) => theme.slug);
    expect(slugs).toHaveLength(2);
    expect(slugs).not.toContain(has[0]);
  }
  const counts = await Promise.all(
    [1, 5].map((first) => world.statements(() => world.ask(query.replace('5', `${first}`)))),
  );
  expect(counts[1]!.length).toBe(counts[0]!.length);
});

test('without READ_FEEDBACK a text of one’s own is answered, an entry’s is not', async () => {
  const token = await tokenWith(world, ['READ']);
  const own = await world.ask(question, { text: 'card' }, token);
  expect(own.data.themeSuggestions.nodes[0].theme.slug).toBe('card-arrival');
  expect(own.extensions?.redacted).toBeUndefined();
  const payload = await world.ask(
    `mutation ($input: FeedbackRowInput!) { feedbackCreate(input: $input) { feedback { suggestedThemes { noneFits nodes { confidence } } } } }`,
    { input: { ...entry, body: 'Where is my card?' } },
    await tokenWith(world, ['READ', 'WRITE']),
  );
  expect(payload.data.feedbackCreate.feedback).toEqual([{ suggestedThemes: { noneFits: 1, nodes: [] } }]);
  expect(payload.extensions).toMatchObject({ redacted: true });
});

test('another instance on the same database learns what this one was told', async () => {
  const other = await openDataSource(world.databaseUrl, { poolSize: 4 });
  const log = createLog('error');
  const config = parseConfig({ PORT: '0', WAYMARK_LOG_LEVEL: 'error' });
  const app = await startApp({ config, log, dataSource: other, clientFolder: '/nonexistent' });
  try {
    const there = async (text: string) => {
      const response = await fetch(`${app.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${world.token}` },
        body: JSON.stringify({ query: question, variables: { text } }),
      });
      return ((await response.json()) as Answer).data.themeSuggestions.nodes[0].theme.slug;
    };
    expect(await there('My card has not arrived')).toBe('card-arrival');
    const { slug } = await makeTheme(world, 'Quokka sightings');
    expect(await there('I saw a quokka')).toBe(slug);
  } finally {
    await app.stop();
    await other.destroy();
  }
});

describe('a suggestion for an entry', () => {
  const suggested = `suggestedThemes(first: 50) { nodes { confidence theme { slug } } }`;
  const dismiss = (input: object, token?: string) =>
    mutate(world, 'suggestionDismiss', 'SuggestionDismissInput', `feedback { id ${suggested} }`, input, token);
  const slugsOf = (payload: { feedback: { suggestedThemes: Found }[] }) =>
    payload.feedback[0]!.suggestedThemes.nodes.map(({ theme }) => theme.slug);

  test('is taken with the confidence that it had, which a person’s word takes away', async () => {
    const { id } = await makeFeedback(world, 'My new card has not arrived', entry);
    const fields = 'feedback { themes { origin confidence theme { slug } } }';
    const before = await suggest('My new card has not arrived');
    const input = { feedbackIds: [id], themeSlug: 'card-arrival', origin: 'SUGGESTION' };
    const taken = await mutate(world, 'feedbackAssign', 'FeedbackAssignInput', fields, input);
    expect(taken.feedback[0].themes).toMatchObject([{ origin: 'SUGGESTION', theme: { slug: 'card-arrival' } }]);
    expect(taken.feedback[0].themes[0].confidence).toBeCloseTo(before.nodes[0]!.confidence, 1);
    const said = await mutate(world, 'feedbackAssign', 'FeedbackAssignInput', fields, { ...input, origin: 'PERSON' });
    expect(said.feedback[0].themes).toMatchObject([{ origin: 'PERSON', confidence: null }]);
  });

  test('that was dismissed does not come again for this entry, and does once it was put there', async () => {
    const { id } = await makeFeedback(world, 'Is my card in the post?', entry);
    const input = { feedbackId: id, themeSlug: 'card-arrival' };
    expect(slugsOf(await dismiss(input))).not.toContain('card-arrival');
    expect((await dismiss(input)).userErrors).toEqual([]);
    const { data } = await world.ask(`query ($id: ID!) { node(id: $id) { ... on Feedback { ${suggested} } } }`, { id });
    expect(slugsOf({ feedback: [data.node] })).not.toContain('card-arrival');
    expect((await suggest('Is my card in the post?')).nodes.map(({ theme }) => theme.slug)).toContain('card-arrival');
    await send(world, 'feedbackAssign', { feedbackIds: [id], themeSlug: 'card-arrival' });
    expect((await dismiss(input)).userErrors).toMatchObject([{ code: 'INVALID', field: ['themeSlug'] }]);
  });

  test('comes again after the dismissal, or the taking of it, was taken back as a slip', async () => {
    const { id } = await makeFeedback(world, 'Has my card left yet?', entry);
    const input = { feedbackIds: [id], themeSlug: 'card-arrival' };
    const takeOut = (more: object) =>
      mutate(world, 'feedbackUnassign', 'FeedbackAssignInput', `feedback { id ${suggested} }`, { ...input, ...more });
    expect(slugsOf(await dismiss({ feedbackId: id, themeSlug: 'card-arrival' }))).not.toContain('card-arrival');
    expect(slugsOf(await takeOut({ slip: true }))).toContain('card-arrival');
    await send(world, 'feedbackAssign', { ...input, origin: 'SUGGESTION' });
    expect(slugsOf(await takeOut({ slip: true }))).toContain('card-arrival');
    await send(world, 'feedbackAssign', input);
    expect(slugsOf(await takeOut({}))).not.toContain('card-arrival');
  });

  test('is dismissed of an entry and a theme that are there, by those who may contribute', async () => {
    const { id } = await makeFeedback(world, 'Anything', entry);
    const theme = await makeTheme(world, 'Not an entry');
    const refused = async (input: object, token?: string) => (await dismiss(input, token)).userErrors;
    expect(await refused({ feedbackId: theme.id, themeSlug: 'card-arrival' })).toMatchObject([
      { code: 'NOT_FOUND', field: ['feedbackId'] },
    ]);
    expect(await refused({ feedbackId: id, themeSlug: 'nowhere' })).toMatchObject([
      { code: 'NOT_FOUND', field: ['themeSlug'] },
    ]);
    expect(
      await refused({ feedbackId: id, themeSlug: 'card-arrival' }, await tokenWith(world, ['READ'])),
    ).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});
