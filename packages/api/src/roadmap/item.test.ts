import { tokenWith } from '../testing/callers.ts';
import { makeItem, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const fields =
  'roadmapItem { id identifier version title description labels horizon target { label } driftDays effort { likely } request { driver requestedBy { id } } links { label url } }';
const create = (input: object, token?: string) =>
  mutate(
    world,
    'roadmapItemCreate',
    'RoadmapItemCreateInput',
    fields,
    { title: 'T', problem: 'P', outcome: 'O', kind: 'FEATURE', valueDrivers: [], ...input },
    token,
  );
const update = (input: object) => mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', fields, input);

test('an item is made with everything that may be said of it', async () => {
  const { roadmapItem, userErrors } = await create({
    description: 'More',
    labels: [' a ', 'b', 'a'],
    horizon: 'NOW',
    target: { date: '2027-02-03', resolution: 'QUARTER' },
    effort: { low: 1, likely: 2, high: 4 },
    request: { driver: 'A contract' },
    links: [{ label: 'Sketch', url: 'https://example.com/sketch' }],
  });
  expect(userErrors).toEqual([]);
  expect(roadmapItem).toMatchObject({
    identifier: expect.stringMatching(/^WM-\d+$/),
    version: 1,
    labels: ['a', 'b'],
    horizon: 'NOW',
    target: { label: 'Q1 2027' },
    driftDays: null,
    effort: { likely: 2 },
    request: { driver: 'A contract', requestedBy: null },
    links: [{ label: 'Sketch', url: 'https://example.com/sketch' }],
  });
});

test('an update changes what it names, keeps the rest, clears what is null, and raises the version once', async () => {
  const made = (await create({ description: 'Old', labels: ['x'], effort: { low: 1, likely: 2, high: 3 } }))
    .roadmapItem;
  const { roadmapItem } = await update({ id: made.id, version: 1, title: 'New', description: null });
  expect(roadmapItem).toMatchObject({
    version: 2,
    title: 'New',
    description: null,
    labels: ['x'],
    effort: { likely: 2 },
  });
  const same = await update({ id: made.id, version: 2, title: 'New' });
  expect(same.roadmapItem.version).toBe(2);
});

test('a stale version is refused, and nothing is lost', async () => {
  const item = await makeItem(world);
  await update({ id: item.id, version: 1, title: 'Mine' });
  const late = await update({ id: item.id, version: 1, title: 'Theirs' });
  expect(late).toMatchObject({ roadmapItem: null, userErrors: [{ code: 'STALE_VERSION', field: ['version'] }] });
  const { data } = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { title } }', { id: item.id });
  expect(data.roadmapItem.title).toBe('Mine');
});

test.each([
  ['blank texts, all at once', { title: ' ', outcome: '' }, ['REQUIRED title', 'REQUIRED outcome']],
  ['an effort upside down', { effort: { low: 3, likely: 2, high: 1 } }, ['INVALID effort']],
  ['an unknown team', { teamSlug: 'nobody' }, ['NOT_FOUND teamSlug']],
  ['an unknown theme', { themeSlugs: ['nothing'] }, ['NOT_FOUND themeSlugs.0']],
  ['an unknown priority', { prioritySlugs: ['nothing'] }, ['NOT_FOUND prioritySlugs.0']],
  ['an owner that is no person', { productOwnerId: 'VGVhbTp4' }, ['NOT_FOUND productOwnerId']],
  ['a text of a megabyte', { problem: 'x'.repeat(1_000_000) }, ['LIMIT_EXCEEDED problem']],
  ['a control character', { description: 'a\u0007b' }, ['INVALID description']],
  [
    'a thousand labels',
    { labels: Array.from({ length: 1_000 }, (_, index) => `l${index}`) },
    ['LIMIT_EXCEEDED labels'],
  ],
])('%s: refused by name, nothing made', async (_, input, expected) => {
  const count = async () =>
    (await world.ask('{ roadmap { items(first: 1) { totalCount } } }')).data.roadmap.items.totalCount;
  const before = await count();
  const { roadmapItem, userErrors } = await create(input);
  expect(roadmapItem).toBeNull();
  expect(
    userErrors.map((error: { code: string; field: string[] }) => `${error.code} ${error.field.join('.')}`),
  ).toEqual(expected);
  expect(await count()).toBe(before);
});

test('a date that does not exist and a link that is none are refused before anything is done', async () => {
  const query = 'mutation ($input: RoadmapItemCreateInput!) { roadmapItemCreate(input: $input) { revision } }';
  const base = { title: 'T', problem: 'P', outcome: 'O', kind: 'FEATURE', valueDrivers: [] };
  const date = await world.ask(query, { input: { ...base, target: { date: '2027-02-30', resolution: 'DAY' } } });
  expect(date.errors?.[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
    message: expect.stringContaining('2027-02-30'),
  });
  const link = await world.ask(query, { input: { ...base, links: [{ label: 'x', url: 'javascript:alert(1)' }] } });
  expect(link.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('one external name belongs to one item', async () => {
  const externalRef = { source: 'jira', externalId: 'A-1' };
  expect((await create({ externalRef })).userErrors).toEqual([]);
  expect(await create({ externalRef })).toMatchObject({ roadmapItem: null, userErrors: [{ code: 'TAKEN' }] });
});

test('the same key and body again is the same item; another body is a conflict', async () => {
  const first = await create({ idempotencyKey: 'k-1' });
  const again = await create({ idempotencyKey: 'k-1' });
  expect(again.roadmapItem.id).toBe(first.roadmapItem.id);
  const other = await create({ idempotencyKey: 'k-1', title: 'Another' });
  expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT', field: ['idempotencyKey'] }]);
});

test('whoever may only read plans nothing', async () => {
  const reader = await tokenWith(world, ['READ']);
  expect(await create({}, reader)).toMatchObject({ roadmapItem: null, userErrors: [{ code: 'FORBIDDEN' }] });
});

test('only a proposed item can be deleted', async () => {
  const remove = (id: string) => mutate(world, 'roadmapItemDelete', 'DeleteInput', 'deletedId', { id });
  const proposed = await makeItem(world);
  expect(await remove(proposed.id)).toEqual({ deletedId: proposed.id, userErrors: [] });
  expect(await remove(proposed.id)).toMatchObject({ deletedId: null, userErrors: [{ code: 'NOT_FOUND' }] });
  const later = await takeItemTo(world, await makeItem(world), 'DISCOVERY');
  expect(await remove(later.id)).toMatchObject({ userErrors: [{ code: 'GUARD_FAILED', field: ['id'] }] });
});
