import { tokenWith } from '../testing/callers.ts';
import { makeItem, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const fields = `roadmapItem { version dependsOn { id note violated dependsOn { identifier } } blocks { item { identifier } } } subject { id }`;
const need = (itemId: string, dependsOnId: string, note?: string | null, token?: string) =>
  mutate(world, 'dependencySet', 'DependencyInput', fields, { itemId, dependsOnId, note }, token);
const day = (date: string) => ({ date, resolution: 'DAY' });

test('an item needs another: both show it, the version rises, the note changes by the pair, and it can be taken away', async () => {
  const [one, other] = [await makeItem(world), await makeItem(world)];
  const made = await need(one.id, other.id, 'The API');
  expect(made.roadmapItem).toMatchObject({
    version: 2,
    dependsOn: [{ note: 'The API', violated: false, dependsOn: { identifier: other.identifier } }],
    blocks: [],
  });
  const changed = await need(one.id, other.id, null);
  expect(changed.roadmapItem.dependsOn).toMatchObject([{ id: made.subject.id, note: null }]);
  const { data } = await world.ask(
    'query ($id: ID!) { roadmapItem(id: $id) { blocks { item { identifier } } history(first: 1) { nodes { subjectType subjectLabel field } } } }',
    { id: other.id },
  );
  expect(data.roadmapItem.blocks).toEqual([{ item: { identifier: one.identifier } }]);
  const gone = await mutate(world, 'dependencyDelete', 'DeleteInput', fields, { id: made.subject.id });
  expect(gone.roadmapItem).toMatchObject({ version: 4, dependsOn: [] });
});

test('a circle of any length is refused, and named', async () => {
  const items = [];
  for (let index = 0; index < 6; index++) items.push(await makeItem(world));
  const [a, b] = items as [(typeof items)[0], (typeof items)[0]];
  expect((await need(a.id, a.id)).userErrors).toMatchObject([
    { code: 'INVALID', field: ['dependsOnId'], message: `${a.identifier} cannot need itself.` },
  ]);
  for (let index = 1; index < 6; index++) await need(items[index - 1]!.id, items[index]!.id);
  expect((await need(b.id, a.id)).userErrors).toMatchObject([
    {
      code: 'INVALID',
      message: `This would close a circle: ${b.identifier} needs ${a.identifier} needs ${b.identifier}.`,
    },
  ]);
  const long = await need(items[5]!.id, a.id);
  const names = [items[5]!, ...items].map((item) => item.identifier);
  expect(long.userErrors[0].message).toBe(`This would close a circle: ${names.join(' needs ')}.`);
  expect(long.roadmapItem).toBeNull();
});

test('two that are set at the same moment cannot close a circle together', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await makeItem(world), await makeItem(world)];
    const outcomes = await Promise.all([need(one.id, other.id), need(other.id, one.id)]);
    expect(outcomes.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1]);
  }
});

test('what is needed too late is violated, as of then too; once it is released it is not', async () => {
  const needed = await makeItem(world, { target: day('2027-04-02') });
  const item = await makeItem(world, { start: day('2027-04-01') });
  await need(item.id, needed.id);
  const read = async (asOf: string | null = null) =>
    (
      await world.ask(
        'query ($id: ID!, $asOf: DateTime) { roadmapItem(id: $id, asOf: $asOf) { dependsOn { violated } } }',
        { id: item.id, asOf },
      )
    ).data.roadmapItem.dependsOn;
  expect(await read()).toEqual([{ violated: true }]);
  const late = new Date().toISOString();
  await takeItemTo(world, needed, 'COMMITTED', 'IN_PROGRESS', 'RELEASED');
  expect(await read()).toEqual([{ violated: false }]);
  expect(await read(late)).toEqual([{ violated: true }]);
});

test('unknown items, others’ ids and strangers are refused', async () => {
  const { id } = await makeItem(world);
  expect((await need(id, 'rubbish')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['dependsOnId'] }]);
  expect((await need('rubbish', id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['itemId'] }]);
  expect((await need(id, id, null, await tokenWith(world, ['READ']))).userErrors).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
});
