import { makeItem, makeTheme, mutate, recordDecision, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Found {
  decision: { identifier: string };
  because: string[];
}
const ofItem = async (id: string, first?: number): Promise<Found[]> =>
  (
    await world.ask(
      'query ($id: ID!, $first: Int) { roadmapItem(id: $id) { precedents(first: $first) { decision { identifier kind } because } } }',
      { id, first },
    )
  ).data.roadmapItem.precedents;
const ask = (text: string, themeSlugs?: string[], first?: number) =>
  world.ask(
    'query ($text: String!, $themes: [String!], $first: Int) { precedents(text: $text, themeSlugs: $themes, first: $first) { decision { identifier } because } }',
    { text, themes: themeSlugs, first },
  );
const names = (found: Found[]) => found.map(({ decision }) => decision.identifier);
const themeId = async (slug: string) => (await world.ask(`{ theme(slug: "${slug}") { id } }`)).data.theme.id;

test('a declined theme’s decision is found from the theme, from a new item under it, and by its slug', async () => {
  const slug = await makeTheme(world, 'Dark mode', [{ name: 'Ann' }]);
  const decision = await recordDecision(world, {
    kind: 'DECLINE',
    question: 'Shades?',
    themeIds: [await themeId(slug)],
  });
  const { data } = await world.ask(`{ theme(slug: "${slug}") { decisions { nodes { identifier } } } }`);
  expect(data.theme.decisions.nodes).toEqual([{ identifier: decision.identifier }]);
  const item = await makeItem(world, { title: 'Night colours', problem: 'Eyes hurt.', themeSlugs: [slug] });
  const precedent = { because: ['It is about the same theme, “Dark mode”.'] };
  expect(await ofItem(item.id)).toEqual([
    { ...precedent, decision: { identifier: decision.identifier, kind: 'DECLINE' } },
  ]);
  expect((await ask('anything', [slug])).data.precedents).toEqual([
    { ...precedent, decision: { identifier: decision.identifier } },
  ]);
});

test('a new item under the theme of a declined one, and one that asks the same in other words, meet its decision', async () => {
  const slug = await makeTheme(world, 'Spreadsheet export', [{ name: 'Bo' }]);
  const problem = 'Finance copies every invoice into a spreadsheet by hand each month.';
  const declined = await makeItem(world, { title: 'Export invoices to spreadsheets', problem, themeSlugs: [slug] });
  await takeItemTo(world, declined, 'DECLINED');
  const { data } = await world.ask(`{ roadmapItem(id: "${declined.id}") { decisions { nodes { identifier } } } }`);
  const [{ identifier }] = data.roadmapItem.decisions.nodes;
  const same = await makeItem(world, { title: 'Something else', problem: 'Unlike.', themeSlugs: [slug] });
  expect((await ofItem(same.id))[0]).toEqual({
    decision: { identifier, kind: 'DECLINE' },
    because: [
      `It was about ${declined.identifier} “Export invoices to spreadsheets”, which answers the same theme, “Spreadsheet export”.`,
    ],
  });
  const alike = await makeItem(world, {
    title: 'Invoice export',
    problem: 'Our finance people copy invoices into spreadsheets by hand.',
  });
  expect(await ofItem(alike.id)).toEqual([
    {
      decision: { identifier, kind: 'DECLINE' },
      because: [`It was about ${declined.identifier} “Export invoices to spreadsheets”, which asks much the same.`],
    },
  ]);
  expect(await ofItem(declined.id)).toEqual([]);
});

test.each([
  ['German', 'Sollen wir den Kalender mit Outlook abgleichen?', 'Der Kalender wird nicht mit Outlook abgeglichen'],
  ['Japanese', 'オフライン地図を作るべきですか', 'オフライン地図が必要です'],
  ['accents and case', 'Géolocalisation des véhicules?', 'GEOLOCALISATION DES VEHICULES'],
])('in any language: %s', async (_, question, text) => {
  const { identifier } = await recordDecision(world, { question });
  const { data } = await ask(text);
  expect(names(data.precedents)).toEqual([identifier]);
  expect(data.precedents[0].because).toEqual([`Its question asks much the same: “${question}”`]);
});

test('what has nothing in common is not found; superseded ones stand last and say so', async () => {
  expect((await ask('Xylophone zebra quorum')).data.precedents).toEqual([]);
  expect((await ask('')).data.precedents).toEqual([]);
  const question = 'Vendor lock for payment terminals?';
  const old = await recordDecision(world, { question });
  const fresh = await recordDecision(world, { question: `${question} Again`, supersedesId: old.id });
  const { data } = await ask('payment terminals vendor');
  expect(names(data.precedents)).toEqual([fresh.identifier, old.identifier]);
  expect(data.precedents[1].because.at(-1)).toBe(`It was superseded by ${fresh.identifier}.`);
  expect(names((await ask('payment terminals vendor', [], 1)).data.precedents)).toEqual([fresh.identifier]);
});

test('bad input is refused with its field', async () => {
  const refused = async (...args: Parameters<typeof ask>) =>
    (await ask(...args)).errors?.map(({ extensions }) => `${extensions.code} ${extensions.field?.join('.')}`);
  expect(await refused('x', ['nothing'])).toEqual(['NOT_FOUND themeSlugs.0']);
  expect(await refused('x', [], 101)).toEqual(['LIMIT_EXCEEDED first']);
  expect(await refused('x', [], 0)).toEqual(['LIMIT_EXCEEDED first']);
  expect(await refused('a\u0000b')).toEqual(['INVALID text']);
  expect(await refused('x'.repeat(1_000_000))).toEqual(['LIMIT_EXCEEDED text']);
});

test('the past knows its own precedents; the number of statements does not depend on the number of items', async () => {
  const item = await makeItem(world, { title: 'Heat pump scheduling', problem: 'Pumps idle at night.' });
  const at = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));
  await recordDecision(world, { question: 'Heat pump scheduling at night?' });
  expect(await ofItem(item.id)).toHaveLength(1);
  const { data } = await world.ask(`{ roadmapItem(id: "${item.id}", asOf: "${at}") { precedents { because } } }`);
  expect(data.roadmapItem.precedents).toEqual([]);
  const counted = async () =>
    (
      await world.statements(() =>
        world.ask('{ roadmap { items(first: 100) { nodes { precedents { because decision { question } } } } } }'),
      )
    ).length;
  const few = await counted();
  for (let more = 0; more < 5; more++) await makeItem(world, { title: `Heat pump scheduling ${more}` });
  expect(await counted()).toBe(few);
});

test('decisions about a merged theme are found from the one that goes on', async () => {
  const gone = await makeTheme(world, 'Login by fingerprint', []);
  const stays = await makeTheme(world, 'Biometrics', []);
  const { identifier } = await recordDecision(world, { kind: 'DEFER', question: 'Q', themeIds: [await themeId(gone)] });
  await mutate(world, 'themeMerge', 'ThemeMergeInput', 'theme { id }', { sourceSlugs: [gone], intoSlug: stays });
  const item = await makeItem(world, { title: 'Unlike', problem: 'Unlike', themeSlugs: [stays] });
  expect(names(await ofItem(item.id))).toEqual([identifier]);
  const { data } = await world.ask(
    `query ($id: ID!) { theme(slug: "biometrics") { decisions { totalCount } } decisions(filter: { themeId: $id }) { nodes { identifier } } }`,
    { id: await themeId(stays) },
  );
  expect(data).toEqual({ theme: { decisions: { totalCount: 1 } }, decisions: { nodes: [{ identifier }] } });
});
