import { type SignedIn, signedIn, tokenWith } from '../testing/callers.ts';
import { mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { budgetOf, record, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
let product: SignedIn;
let engineering: SignedIn;
const hourMs = 3_600_000;
const end = Math.floor(Date.now() / hourMs) * hourMs;
const at = (hours: number) => new Date(end + hours * hourMs).toISOString();
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  product = await signedIn(world);
  engineering = await signedIn(world, { discipline: 'ENGINEERING' });
});
afterAll(() => world.stop());

const fields = 'slo { version exclusions { id from to reason agreed } errorBudget { state good total coverage } }';
const save = (input: object, token?: string) =>
  mutate(
    world,
    'budgetExclusionSave',
    'BudgetExclusionInput',
    fields,
    { reason: 'Planned maintenance', ...input },
    token,
  );
const sign = (who: SignedIn, id: string, name = 'signOff') =>
  who.ask(`mutation ($id: ID!) { ${name}(input: { subjectId: $id }) { userErrors { message } } }`, { id });

/** A new objective of ten hours, the seventh of which failed wholly. */
async function measured(slug: string, overrides: object = {}): Promise<void> {
  await saveSlo(world, slug, { window: 'P1D', coverageFloor: 0.4, ...overrides });
  const hours = Array.from({ length: 10 }, (_, n) => ({
    from: end + (n - 10) * hourMs,
    to: end + (n - 9) * hourMs,
    good: n === 6 ? 0 : 100,
    total: 100,
  }));
  await record(world, slug, hours);
}

test('an exclusion counts once both sides agreed, and no longer when one takes it back', async () => {
  await measured('agreed');
  const made = await save({ sloSlug: 'agreed', from: at(-4), to: at(-3) });
  const [{ id }] = made.slo.exclusions;
  expect(made.slo).toMatchObject({ version: 2, exclusions: [{ agreed: false }] });
  expect(await budgetOf(world, 'agreed')).toMatchObject({ state: 'EXHAUSTED', good: 900, total: 1_000, coverage: 1 });
  await sign(product, id);
  expect(await budgetOf(world, 'agreed')).toMatchObject({ state: 'EXHAUSTED' });
  await sign(engineering, id);
  expect(await budgetOf(world, 'agreed')).toMatchObject({ state: 'HEALTHY', good: 900, total: 900, coverage: 1 });
  const states = `{ slos(filter: { budgetState: [HEALTHY] }) { nodes { slug } } }`;
  expect((await world.ask(states)).data.slos.nodes).toEqual([{ slug: 'agreed' }]);
  await sign(engineering, id, 'signOffWithdraw');
  expect(await budgetOf(world, 'agreed')).toMatchObject({ state: 'EXHAUSTED', total: 1_000 });
});

test('a change of its span or its reason clears what was agreed, another spelling does not; deleting ends it', async () => {
  await measured('changed');
  const { id } = (await save({ sloSlug: 'changed', from: at(-4), to: at(-3) })).slo.exclusions[0];
  for (const person of [product, engineering]) await sign(person, id);
  const spelt = await save({ id, sloSlug: 'changed', from: at(-4), to: at(-3), reason: 'planned maintenance.' });
  expect(spelt.slo).toMatchObject({ exclusions: [{ agreed: true }], errorBudget: { total: 900 } });
  const longer = await save({ id, sloSlug: 'changed', from: at(-5), to: at(-3) });
  expect(longer.slo).toMatchObject({ exclusions: [{ agreed: false }], errorBudget: { total: 1_000 } });
  for (const person of [product, engineering]) await sign(person, id);
  expect(await budgetOf(world, 'changed')).toMatchObject({ total: 800, coverage: 1 });
  const other = await save({ id, sloSlug: 'changed', from: at(-5), to: at(-3), reason: 'The monitor lied' });
  expect(other.slo.exclusions).toMatchObject([{ agreed: false, reason: 'The monitor lied' }]);
  const { slo } = await mutate(world, 'budgetExclusionDelete', 'DeleteInput', fields, { id });
  expect(slo).toMatchObject({ exclusions: [], errorBudget: { total: 1_000 } });
  const history =
    '{ slo(slug: "changed") { history(first: 9) { nodes { kind subject { __typename } subjectLabel field } } } }';
  expect((await world.ask(history)).data.slo.history.nodes).toContainEqual(
    expect.objectContaining({ kind: 'DELETED', subjectLabel: 'The monitor lied' }),
  );
});

test('slices that an exclusion touches are left out of the budget and of the coverage', async () => {
  const method = { budgetingMethod: 'TIMESLICES', timeSliceTarget: 0.9, timeSliceWindow: 'PT1H', objective: 0.9 };
  await measured('sliced', method);
  const consumed = async () => (await budgetOf(world, 'sliced')).consumed;
  expect(await consumed()).toBe(1);
  const { id } = (await save({ sloSlug: 'sliced', from: at(-3.5), to: at(-3.4) })).slo.exclusions[0];
  for (const person of [product, engineering]) await sign(person, id);
  expect(await budgetOf(world, 'sliced')).toMatchObject({ consumed: 0, coverage: 1, total: 900 });
});

test('what cannot be excluded is refused by name, and strangers too', async () => {
  await measured('refusing');
  await saveSlo(world, 'other');
  const errors = async (input: object, token?: string) =>
    (await save({ sloSlug: 'refusing', from: at(-2), to: at(-1), ...input }, token)).userErrors;
  expect(await errors({ to: at(-2) })).toMatchObject([{ code: 'INVALID', field: ['to'] }]);
  expect(await errors({ to: at(24 * 400) })).toMatchObject([{ code: 'INVALID', field: ['to'] }]);
  expect(await errors({ reason: ' ' })).toMatchObject([{ code: 'REQUIRED', field: ['reason'] }]);
  expect(await errors({ sloSlug: 'none' })).toMatchObject([{ code: 'NOT_FOUND', field: ['sloSlug'] }]);
  expect(await errors({ id: 'rubbish' })).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
  const { id } = (await save({ sloSlug: 'refusing', from: at(-2), to: at(-1) })).slo.exclusions[0];
  expect(await errors({ id, sloSlug: 'other' })).toMatchObject([{ code: 'INVALID', field: ['id'] }]);
  const token = await tokenWith(world, ['READ', 'MEASURE']);
  expect(await errors({}, token)).toMatchObject([{ code: 'FORBIDDEN' }]);
  const gone = (input: object, who?: string) =>
    mutate(world, 'budgetExclusionDelete', 'DeleteInput', fields, input, who);
  expect((await gone({ id }, token)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await gone({ id: 'rubbish' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
});
