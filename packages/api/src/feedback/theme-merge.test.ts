import fc from 'fast-check';
import { tokenWith } from '../testing/callers.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { makeFeedback, makeTheme, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const merge = (sourceSlugs: string[], intoSlug: string) => send(world, 'themeMerge', { sourceSlugs, intoSlug });
const unmerge = (id: string) => send(world, 'themeUnmerge', { id });
const read = `id slug version mergedInto { slug } mergedFrom { slug } parent { slug } children { slug } updatedAt
  stats { feedbackCount customerCount internalTeamCount criticalCount annualRevenue firstSeenAt lastSeenAt }
  window: stats(window: "P9999D") { feedbackCount customerCount annualRevenue }
  trend(buckets: 3, bucket: "P400D") { count } feedback(first: 50) { totalCount nodes { id } } items { nodes { id } }`;
const themeOf = async (slug: string) =>
  (await world.ask(`query ($slug: String!) { theme(slug: $slug) { ${read} } }`, { slug })).data.theme;

test('a merged theme’s slugs name the one that goes on, its id names itself', async () => {
  const { id } = await makeTheme(world, 'Login once');
  await send(world, 'themeSave', { id, name: 'Login' });
  const into = await makeTheme(world, 'Sign in');
  await makeFeedback(world, 'Cannot log in', { themes: ['login'], customerName: 'Acme', annualRevenue: 10 });
  await makeFeedback(world, 'Cannot sign in', { themes: ['sign-in'], customerName: 'Acme' });
  const merged = await merge(['login'], 'sign-in');
  expect(merged).toMatchObject({ userErrors: [], theme: { id: into.id, version: 1, mergedFrom: [{ slug: 'login' }] } });
  for (const slug of ['login', 'login-once', 'sign-in']) expect((await themeOf(slug)).id).toBe(into.id);
  expect((await themeOf('login')).stats).toMatchObject({ feedbackCount: 2, customerCount: 1, annualRevenue: 10 });
  const { data } = await world.ask(
    `query ($id: ID!) { theme(id: $id) { slug mergedInto { slug } stats { feedbackCount } } node(id: $id) { id }
      themes(filter: { search: "log" }) { totalCount } feedback(filter: { themeSlug: ["login"] }) { totalCount nodes { themes { theme { slug } } } } }`,
    { id },
  );
  expect(data).toEqual({
    theme: { slug: 'login', mergedInto: { slug: 'sign-in' }, stats: { feedbackCount: 1 } },
    node: { id },
    themes: { totalCount: 0 },
    feedback: { totalCount: 2, nodes: Array(2).fill({ themes: [{ theme: { slug: 'sign-in' } }] }) },
  });
  const events = await world.ask('query ($id: ID!) { theme(id: $id) { history { nodes { field } } } }', { id });
  expect(events.data.theme.history.nodes[0]).toEqual({ field: 'mergedInto' });
});

test('what is assigned under a merged slug goes to the one that goes on and stays there', async () => {
  const { id } = await makeTheme(world, 'Slow app');
  await makeTheme(world, 'Speed');
  const before = await makeFeedback(world, 'Slow before', { themes: ['slow-app'] });
  await merge(['slow-app'], 'speed');
  const since = await makeFeedback(world, 'Slow since', { themes: ['Slow app'] });
  const file = [{ externalId: '1', body: 'Slow by file', submittedAt: '2026-01-01', themes: ['slow_app'] }];
  const query = `mutation ($file: [FeedbackRowInput!]!) { feedbackImport(input: { source: "desk", rows: $file, dryRun: false }) { importRun { totals { failed created } } } }`;
  expect((await world.ask(query, { file })).data.feedbackImport.importRun.totals).toEqual({ failed: 0, created: 1 });
  expect((await themeOf('speed')).stats.feedbackCount).toBe(3);
  expect(await unmerge(id)).toMatchObject({ userErrors: [], theme: { slug: 'slow-app', mergedInto: null } });
  expect((await themeOf('slow-app')).feedback.nodes).toEqual([{ id: before.id }]);
  expect((await themeOf('speed')).feedback.nodes[0]).toEqual({ id: since.id });
  expect((await themeOf('speed')).stats.feedbackCount).toBe(2);
});

