import { startWorld, type World } from '../testing/world.ts';
import { budgetOf, day, record, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const hourMs = 3_600_000;
const month = {
  window: 'P1M',
  windowType: 'CALENDAR',
  calendarStart: '2025-12-01 00:00:00',
  timeZone: 'Europe/Berlin',
};
const march = Date.parse('2026-03-01T00:00:00+01:00');

/** An hour after each other from an instant on. */
const hours = (from: number, count: number, events: (n: number) => [good: number, total: number]) =>
  Array.from({ length: count }, (_, n) => {
    const [good, total] = events(n);
    return { from: from + n * hourMs, to: from + (n + 1) * hourMs, good, total };
  });

test('a month of the calendar has its own length, and forgets what was before it', async () => {
  await saveSlo(world, 'month', { ...month, objective: 0.9 });
  await record(
    world,
    'month',
    hours(march - 24 * hourMs, 24, () => [0, 10]),
  );
  await record(
    world,
    'month',
    hours(march, 240, (n) => (n < 12 ? [0, 10] : [10, 10])),
  );
  const budget = await budgetOf(world, 'month', march + 240 * hourMs);
  expect(budget).toMatchObject({
    state: 'HEALTHY',
    windowStart: '2026-02-28T23:00:00.000Z',
    windowEnd: '2026-03-31T22:00:00.000Z',
    good: 2_280,
    total: 2_400,
    attainment: 0.95,
    consumed: 0.5,
    remaining: 0.5,
    coverage: 1,
    exhaustsAt: null,
    measuredThrough: new Date(march + 240 * hourMs).toISOString(),
  });
  expect(await budgetOf(world, 'month', march)).toMatchObject({
    state: 'NO_DATA',
    total: 0,
    consumed: null,
    coverage: 0,
  });
  expect(await budgetOf(world, 'month', march - 1)).toMatchObject({
    windowEnd: new Date(march).toISOString(),
    consumed: 10,
    state: 'EXHAUSTED',
  });
});

test('what straddles the start of the month is left out whole', async () => {
  await saveSlo(world, 'straddling', month);
  await record(world, 'straddling', [
    { from: march - hourMs / 2, to: march + hourMs / 2, good: 0, total: 10 },
    { from: march + hourMs / 2, to: march + hourMs, good: 10, total: 10 },
  ]);
  expect(await budgetOf(world, 'straddling', march + hourMs)).toMatchObject({ good: 10, total: 10, coverage: 0.5 });
});

test('the end of the budget is told only if it comes before the end of the month', async () => {
  for (const slug of ['ends', 'lasts']) await saveSlo(world, slug, { ...month, objective: 0.99 });
  // After 480 of 743 hours the last day burns at 3, which lasts 87 hours more, or at 1.1, which lasts 300.
  const events =
    (lastDayBad: number) =>
    (n: number): [number, number] =>
      n >= 456 ? [1_000 - lastDayBad, 1_000] : n < 200 ? [988, 1_000] : [1_000, 1_000];
  await record(world, 'ends', hours(march, 480, events(30)));
  await record(world, 'lasts', hours(march, 480, events(11)));
  const at = march + 480 * hourMs;
  const ends = await budgetOf(world, 'ends', at);
  expect(ends.consumed).toBeCloseTo((200 * 12 + 24 * 30) / 4_800, 14);
  expect(ends).toMatchObject({ state: 'AT_RISK' });
  expect(Date.parse(ends.exhaustsAt)).toBeCloseTo(at + ((1 - 0.65) * 743 * hourMs) / 3, -1);
  expect(await budgetOf(world, 'lasts', at)).toMatchObject({ state: 'WATCH', exhaustsAt: null });
});

test('by slices the budget is a share of the whole month, what is to come included', async () => {
  await saveSlo(world, 'slices', {
    ...month,
    objective: 0.9,
    budgetingMethod: 'TIMESLICES',
    timeSliceTarget: 1,
    timeSliceWindow: 'PT1H',
  });
  await record(
    world,
    'slices',
    hours(march - hourMs, 101, (n) => (n === 0 || n === 50 ? [0, 1] : [1, 1])),
  );
  const budget = await budgetOf(world, 'slices', march + 100 * hourMs);
  expect(budget).toMatchObject({ attainment: 0.99, coverage: 1 });
  expect(budget.consumed).toBeCloseTo(1 / 74.3, 14);
});

test('an objective begins in the midst of a month: what lies before is in nothing', async () => {
  const first = day('2026-01-11');
  await saveSlo(world, 'young', {
    ...month,
    timeZone: 'UTC',
    objective: 0.9,
    budgetingMethod: 'TIMESLICES',
    timeSliceTarget: 1,
    timeSliceWindow: 'P1D',
  });
  const days = [1, 0, 1].map((good, n) => ({
    from: first + n * 24 * hourMs,
    to: first + (n + 1) * 24 * hourMs,
    good,
    total: 1,
  }));
  await record(world, 'young', days);
  const budget = await budgetOf(world, 'young', first + 72 * hourMs);
  expect(budget).toMatchObject({
    windowStart: '2026-01-01T00:00:00.000Z',
    windowEnd: '2026-02-01T00:00:00.000Z',
    coverage: 1,
  });
  expect(budget.consumed).toBeCloseTo(1 / 2.1, 14);
});
