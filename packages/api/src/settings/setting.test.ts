import { signedIn, tokenWith } from '../testing/callers.ts';
import { makeItem, makeTheme, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const save = (input: object, token?: string) =>
  mutate(world, 'settingSave', 'SettingInput', 'setting { key value default least most } revision', input, token);
const settings = async () =>
  (await world.ask('{ settings { key value default description least most } }')).data.settings;

test('every threshold has a default within its range, and says what it does', async () => {
  for (const { key, value, default: preset, description, least, most } of await settings()) {
    expect(key).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
    expect(value).toBe(preset);
    expect(preset).toBeGreaterThanOrEqual(least);
    expect(preset).toBeLessThanOrEqual(most);
    expect(description).toMatch(/\.$/);
  }
});

test('a threshold that is set bears on its rule at once, is told, can be read back in time, and null restores it', async () => {
  const themeSlugs = [await makeTheme(world, 'dear', [{ name: 'Acme', annualRevenue: 5_000, importance: 'CRITICAL' }])];
  const item = await makeItem(world, { themeSlugs });
  const level = async (at: string | null = null) =>
    (
      await world.ask('query ($id: ID!, $at: DateTime) { roadmapItem(id: $id, asOf: $at) { evidence { level } } }', {
        id: item.id,
        at,
      })
    ).data.roadmapItem.evidence.level;
  expect(await level()).toBe('WEAK');
  const before = new Date().toISOString();
  const { setting } = await save({ key: 'evidence.strongRevenue', value: 5_000 });
  expect(setting).toMatchObject({ value: 5_000, default: 100_000 });
  expect(await level()).toBe('STRONG');
  expect(await level(before)).toBe('WEAK');
  const { data } = await world.ask('{ roadmap { changes(last: 1) { nodes { kind subjectType subjectLabel } } } }');
  expect(data.roadmap.changes.nodes).toEqual([
    { kind: 'CREATED', subjectType: 'Setting', subjectLabel: 'evidence.strongRevenue' },
  ]);
  expect((await save({ key: 'evidence.strongRevenue', value: null })).setting.value).toBe(100_000);
  expect(await level()).toBe('WEAK');
});

test.each([
  ['an unknown key', { key: 'no.such', value: 1 }, 'NOT_FOUND', 'key'],
  ['a number out of range', { key: 'evidence.strongRevenue', value: -1 }, 'INVALID', 'value'],
  ['a text', { key: 'evidence.strongRevenue', value: '5' }, 'INVALID', 'value'],
])('%s is refused', async (_, input, code, field) => {
  expect((await save(input)).userErrors).toMatchObject([{ code, field: [field] }]);
});

test('whoever may not manage access may not set', async () => {
  const { userErrors } = await save({ key: 'evidence.strongRevenue', value: 1 }, await tokenWith(world, ['WRITE']));
  expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
});

describe('saved views', () => {
  const keep = `mutation ($input: SavedViewInput!) { savedViewSave(input: $input) { savedView { id name state shared owner { id } } userErrors { code field } } }`;
  const list = '{ savedViews { name shared } }';

  test('a person keeps, shares, changes and deletes views; others see the shared ones and change none', async () => {
    const [one, other] = [await signedIn(world, { role: 'VIEWER' }), await signedIn(world)];
    const input = { name: 'Mine', state: { filter: { open: true } } };
    const made = (await one.ask(keep, { input })).data.savedViewSave.savedView;
    expect(made).toMatchObject({ ...input, shared: false, owner: { id: one.personId } });
    expect((await other.ask(list)).data.savedViews).toEqual([]);
    expect((await other.ask('query ($id: ID!) { node(id: $id) { id } }', { id: made.id })).data.node).toBeNull();
    await one.ask(keep, { input: { id: made.id, name: 'Ours', state: {}, shared: true } });
    expect((await other.ask(list)).data.savedViews).toEqual([{ name: 'Ours', shared: true }]);
    const theft = await other.ask(keep, { input: { id: made.id, ...input } });
    expect(theft.data.savedViewSave.userErrors).toEqual([{ code: 'FORBIDDEN', field: ['id'] }]);
    const remove =
      'mutation ($input: DeleteInput!) { savedViewDelete(input: $input) { deletedId userErrors { code } } }';
    expect((await other.ask(remove, { input: { id: made.id } })).data.savedViewDelete.userErrors).toEqual([
      { code: 'FORBIDDEN' },
    ]);
    expect((await one.ask(remove, { input: { id: made.id } })).data.savedViewDelete.deletedId).toBe(made.id);
    expect((await one.ask(list)).data.savedViews).toEqual([]);
  });

  test('blank names, names that are taken, long states and tokens are refused', async () => {
    const person = await signedIn(world);
    const codes = async (input: object) =>
      (await person.ask(keep, { input })).data.savedViewSave.userErrors.map((error: { code: string }) => error.code);
    expect(await codes({ name: ' ', state: {} })).toEqual(['REQUIRED']);
    expect(await codes({ name: 'Long', state: 'x'.repeat(20_001) })).toEqual(['LIMIT_EXCEEDED']);
    expect(await codes({ name: 'Twice', state: {} })).toEqual([]);
    expect(await codes({ name: 'Twice', state: {} })).toEqual(['TAKEN']);
    const byToken = await world.ask(keep, { input: { name: 'Mine', state: {} } });
    expect(byToken.data.savedViewSave.userErrors).toEqual([{ code: 'FORBIDDEN', field: null }]);
  });
});