test('an entry in both counts once; taken out of the one that goes on, it is out of both', async () => {
  const first = await makeTheme(world, 'Twin one');
  await makeTheme(world, 'Twin two');
  const entry = await makeFeedback(world, 'Both', { themes: ['twin-one', 'twin-two'] });
  await merge(['twin-one'], 'twin-two');
  expect((await themeOf('twin-two')).stats.feedbackCount).toBe(1);
  const out = await send(world, 'feedbackUnassign', { feedbackIds: [entry.id], themeSlug: 'twin-two' });
  expect(out.feedback).toMatchObject([{ themes: [] }]);
  await unmerge(first.id);
  expect((await themeOf('twin-one')).stats.feedbackCount).toBe(0);
});

test('items linked to a merged theme follow it and come back', async () => {
  const late = await makeTheme(world, 'Late cards');
  await makeTheme(world, 'Card delivery');
  await makeFeedback(world, 'Late', { themes: ['late-cards'], customerName: 'A' });
  await makeFeedback(world, 'Lost', { themes: ['card-delivery'], customerName: 'B' });
  const { id } = await makeItem(world, { themeSlugs: ['late-cards'] });
  const query = `query ($id: ID!) { roadmapItem(id: $id) { themes { slug } evidence { stats { customerCount } awaiting { totalCount } } }
    roadmap { late: items(filter: { themeSlug: ["late-cards"] }) { nodes { id } } delivery: items(filter: { themeSlug: ["card-delivery"] }) { nodes { id } } } }`;
  const apart = (await world.ask(query, { id })).data;
  expect(apart.roadmapItem).toEqual({
    themes: [{ slug: 'late-cards' }],
    evidence: { stats: { customerCount: 1 }, awaiting: { totalCount: 1 } },
  });
  await merge(['late-cards'], 'card-delivery');
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', {
    id,
    version: 1,
    themeSlugs: ['card-delivery'],
  });
  expect((await world.ask(query, { id })).data).toEqual({
    roadmapItem: {
      themes: [{ slug: 'card-delivery' }],
      evidence: { stats: { customerCount: 2 }, awaiting: { totalCount: 2 } },
    },
    roadmap: { late: { nodes: [{ id }] }, delivery: { nodes: [{ id }] } },
  });
  expect((await themeOf('card-delivery')).items.nodes).toEqual([{ id }]);
  await unmerge(late.id);
  expect((await world.ask(query, { id })).data).toEqual(apart);
});

test('the past shows the themes apart', async () => {
  await makeTheme(world, 'Past one');
  await makeTheme(world, 'Past two');
  await makeFeedback(world, 'P', { themes: ['past-one'] });
  const at = new Date().toISOString();
  await merge(['past-one'], 'past-two');
  const query = `query ($at: DateTime) { theme(slug: "past-one", asOf: $at) { slug stats { feedbackCount } trend(buckets: 1) { count } mergedInto { slug } }
    two: theme(slug: "past-two", asOf: $at) { stats { feedbackCount } mergedFrom { slug } } }`;
  expect((await world.ask(query, { at })).data).toEqual({
    theme: { slug: 'past-one', stats: { feedbackCount: 1 }, trend: [{ count: 1 }], mergedInto: null },
    two: { stats: { feedbackCount: 0 }, mergedFrom: [] },
  });
  expect((await world.ask(query)).data.two).toEqual({
    stats: { feedbackCount: 1 },
    mergedFrom: [{ slug: 'past-one' }],
  });
});

test.each([
  ['no theme', [], 'refused-into', 'REQUIRED', ['sourceSlugs']],
  ['an unknown theme', ['nowhere'], 'refused-into', 'NOT_FOUND', ['sourceSlugs', '0']],
  ['into an unknown theme', ['refused-into'], 'nowhere', 'NOT_FOUND', ['intoSlug']],
  ['a theme into itself', ['Refused into'], 'refused-into', 'INVALID', ['sourceSlugs', '0']],
  ['a theme into one of its parts', ['refused-into'], 'refused-part', 'INVALID', ['sourceSlugs', '0']],
  ['more than a hundred', Array(101).fill('x'), 'refused-into', 'LIMIT_EXCEEDED', ['sourceSlugs']],
])('%s is not merged', async (_, sources, into, code, field) => {
  if (!(await themeOf('refused-into'))) {
    await makeTheme(world, 'Refused into');
    await makeTheme(world, 'Refused part', { parentSlug: 'refused-into' });
  }
  expect(await merge(sources, into)).toMatchObject({ theme: null, userErrors: [{ code, field }] });
});

