import { mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { record, saveService, saveSlo } from './testing/objectives.ts';
import { dayMs } from './window.rules.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const today = Math.floor(Date.now() / dayMs) * dayMs;

/** Days of 10,000 events up to today, the last day's first; of each so many are bad. */
async function measuredDays(slug: string, days: number, badOn: (day: number) => number): Promise<void> {
  await saveSlo(world, slug, { objective: 0.99, window: 'P7D' });
  const slices = Array.from({ length: days }, (_, day) => {
    const to = today - day * dayMs;
    return { from: to - dayMs, to, bad: badOn(day), total: 10_000 };
  });
  await record(world, slug, slices);
}

const tight = async (filter: unknown) => {
  const { data } = await world.ask(
    'query ($filter: SloFilter) { slos(filter: $filter, first: 10) { totalCount nodes { slug tighterThanNeeded } } }',
    { filter },
  );
  return data.slos;
};

test('objectives that never spend much are found, and those that do; what is not known is neither', async () => {
  await measuredDays('easy', 28, () => 10);
  await measuredDays('kept', 28, (day) => (day === 25 ? 71 : 0));
  await measuredDays('young', 27, () => 0);
  const by = (each: { slug: string }[]) => each.map(({ slug }) => slug);
  expect((await tight({})).nodes).toEqual([
    { slug: 'easy', tighterThanNeeded: true },
    { slug: 'kept', tighterThanNeeded: false },
    { slug: 'young', tighterThanNeeded: null },
  ]);
  const found = await tight({ tighterThanNeeded: true });
  expect([found.totalCount, by(found.nodes)]).toEqual([1, ['easy']]);
  expect(by((await tight({ tighterThanNeeded: false, search: 'e' })).nodes)).toEqual(['kept']);
  expect(by((await tight({ tighterThanNeeded: true, search: 'kept' })).nodes)).toEqual([]);
});

test('how little is little is a threshold', async () => {
  const set = (value: number | null) =>
    mutate(world, 'settingSave', 'SettingInput', 'setting { key }', { key: 'slo.mostSpentWhenTight', value });
  await set(0.2);
  expect((await tight({ tighterThanNeeded: true })).totalCount).toBe(2);
  await set(0.05);
  expect((await tight({ tighterThanNeeded: true })).totalCount).toBe(0);
  await set(null);
});

test('it takes as many statements for one objective as for all', async () => {
  const statements = async (first: number) =>
    (
      await world.statements(() =>
        world.ask(
          'query ($first: Int) { slos(filter: { tighterThanNeeded: true }, first: $first) { nodes { tighterThanNeeded } } }',
          { first },
        ),
      )
    ).length;
  expect(await statements(1)).toBe(await statements(3));
});
