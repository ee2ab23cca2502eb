import { saveService, saveSlo } from '../slo/testing/objectives.ts';
import { command } from '../testing/command.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
const measure = (...words: string[]) =>
  command(['measure', ...words], { WAYMARK_URL: world.url, WAYMARK_TOKEN: world.token });
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  await saveSlo(world, 'checkout', { objective: 0.99 });
});
afterAll(() => world.stop());

const span = ['--from', '2026-11-01T09:00:00Z', '--to', '2026-11-01T09:01:00Z'];

test('a measurement is recorded, again it is unchanged, with other numbers it replaces', async () => {
  const first = await measure('checkout', '9990', '10000', ...span);
  expect(first).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^CREATED\. checkout: [A-Z_]+/) });
  expect((await measure('checkout', '9990', '10000', ...span)).out).toMatch(/^UNCHANGED/);
  expect((await measure('checkout', '9991', '10000', ...span)).out).toMatch(/^REPLACED/);
});

test('without an interval it is the last whole minute', async () => {
  expect(await measure('checkout', '1', '1')).toMatchObject({ code: 0 });
  const { data } = await world.ask('{ slo(slug: "checkout") { errorBudget { measuredThrough } } }');
  const through = new Date(data.slo.errorBudget.measuredThrough);
  expect([through.getUTCSeconds(), through.getUTCMilliseconds()]).toEqual([0, 0]);
  expect(through.getTime()).toBeGreaterThan(Date.now() - 120_000);
});

test.each([
  ['more good than all', ['checkout', '2', '1'], 'good is 2; it may be 0 to total, which is 1.'],
  ['an unknown objective', ['nothing', '1', '1'], 'There is no objective with the slug "nothing".'],
  ['no number', ['checkout', 'many', '1'], 'good is "many"; it may be a number from 0 on.'],
  ['a negative number', ['checkout', '--source', 'x', '--', '-1', '1'], 'good is -1'],
  ['a reversed interval', ['checkout', '1', '1', '--from', span[3]!, '--to', span[1]!], 'It ends before it begins'],
  ['an overlap', ['checkout', '1', '1', '--from', '2026-11-01T09:00:30Z', '--to', span[3]!], 'CONFLICT: It overlaps'],
  [
    'the future',
    ['checkout', '1', '1', '--from', span[1]!, '--to', '2100-01-01T00:00:00Z'],
    'It is longer than 366 days',
  ],
  ['no instant', ['checkout', '1', '1', '--from', 'yesterday'], 'yesterday'],
])('%s is refused', async (_, words, message) => {
  expect(await measure(...words)).toMatchObject({ code: 1, err: expect.stringContaining(message) });
});
