import { startWorld, type World } from '../testing/world.ts';
import { budgetOf, day, record, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  for (const slug of ['a', 'b', 'c']) await saveSlo(world, slug, { window: 'P7D' });
});
afterAll(() => world.stop());

const minuteMs = 60_000;
const start = day('2026-03-01');
const slice = (minute: number, good: number) => {
  const from = start + minute * minuteMs;
  return { from, to: from + minuteMs, good, total: 10 };
};
const hour = (good: number) => Array.from({ length: 60 }, (_, minute) => slice(minute, good));
const stored = async (slug: string) =>
  (
    await world.dataSource.query(
      'select count(*)::int as count, sum(m.total)::int as total from sli_measurement m join service_level_objective o on o.id = m.slo_id where o.slug = $1',
      [slug],
    )
  )[0];

test('the same slices from many at once are on record once, each telling what became of its own', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => record(world, 'a', hour(9))));
  const outcomes = all.map(({ results }) => [...new Set(results.map(({ outcome }) => outcome))].join());
  expect(outcomes.sort()).toEqual(['CREATED', ...Array.from({ length: 5 }, () => 'UNCHANGED')]);
  expect(await stored('a')).toEqual({ count: 60, total: 600 });
  expect(await budgetOf(world, 'a')).toMatchObject({ good: 540, total: 600 });
});

test('files and mutations for several objectives, in any order, wait for each other and end', async () => {
  const file = (slugs: string[], good: number) =>
    [
      'slo,source,from,to,good,total',
      ...slugs.flatMap((slug) =>
        hour(good).map(({ from, to }) =>
          [slug, 'file', new Date(from).toISOString(), new Date(to).toISOString(), good, 10].join(),
        ),
      ),
    ].join('\n');
  const send = async (slugs: string[], good: number) => {
    const answer = await world.fetch('/import/measurements?source=file&dryRun=false', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file(slugs, good),
    });
    return (await answer.json()) as { status: string; totals: { created: number; unchanged: number; failed: number } };
  };
  const [one, other, third] = await Promise.all([
    send(['b', 'c'], 8),
    send(['c', 'b'], 8),
    send(['c', 'b'], 8),
    record(world, 'c', hour(9), 'probe'),
    record(world, 'b', hour(9), 'probe'),
  ]);
  const totals = [one, other, third].map(({ status, totals: { created, unchanged, failed } }) =>
    [status, created, unchanged, failed].join(' '),
  );
  expect(totals.sort()).toEqual(['COMPLETED 0 120 0', 'COMPLETED 0 120 0', 'COMPLETED 120 0 0']);
  for (const slug of ['b', 'c']) {
    expect(await stored(slug)).toEqual({ count: 120, total: 1_200 });
    expect(await budgetOf(world, slug)).toMatchObject({ good: 60 * 17, total: 1_200 });
  }
});

test('overlaps that race leave one of them', async () => {
  const long = { from: start, to: start + 3 * minuteMs, good: 1, total: 1 };
  const all = await Promise.all([record(world, 'a', [long], 'race'), record(world, 'a', [slice(1, 9)], 'race')]);
  expect(all.flatMap(({ results }) => results.map(({ outcome }) => outcome)).sort()).toEqual(['CONFLICT', 'CREATED']);
});
