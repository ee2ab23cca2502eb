import { tokenWith } from '../../testing/callers.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { saveService, sloInput } from '../testing/objectives.ts';

let world: World;
beforeAll(async () => {
  const sources = { prod: { url: 'https://prometheus.invalid' }, dev: { url: 'https://dev.invalid' } };
  world = await startWorld({ WAYMARK_SLI_SOURCES: JSON.stringify(sources) });
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const shown = 'sliSource { kind connection goodQuery badQuery totalQuery step lag lastFetchedAt lastError }';
const source = { kind: 'PROMETHEUS', connection: 'prod', badQuery: 'bad', totalQuery: 'total' };

async function save(slug: string, changes: Record<string, unknown> = {}, token?: string) {
  const { data } = await world.ask(
    `mutation ($input: SloInput!) { sloSave(input: $input) { slo { version ${shown} } userErrors { code field message } } }`,
    { input: sloInput(slug, changes) },
    token,
  );
  return data.sloSave;
}

test('an objective says where it is measured from; what is left out of a change stays, and null takes it away', async () => {
  const made = await save('a', { sliSource: source });
  const whole = { ...source, goodQuery: null, step: 'PT1M', lag: 'PT2M', lastFetchedAt: null, lastError: null };
  expect(made).toEqual({ slo: { version: 1, sliSource: whole }, userErrors: [] });
  expect((await save('a')).slo).toEqual({ version: 1, sliSource: whole });
  expect((await save('a', { sliSource: source })).slo.version).toBe(1);
  const changed = await save('a', {
    sliSource: { ...source, badQuery: null, goodQuery: 'good', connection: 'dev', step: 'PT5M' },
  });
  expect(changed.slo).toMatchObject({
    version: 2,
    sliSource: { badQuery: null, goodQuery: 'good', connection: 'dev', step: 'PT5M' },
  });
  expect((await save('a', { sliSource: null })).slo).toEqual({ version: 3, sliSource: null });
  expect((await save('a', { sliSource: null })).slo.version).toBe(3);
});

test('the source of the past is that of the past', async () => {
  await save('past', { sliSource: source });
  const before = new Date().toISOString();
  await save('past', { sliSource: { ...source, totalQuery: 'other' } });
  const { data } = await world.ask(
    `query ($at: DateTime!) { then: slo(slug: "past", asOf: $at) { ${shown} } now: slo(slug: "past") { ${shown} } }`,
    { at: before },
  );
  expect(data.then.sliSource.totalQuery).toBe('total');
  expect(data.now.sliSource.totalQuery).toBe('other');
});

test.each([
  ['a source that is not configured', { connection: 'prd' }, 'NOT_FOUND', 'connection', /there are prod, dev/],
  ['no query for good or bad', { badQuery: null }, 'REQUIRED', 'goodQuery', /give one/],
  ['a query for good and one for bad', { goodQuery: 'g' }, 'INVALID', 'badQuery', /give one/],
  ['a blank query', { totalQuery: ' ' }, 'REQUIRED', 'totalQuery', /blank/],
  ['an endless query', { totalQuery: 'x'.repeat(10_001) }, 'LIMIT_EXCEEDED', 'totalQuery', /10000/],
  ['a step of no length', { step: 'PT0S' }, 'INVALID', 'step', /PT1S to P1D/],
  ['a step of half a second', { step: 'PT0.5S' }, 'INVALID', 'step', /whole seconds/],
  ['a lag of a week', { lag: 'P7D' }, 'INVALID', 'lag', /PT0S to P1D/],
])('%s is refused', async (_, changes, code, field, message) => {
  const refused = await save('refused', { sliSource: { ...source, ...changes } });
  expect(refused).toMatchObject({ slo: null, userErrors: [{ code, field: ['sliSource', field] }] });
  expect(refused.userErrors[0].message).toMatch(message);
});

test('a step fits into the slices of its objective', async () => {
  const slices = { budgetingMethod: 'RATIO_TIMESLICES', timeSliceWindow: 'PT5M' };
  expect(await save('slices', { ...slices, sliSource: { ...source, step: 'PT2M' } })).toMatchObject({
    userErrors: [{ code: 'INVALID', field: ['sliSource', 'step'] }],
  });
  expect(await save('slices', { ...slices, sliSource: { ...source, step: 'PT30S' } })).toMatchObject({
    userErrors: [],
  });
});

test('who may only measure sets no source', async () => {
  const token = await tokenWith(world, ['READ', 'MEASURE']);
  expect(await save('a', { sliSource: source }, token)).toMatchObject({
    slo: null,
    userErrors: [{ code: 'FORBIDDEN' }],
  });
});
