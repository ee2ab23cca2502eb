import { tokenWith } from '../testing/callers.ts';
import { makeItem, makeTheme, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const customers = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Customer ${index}` }));
const effort = (likely: number) => ({ low: 0, likely, high: 100 });
const score = (input: object, token?: string) =>
  mutate(
    world,
    'scoreSet',
    'ScoreInput',
    'roadmapItem { version score { rice reach reachFromEvidence impact confidence rationale setAt stale } }',
    { impact: 2, confidence: 0.5, ...input },
    token,
  );
const burden = (input: object, token?: string) =>
  mutate(
    world,
    'supportBurdenSet',
    'SupportBurdenInput',
    'roadmapItem { version supportBurden { expectedHoursPerWeek actualHoursPerWeek outsized measuredAt } }',
    input,
    token,
  );

test('a score counts the customers with evidence, each once, unless a reach is given, and goes stale when they change', async () => {
  const themeSlugs = [await makeTheme(world, 'late', customers(4)), await makeTheme(world, 'lost', customers(4))];
  const { id } = await makeItem(world, { themeSlugs, effort: effort(4) });
  const { roadmapItem } = await score({ itemId: id, rationale: 'Counted' });
  expect(roadmapItem).toMatchObject({
    version: 2,
    score: {
      rice: 1,
      reach: 4,
      reachFromEvidence: true,
      impact: 2,
      confidence: 0.5,
      rationale: 'Counted',
      stale: false,
    },
  });
  for (const customerName of ['Another', 'And another']) {
    const entry = {
      source: 'desk',
      body: `${customerName} waits`,
      submittedAt: '2026-11-02T00:00:00Z',
      themes: ['late'],
    };
    await mutate(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', { ...entry, customerName });
  }
  const { data } = await world.ask(
    'query ($id: ID!) { roadmapItem(id: $id) { score { reach stale } evidence { stats { customerCount } } } }',
    { id },
  );
  expect(data.roadmapItem).toEqual({ score: { reach: 6, stale: true }, evidence: { stats: { customerCount: 6 } } });
  expect((await score({ itemId: id, reach: 40 })).roadmapItem.score).toMatchObject({
    rice: 10,
    reachFromEvidence: false,
  });
});

test('numbers out of range, unknown items and strangers are refused', async () => {
  const { id } = await makeItem(world);
  expect((await score({ itemId: id, impact: -1, confidence: 80 })).userErrors).toMatchObject([
    { code: 'INVALID', field: ['impact'] },
    { code: 'INVALID', field: ['confidence'] },
  ]);
  expect((await burden({ itemId: id, actualHoursPerWeek: -1 })).userErrors).toMatchObject([
    { code: 'INVALID', field: ['actualHoursPerWeek'] },
  ]);
  expect((await score({ itemId: 'x' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['itemId'] }]);
  expect((await burden({ itemId: 'x' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['itemId'] }]);
  const token = await tokenWith(world, ['MEASURE']);
  expect((await score({ itemId: id }, token)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await burden({ itemId: id }, token)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('a burden keeps what is left out, clears by null, and is outsized over 1.5 × what was expected', async () => {
  const { id } = await makeItem(world);
  expect((await burden({ itemId: id, expectedHoursPerWeek: 4 })).roadmapItem).toMatchObject({
    version: 2,
    supportBurden: { expectedHoursPerWeek: 4, actualHoursPerWeek: null, outsized: false, measuredAt: null },
  });
  const told = (await burden({ itemId: id, actualHoursPerWeek: 6.5 })).roadmapItem.supportBurden;
  expect(told).toMatchObject({ expectedHoursPerWeek: 4, actualHoursPerWeek: 6.5, outsized: true });
  expect(Date.now() - Date.parse(told.measuredAt)).toBeLessThan(60_000);
  expect((await burden({ itemId: id, actualHoursPerWeek: 6 })).roadmapItem.supportBurden.outsized).toBe(false);
  const cleared = await burden({ itemId: id, expectedHoursPerWeek: null, actualHoursPerWeek: null });
  expect(cleared.roadmapItem.supportBurden).toBeNull();
});

test('of ten items the one with the most hours per awaiting customer is outsized, however little was expected', async () => {
  const outsized = async () =>
    (
      await world.ask(
        '{ roadmap { items(first: 100, filter: { label: ["peer"] }) { nodes { title supportBurden { outsized } } } } }',
      )
    ).data.roadmap.items.nodes
      .filter((node: { supportBurden: { outsized: boolean } | null }) => node.supportBurden?.outsized)
      .map((node: { title: string }) => node.title);
  for (let index = 1; index <= 10; index++) {
    const themeSlugs = [await makeTheme(world, `peer ${index}`, customers(2))];
    const { id } = await makeItem(world, { title: `Peer ${index}`, themeSlugs, labels: ['peer'] });
    await burden({ itemId: id, actualHoursPerWeek: index });
    expect(await outsized()).toEqual(index === 10 ? ['Peer 10'] : []);
  }
  const alone = await makeItem(world, { title: 'Nobody waits', labels: ['peer'] });
  await burden({ itemId: alone.id, actualHoursPerWeek: 100 });
  expect(await outsized()).toEqual(['Peer 10']);
});

test('items are ordered by score and by evidence, page by page, and found by the level of their evidence', async () => {
  const rows = [
    { title: 'strong', count: 10, likely: 10 },
    { title: 'some', count: 3, likely: 1 },
    { title: 'weak', count: 2, likely: 1 },
    { title: 'dear', count: 1, likely: 8 },
    { title: 'none', count: 0, likely: 1 },
  ];
  for (const { title, count, likely } of rows) {
    const importance = { importance: 'CRITICAL', annualRevenue: 200_000 };
    const people = title === 'dear' ? [{ name: 'Dear', ...importance }] : customers(count);
    const themeSlugs = [await makeTheme(world, `of ${title}`, people)];
    const { id } = await makeItem(world, { title, themeSlugs, labels: ['sorted'], effort: effort(likely) });
    if (title !== 'weak') await score({ itemId: id, impact: 1, confidence: 1 });
  }
  const walk = async (by: string, direction: string) => {
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const {
        data,
      }: {
        data: {
          roadmap: { items: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
        };
      } = await world.ask(
        `query ($after: String) { roadmap { items(first: 2, after: $after, orderBy: { by: ${by}, direction: ${direction} }, filter: { label: ["sorted"] }) {
          nodes { title } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      titles.push(...data.roadmap.items.nodes.map((node) => node.title));
      after = data.roadmap.items.pageInfo.hasNextPage ? data.roadmap.items.pageInfo.endCursor : null;
    } while (after);
    return titles;
  };
  expect(await walk('SCORE', 'DESC')).toEqual(['some', 'strong', 'dear', 'none', 'weak']);
  expect(await walk('EVIDENCE', 'DESC')).toEqual(['strong', 'dear', 'some', 'weak', 'none']);
  expect(await walk('EVIDENCE', 'ASC')).toEqual(['none', 'weak', 'some', 'dear', 'strong']);
  const levels = ['NONE', 'WEAK', 'SOME', 'STRONG'];
  const { data } = await world.ask(
    `{ roadmap { ${levels.map((level) => `${level}: items(filter: { label: ["sorted"], evidenceLevel: [${level}] }) { nodes { title evidence { level } } }`)} } }`,
  );
  const titles = levels.map((level) => data.roadmap[level].nodes.map((node: { title: string }) => node.title));
  expect(titles).toEqual([['none'], ['weak'], ['some'], ['strong', 'dear']]);
  for (const level of levels) for (const node of data.roadmap[level].nodes) expect(node.evidence.level).toBe(level);
});
