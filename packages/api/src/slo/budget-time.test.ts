import { setTimeout as pause } from 'node:timers/promises';
import { startWorld, type World } from '../testing/world.ts';
import { refreshDueBudgets } from './budget-watch.ts';
import { budgetOf, record, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
const hourMs = 3_600_000;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const inState = async (state: string): Promise<string[]> =>
  (
    await world.ask('query ($state: [BudgetState!]) { slos(filter: { budgetState: $state }) { nodes { slug } } }', {
      state: [state],
    })
  ).data.slos.nodes.map(({ slug }: { slug: string }) => slug);

test('a budget that stands otherwise by time alone is told, with what it freezes', async () => {
  const policy = { thresholds: [{ remainingBelow: 0.1, action: 'Stop', freezes: ['SPENDS'] }] };
  await saveSlo(world, 'soon', { policy, coverageFloor: 0 });
  const to = Date.now() + 1_500;
  await record(world, 'soon', [{ from: to - hourMs, to, good: 1, total: 2 }]);
  expect(await inState('NO_DATA')).toEqual(['soon']);
  await pause(to - Date.now() + 50);
  expect(await budgetOf(world, 'soon')).toMatchObject({ state: 'EXHAUSTED' });
  expect(await refreshDueBudgets(world.dataSource)).toBe(1);
  expect(await refreshDueBudgets(world.dataSource)).toBe(0);
  expect(await inState('EXHAUSTED')).toEqual(['soon']);
  const history = '{ slo(slug: "soon") { history(first: 3) { nodes { field before after } } } }';
  expect((await world.ask(history)).data.slo.history.nodes).toEqual(
    expect.arrayContaining([
      { field: 'budgetState', before: '"NO_DATA"', after: '"EXHAUSTED"' },
      { field: 'frozenRelations', before: '[]', after: '["SPENDS"]' },
    ]),
  );
});

test('errorBudget(asOf) is as it is known now, slo(asOf) as it was known then', async () => {
  await saveSlo(world, 'corrected', { coverageFloor: 0 });
  const to = Math.floor(Date.now() / hourMs) * hourMs;
  await record(world, 'corrected', [{ from: to - hourMs, to, good: 100, total: 100 }]);
  await pause(5);
  const asOf = new Date().toISOString();
  await pause(5);
  await record(world, 'corrected', [{ from: to - hourMs, to, good: 50, total: 100 }]);
  await saveSlo(world, 'corrected', { coverageFloor: 0, objective: 0.5 });
  const { data } = await world.ask(
    `query ($asOf: DateTime!) { now: slo(slug: "corrected") { objective errorBudget(asOf: $asOf) { good consumed } }
      then: slo(slug: "corrected", asOf: $asOf) { objective errorBudget { good consumed } alerts { firing } } }`,
    { asOf },
  );
  expect(data.now).toEqual({ objective: 0.5, errorBudget: { good: 50, consumed: 1 } });
  expect(data.then).toMatchObject({ objective: 0.99, errorBudget: { good: 100, consumed: 0 } });
});