test('what would be nine levels is not merged', async () => {
  for (let level = 1; level <= 8; level++) {
    await makeTheme(world, `Deep ${level}`, { parentSlug: level > 1 ? `deep-${level - 1}` : undefined });
  }
  await makeTheme(world, 'Broad');
  await makeTheme(world, 'Broad part', { parentSlug: 'broad' });
  expect((await merge(['broad'], 'deep-8')).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  expect((await merge(['broad'], 'deep-7')).userErrors).toEqual([]);
  expect((await themeOf('deep-7')).children).toEqual([{ slug: 'broad-part' }, { slug: 'deep-8' }]);
});

test('a theme that was not merged is not taken out, and one that was is not changed', async () => {
  const { id } = await makeTheme(world, 'Lone');
  expect(await unmerge(id)).toMatchObject({ theme: null, userErrors: [{ code: 'INVALID', field: ['id'] }] });
  expect(await unmerge('rubbish')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] });
  await makeTheme(world, 'Company');
  await merge(['lone'], 'company');
  const changed = await send(world, 'themeSave', { id, name: 'Lonelier' });
  expect(changed).toMatchObject({ theme: null, userErrors: [{ code: 'GUARD_FAILED', field: ['id'] }] });
  const taken = await send(world, 'themeSave', { name: 'Lone', slug: 'lone' });
  expect(taken).toMatchObject({ theme: null, userErrors: [{ code: 'TAKEN', field: ['slug'] }] });
});

test('a theme whose parent stands under it by now is not taken out', async () => {
  const outer = await makeTheme(world, 'Outer');
  const inner = await makeTheme(world, 'Inner', { parentSlug: 'outer' });
  await makeTheme(world, 'Inner child', { parentSlug: 'inner' });
  await makeTheme(world, 'Elsewhere');
  await merge(['inner'], 'elsewhere');
  const moved = await send(world, 'themeSave', { id: outer.id, name: 'Outer', parentSlug: 'inner-child' });
  expect(moved.userErrors).toEqual([]);
  expect(await unmerge(inner.id)).toMatchObject({ theme: null, userErrors: [{ code: 'GUARD_FAILED', field: ['id'] }] });
});

test('who may not plan is refused', async () => {
  const token = await tokenWith(world, ['READ_FEEDBACK']);
  for (const [name, input] of [
    ['themeMerge', { sourceSlugs: ['a'], intoSlug: 'b' }],
    ['themeUnmerge', { id: 'x' }],
  ] as const) {
    expect(await send(world, name, input, token)).toMatchObject({ theme: null, userErrors: [{ code: 'FORBIDDEN' }] });
  }
});

test('themes that were merged and taken out again, in any order, are as if nothing had been', async () => {
  const slugs = Array.from({ length: 6 }, (_, n) => `r${n}`);
  for (const [n, slug] of slugs.entries()) {
    await makeTheme(world, slug, { parentSlug: n % 2 === 1 ? slugs[n - 1] : undefined });
  }
  for (const [n, slug] of slugs.entries()) {
    const themes = [slug, slugs[(n + 2) % 6]];
    await makeFeedback(world, `About ${slug}`, {
      themes,
      customerName: `C${n % 3}`,
      annualRevenue: n * 10,
      importance: 'CRITICAL',
    });
    await makeItem(world, { themeSlugs: [slug] });
  }
  const all = `{ themes(filter: { search: "r" }, first: 100) { nodes { ${read} } } feedback(first: 100) { nodes { id themes { theme { slug } origin quote } } }
    roadmap { items(first: 100) { nodes { id version themes { slug } evidence { level stats { feedbackCount customerCount annualRevenue } } } } } }`;
  const before = (await world.ask(all)).data;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...slugs), fc.constantFrom(...slugs)), { minLength: 1, maxLength: 4 }),
      fc.integer(),
      async (pairs, turn) => {
        const merged: string[] = [];
        for (const [source, into] of pairs) {
          const { id } = await themeOf(source);
          if ((await merge([source], into)).userErrors.length === 0) merged.push(id);
        }
        const order = turn % 2 === 0 ? merged : merged.reverse();
        for (const id of order) expect((await unmerge(id)).userErrors).toEqual([]);
        expect((await world.ask(all)).data).toEqual(before);
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
}, 60_000);
