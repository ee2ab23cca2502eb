import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { record, saveService, saveSlo, sloInput } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  await saveService(world, 'mail');
});
afterAll(() => world.stop());

const save = `mutation ($input: SloInput!) { sloSave(input: $input) { slo {
  id slug version name description userJourney sliKind objective window windowType budgetingMethod coverageFloor
  service { slug } productOwner { name } engineeringOwner { name }
} revision userErrors { field message code } } }`;
const send = async (input: Record<string, unknown>, token?: string) =>
  (await world.ask(save, { input }, token)).data.sloSave;

test('an objective is made with defaults and found by slug and by id', async () => {
  const made = await send(sloInput('Checkout Works', { objective: 0.9995, window: 'P28D' }));
  expect(made.userErrors).toEqual([]);
  expect(made.slo).toEqual({
    id: expect.any(String),
    slug: 'checkout-works',
    version: 1,
    name: 'Checkout Works',
    description: null,
    userJourney: null,
    sliKind: 'AVAILABILITY',
    objective: 0.9995,
    window: 'P28D',
    windowType: 'ROLLING',
    budgetingMethod: 'OCCURRENCES',
    coverageFloor: 0.9,
    service: { slug: 'web' },
    productOwner: null,
    engineeringOwner: null,
  });
  const found = await world.ask(
    'query ($id: ID!) { a: slo(id: $id) { slug } b: slo(slug: "Checkout_works") { slug } c: slo(slug: "none") { slug } }',
    { id: made.slo.id },
  );
  expect(found.data).toEqual({ a: { slug: 'checkout-works' }, b: { slug: 'checkout-works' }, c: null });
});

test('a stale version is refused; what is left out stays; the same again raises nothing', async () => {
  const made = await send(sloInput('mail-arrives', { description: 'Soon', coverageFloor: 0.5, objective: 1e-7 }));
  const input = sloInput('mail-arrives', { version: 1, objective: 0.999, serviceSlug: 'mail', sliKind: 'LATENCY' });
  const changed = await send(input);
  expect(changed.slo).toEqual({
    ...made.slo,
    version: 2,
    objective: 0.999,
    sliKind: 'LATENCY',
    service: { slug: 'mail' },
  });
  expect(await send(input)).toMatchObject({ slo: null, userErrors: [{ code: 'STALE_VERSION', field: ['version'] }] });
  const again = await send({ ...input, version: 2 });
  expect(again).toEqual(changed);
  expect(await send({ ...input, version: undefined })).toEqual(changed);
});

test('owners are people and can be taken away', async () => {
  const person = `mutation { personSave(input: { name: "Ada", email: "ada@example.com", role: LEAD, discipline: PRODUCT }) { person { id } } }`;
  const { id } = (await world.ask(person)).data.personSave.person;
  const made = await send(sloInput('owned', { productOwnerId: id, engineeringOwnerId: id }));
  expect(made.slo).toMatchObject({ productOwner: { name: 'Ada' }, engineeringOwner: { name: 'Ada' } });
  const changed = await send(sloInput('owned', { version: 1, productOwnerId: null }));
  expect(changed.slo).toMatchObject({ productOwner: null, engineeringOwner: { name: 'Ada' } });
});

