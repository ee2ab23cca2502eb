import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const slug of ['cards', 'apps'])
    await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug, name: slug });
});
afterAll(() => world.stop());

let count = 0;
const savePeriod = (input: object) =>
  mutate(
    world,
    'periodSave',
    'PeriodInput',
    'period { id name start end mix { target { kind share personWeeks } drift } }',
    input,
  );
async function makePeriod(overrides: object = {}): Promise<string> {
  const input = { name: `Period ${++count}`, start: '2027-01-01', end: '2027-03-31', ...overrides };
  const { period, userErrors } = await savePeriod(input);
  expect(userErrors).toEqual([]);
  return period.id;
}
const allocate = (itemId: string, periodId: string, personWeeks: number, teamSlug = 'cards') =>
  mutate(
    world,
    'allocationSet',
    'AllocationInput',
    'roadmapItem { version allocations { personWeeks team { slug } period { id } } } subject { id }',
    { itemId, periodId, personWeeks, teamSlug },
  );

test('a period is made, changed by its id, and listed in order; its name is taken', async () => {
  const later = await makePeriod({ name: 'Later', start: '2031-01-01', end: '2031-03-31' });
  const sooner = await makePeriod({ name: 'Sooner', start: '2030-01-01', end: '2030-03-31' });
  const targetMix = [
    { kind: 'FEATURE', share: 0.6 },
    { kind: 'TECHNICAL_INVESTMENT', share: 0.4 },
  ];
  const { period } = await savePeriod({
    id: later,
    name: 'Later on',
    start: '2031-01-01',
    end: '2031-06-30',
    targetMix,
  });
  expect(period).toMatchObject({
    name: 'Later on',
    end: '2031-06-30',
    mix: { target: [{ share: 0.6 }, { share: 0.4 }], drift: 0 },
  });
  const { data } = await world.ask(
    'query ($id: ID!) { periods { id } period(id: $id) { name mix { target { share } } } none: period(id: "x") { id } }',
    { id: later },
  );
  expect(data.periods.map(({ id }: { id: string }) => id).slice(-2)).toEqual([sooner, later]);
  expect(data.period).toEqual({ name: 'Later on', mix: { target: [{ share: 0.6 }, { share: 0.4 }] } });
  expect(data.none).toBeNull();
  const taken = await savePeriod({ name: 'Sooner', start: '2032-01-01', end: '2032-03-31' });
  expect(taken.userErrors).toMatchObject([{ code: 'TAKEN', field: ['name'] }]);
});

test.each([
  ['a blank name', { name: ' ' }, 'REQUIRED', 'name'],
  ['an end before the start', { end: '2026-12-31' }, 'INVALID', 'end'],
  ['a mix that does not add up', { targetMix: [{ kind: 'FEATURE', share: 0.5 }] }, 'INVALID', 'targetMix'],
  ['an id of nothing', { id: 'x' }, 'NOT_FOUND', 'id'],
])('a period with %s is refused', async (_, input, code, field) => {
  const { userErrors } = await savePeriod({ name: 'P', start: '2027-01-01', end: '2027-03-31', ...input });
  expect(userErrors).toMatchObject([{ code, field: [field] }]);
});

test('the mix tells what was meant, what is planned and what was delivered', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const targetMix = [
    { kind: 'FEATURE', share: 0.5 },
    { kind: 'TECHNICAL_INVESTMENT', share: 0.5 },
  ];
  const periodId = await makePeriod({ start: today, end: today, targetMix });
  const feature = await makeItem(world, { effort: { low: 1, likely: 6, high: 9 } });
  const investment = await makeItem(world, { kind: 'TECHNICAL_INVESTMENT', valueDrivers: ['RELIABILITY'] });
  await allocate(feature.id, periodId, 8);
  await allocate(investment.id, periodId, 2, 'apps');
  const milestone = (itemId: string, input: object) =>
    mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'subject { id }', {
      itemId,
      title: 'M',
      kind: 'INCREMENT',
      value: 'V',
      ...input,
    });
  await milestone(feature.id, { delivered: true });
  await milestone(feature.id, {});
  await milestone(investment.id, { delivered: true, effortPersonWeeks: 1 });
  const { data } = await world.ask(
    'query ($id: ID!) { period(id: $id) { mix { drift target { kind share personWeeks } planned { kind share personWeeks } actual { kind share personWeeks } } } }',
    { id: periodId },
  );
  expect(data.period.mix).toEqual({
    drift: expect.closeTo(0.3),
    target: [
      { kind: 'FEATURE', share: 0.5, personWeeks: 5 },
      { kind: 'TECHNICAL_INVESTMENT', share: 0.5, personWeeks: 5 },
    ],
    planned: [
      { kind: 'FEATURE', share: 0.8, personWeeks: 8 },
      { kind: 'TECHNICAL_INVESTMENT', share: 0.2, personWeeks: 2 },
    ],
    actual: [
      { kind: 'FEATURE', share: 0.75, personWeeks: 3 },
      { kind: 'TECHNICAL_INVESTMENT', share: 0.25, personWeeks: 1 },
    ],
  });
  await makeItem(world, { title: 'In no period' });
  const { data: grouped } = await world.ask('{ roadmap { groups(by: PERIOD) { key label count } } }');
  const names = (await world.ask('{ periods { name } }')).data.periods.map(({ name }: { name: string }) => name);
  const keys = grouped.roadmap.groups.map(({ key }: { key: string }) => key);
  expect(keys.at(-1)).toBe('NONE');
  expect(keys.slice(0, -1)).toEqual(names.filter((name: string) => keys.includes(name)));
});

test('a decision names the periods that it is about', async () => {
  const periodId = await makePeriod();
  const input = { kind: 'TRADE_OFF', question: 'Q', outcome: 'O', rationale: 'R', periodIds: [periodId] };
  const { decision } = await mutate(
    world,
    'decisionRecord',
    'DecisionRecordInput',
    'decision { periods { id } }',
    input,
  );
  expect(decision).toEqual({ periods: [{ id: periodId }] });
  const wrong = await mutate(world, 'decisionRecord', 'DecisionRecordInput', 'decision { id }', {
    ...input,
    periodIds: ['x'],
  });
  expect(wrong.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['periodIds', '0'] }]);
});
