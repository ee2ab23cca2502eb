import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { makeCustomer, makeFeedback, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('a customer is made, changed by its id and by its ref, and found by each', async () => {
  const ref = { source: 'salesforce', externalId: '001' };
  const made = await makeCustomer(world, ' Acme ', { annualRevenue: 1000.5, currency: 'usd', ref });
  expect(made).toMatchObject({ name: 'Acme', annualRevenue: 1000.5, currency: 'USD', externalRefs: [ref] });
  const byRef = await makeCustomer(world, 'Acme Corp', { ref });
  expect(byRef).toEqual({ ...made, name: 'Acme Corp' });
  const more = await makeCustomer(world, 'Acme Corp', {
    id: made.id,
    ref: { source: 'canny', externalId: 'a' },
    annualRevenue: null,
  });
  expect(more).toMatchObject({ id: made.id, annualRevenue: null, externalRefs: [{ source: 'canny' }, ref] });
  const { data } = await world.ask(
    'query ($id: ID!, $ref: ExternalRefInput!) { byId: customer(id: $id) { name } byRef: customer(ref: $ref) { id } node(id: $id) { id } none: customer { id } }',
    { id: made.id, ref },
  );
  expect(data).toEqual({ byId: { name: 'Acme Corp' }, byRef: { id: made.id }, node: { id: made.id }, none: null });
});

test('customers are found by a part of the name and by kind', async () => {
  await makeCustomer(world, 'Búro 100%', { kind: 'PARTNER' });
  await makeCustomer(world, 'Payments', { kind: 'INTERNAL_TEAM' });
  const found = await world.ask(
    '{ a: customers(search: "BURO") { nodes { name } } b: customers(search: "0%") { totalCount } c: customers(kind: [INTERNAL_TEAM]) { nodes { name } totalCount } }',
  );
  expect(found.data).toEqual({
    a: { nodes: [{ name: 'Búro 100%' }] },
    b: { totalCount: 1 },
    c: { nodes: [{ name: 'Payments' }], totalCount: 1 },
  });
});

test.each([
  ['a blank name', { name: ' ' }, 'REQUIRED', ['name']],
  ['a revenue below nothing', { name: 'X', annualRevenue: -0.01 }, 'INVALID', ['annualRevenue']],
  ['a currency that is none', { name: 'X', currency: 'EURO' }, 'INVALID', ['currency']],
  ['a blank ref', { name: 'X', ref: { source: 'a', externalId: ' ' } }, 'REQUIRED', ['ref', 'externalId']],
  ['an id that is none', { id: 'rubbish', name: 'X' }, 'NOT_FOUND', ['id']],
  ['a second customer of a name', { name: 'GLOBEX ' }, 'TAKEN', ['name']],
])('%s is refused', async (_, input, code, field) => {
  await makeCustomer(world, 'Globex', { ref: { source: 'crm', externalId: 'globex' } });
  const refused = await send(world, 'customerSave', { kind: 'EXTERNAL', ...input });
  expect(refused).toMatchObject({ customer: null, userErrors: [{ code, field }] });
});

test('a ref that is another customer’s is refused', async () => {
  const ref = { source: 'crm', externalId: 'taken' };
  await makeCustomer(world, 'Owner', { ref });
  const { id } = await makeCustomer(world, 'Other');
  const refused = await send(world, 'customerSave', { id, name: 'Other', kind: 'EXTERNAL', ref });
  expect(refused.userErrors).toMatchObject([{ code: 'TAKEN', field: ['ref'] }]);
});

test('who may not plan is refused', async () => {
  const token = await tokenWith(world, ['READ_FEEDBACK']);
  const refused = await send(world, 'customerSave', { name: 'X', kind: 'EXTERNAL' }, token);
  expect(refused).toMatchObject({ customer: null, userErrors: [{ code: 'FORBIDDEN' }] });
});

test('what a customer said is paged, newest first', async () => {
  for (const day of [1, 3, 2]) {
    await makeFeedback(world, `Day ${day}`, { customerName: 'Paged', submittedAt: `2026-01-0${day}` });
  }
  const query = `query ($after: String) { customers(search: "paged") { nodes { feedback(first: 2, after: $after) {
    nodes { body } totalCount pageInfo { hasNextPage endCursor } } } } }`;
  const first = (await world.ask(query)).data.customers.nodes[0].feedback;
  expect(first).toMatchObject({ nodes: [{ body: 'Day 3' }, { body: 'Day 2' }], totalCount: 3 });
  const second = (await world.ask(query, { after: first.pageInfo.endCursor })).data.customers.nodes[0].feedback;
  expect(second).toMatchObject({ nodes: [{ body: 'Day 1' }], pageInfo: { hasNextPage: false } });
});