test.each([
  ['an objective of 1', { objective: 1 }, 'INVALID', 'objective', /100 %.*any failure exhausts it/],
  ['an objective of 0', { objective: 0 }, 'INVALID', 'objective', /above 0 and below 1/],
  ['an objective in percent', { objective: 99.9 }, 'INVALID', 'objective', /above 0 and below 1/],
  ['a window of an hour', { window: 'PT1H' }, 'INVALID', 'window', /P1D to P366D/],
  ['a window of two years', { window: 'P2Y' }, 'INVALID', 'window', /P1D to P366D/],
  ['a coverage floor over 1', { coverageFloor: 1.1 }, 'INVALID', 'coverageFloor', /0 to 1/],
  ['no coverage floor', { coverageFloor: null }, 'REQUIRED', 'coverageFloor', /cannot be cleared/],
  ['a blank name', { name: ' ' }, 'REQUIRED', 'name', /blank/],
  ['a slug without letters', { slug: '?' }, 'REQUIRED', 'slug', /no letter/],
  ['an unknown service', { serviceSlug: 'none' }, 'NOT_FOUND', 'serviceSlug', /no service/],
  ['an owner who is none', { productOwnerId: 'rubbish' }, 'NOT_FOUND', 'productOwnerId', /no id/],
  ['a version of what is not there', { version: 3 }, 'NOT_FOUND', 'slug', /no objective/],
])('%s is refused, and nothing is done', async (_, changes, code, field, message) => {
  const refused = await send(sloInput('x', changes));
  expect(refused).toMatchObject({ slo: null, userErrors: [{ code, field: [field] }] });
  expect(refused.userErrors[0].message).toMatch(message);
  expect((await world.ask('{ slo(slug: "x") { id } }')).data.slo).toBeNull();
});

test('all that is wrong is said at once', async () => {
  const { userErrors } = await send(sloInput('x', { name: '', objective: 2, window: 'P400D', coverageFloor: -1 }));
  expect(userErrors).toHaveLength(4);
});

test('who may only read or measure plans no objectives', async () => {
  const token = await tokenWith(world, ['READ', 'MEASURE']);
  expect(await send(sloInput('x'), token)).toMatchObject({ slo: null, userErrors: [{ code: 'FORBIDDEN' }] });
});

test('asking by both or by neither is an error that says so', async () => {
  const { errors } = await world.ask('{ slo { id } }');
  expect(errors![0]).toMatchObject({
    message: expect.stringContaining('by one of them'),
    extensions: { code: 'INVALID' },
  });
});

test('objectives are filtered by service, words and state, page by page', async () => {
  await saveService(world, 'shop');
  const shop = { serviceSlug: 'shop', window: 'P7D' };
  await saveSlo(world, 'shop-1', { ...shop, userJourney: 'Buying 50 % off' });
  await saveSlo(world, 'shop-2', { ...shop, description: 'Buying in time' });
  await saveSlo(world, 'shop-3', shop);
  const now = Date.now();
  await record(world, 'shop-2', [{ from: now - 7 * 86_400_000, to: now, good: 90, total: 100 }]);
  const slugs = async (filter: Record<string, unknown>, args = '') => {
    const query = `query ($filter: SloFilter) { slos(filter: $filter ${args}) { nodes { slug } totalCount pageInfo { endCursor hasNextPage } } }`;
    const { slos } = (await world.ask(query, { filter: { serviceSlug: ['shop', 'none'], ...filter } })).data;
    return { ...slos, nodes: slos.nodes.map((node: { slug: string }) => node.slug) };
  };
  expect((await slugs({})).nodes).toEqual(['shop-1', 'shop-2', 'shop-3']);
  expect((await slugs({ search: ' BUYING shop' })).nodes).toEqual(['shop-1', 'shop-2']);
  expect((await slugs({ search: '50 %' })).nodes).toEqual(['shop-1']);
  expect((await slugs({ search: '_' })).nodes).toEqual([]);
  expect((await slugs({ budgetState: ['EXHAUSTED'] })).nodes).toEqual(['shop-2']);
  expect((await slugs({ budgetState: ['NO_DATA'], search: 'shop-3' })).nodes).toEqual(['shop-3']);
  expect((await slugs({ budgetState: [] })).totalCount).toBe(0);
  const first = await slugs({}, ', first: 2');
  expect(first).toMatchObject({ nodes: ['shop-1', 'shop-2'], totalCount: 3, pageInfo: { hasNextPage: true } });
  const rest = await slugs({}, `, first: 2, after: "${first.pageInfo.endCursor}"`);
  expect(rest).toMatchObject({ nodes: ['shop-3'], pageInfo: { hasNextPage: false } });
});
