import { globalId } from '../platform/graphql/global-id.ts';
import { signedIn, tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const save = `mutation ($input: PersonInput!) { personSave(input: $input) {
  person { id name email discipline role active away { from to } standIn { name } teams { name } } userErrors { field message code } } }`;
const invite = `mutation ($id: ID!) { personInvite(input: { id: $id }) { url expiresAt userErrors { field code message } } }`;

interface People {
  nodes: { name: string }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  totalCount: number;
}

let made = 0;
async function person(changes: object = {}) {
  made += 1;
  const input = { name: `P${made}`, email: `p${made}@example.com`, discipline: 'PRODUCT', role: 'LEAD', ...changes };
  const { data } = await world.ask(save, { input });
  expect(data.personSave.userErrors).toEqual([]);
  return data.personSave.person;
}

test('a person is made, then changed; what is left out stays, and null clears', async () => {
  const standIn = await person();
  const input = {
    name: ' Ada Lovelace ',
    email: ' Ada@Example.COM ',
    discipline: 'PRODUCT',
    role: 'LEAD',
    away: [
      { from: '2027-02-01', to: '2027-02-05' },
      { from: '2026-12-24', to: '2026-12-24' },
    ],
    standInId: standIn.id,
  };
  const first = (await world.ask(save, { input })).data.personSave;
  expect(first).toMatchObject({
    userErrors: [],
    person: {
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      active: true,
      away: [
        { from: '2026-12-24', to: '2026-12-24' },
        { from: '2027-02-01', to: '2027-02-05' },
      ],
      standIn: { name: standIn.name },
    },
  });
  const less = {
    id: first.person.id,
    name: 'Countess',
    email: 'ada@example.com',
    discipline: 'PRODUCT',
    role: 'CONTRIBUTOR',
  };
  const second = (await world.ask(save, { input: less })).data.personSave.person;
  expect(second).toEqual({ ...first.person, name: 'Countess', role: 'CONTRIBUTOR' });
  const third = (await world.ask(save, { input: { ...less, standInId: null, away: [] } })).data.personSave.person;
  expect(third).toMatchObject({ standIn: null, away: [] });
});

test.each([
  ['a blank name', { name: ' ' }, 'REQUIRED', ['name']],
  ['no e-mail', { email: ' ' }, 'REQUIRED', ['email']],
  ['an address without @', { email: 'ada' }, 'INVALID', ['email']],
  ['an address with blanks', { email: 'a b@example.com' }, 'INVALID', ['email']],
  [
    'a span that ends before it begins',
    { away: [{ from: '2026-02-02', to: '2026-02-01' }] },
    'INVALID',
    ['away', '0', 'to'],
  ],
  ['a stand-in that is no person', { standInId: 'rubbish' }, 'NOT_FOUND', ['standInId']],
  [
    'a stand-in that is a token',
    { standInId: globalId('ApiToken', '00000000-0000-4000-8000-000000000000') },
    'NOT_FOUND',
    ['standInId'],
  ],
  ['an id of nobody', { id: globalId('Person', '00000000-0000-4000-8000-000000000000') }, 'NOT_FOUND', ['id']],
  ['an id of a team', { id: globalId('Team', '00000000-0000-4000-8000-000000000000') }, 'NOT_FOUND', ['id']],
  ['an active that is null', { active: null }, 'REQUIRED', ['active']],
])('%s is refused, and nobody is made', async (_, changes, code, field) => {
  const count = async () => (await world.ask('{ people { totalCount } }')).data.people.totalCount;
  const before = await count();
  const input = { name: 'X', email: 'x@example.com', discipline: 'PRODUCT', role: 'LEAD', ...changes };
  const { data } = await world.ask(save, { input });
  expect(data.personSave).toMatchObject({ person: null, userErrors: [{ code, field }] });
  expect(await count()).toBe(before);
});

test('an e-mail belongs to one person, however it is spelled, and also when two are made at once', async () => {
  const known = await person();
  const input = { name: 'Y', email: known.email.toUpperCase(), discipline: 'PRODUCT', role: 'LEAD' };
  const taken = { person: null, userErrors: [{ code: 'TAKEN', field: ['email'] }] };
  expect((await world.ask(save, { input })).data.personSave).toMatchObject(taken);
  const both = await Promise.all([1, 2].map(() => world.ask(save, { input: { ...input, email: 'twin@example.com' } })));
  expect(both.filter(({ data }) => data.personSave.person)).toHaveLength(1);
});

test('a stand-in is active, another one, and of the same discipline, and stays so', async () => {
  const me = await person();
  const engineer = await person({ discipline: 'ENGINEERING' });
  const gone = await person({ active: false });
  const other = await person();
  const base = { id: me.id, name: me.name, email: me.email, discipline: 'PRODUCT', role: 'LEAD' };
  for (const standIn of [me, engineer, gone]) {
    const { data } = await world.ask(save, { input: { ...base, standInId: standIn.id } });
    expect(data.personSave.userErrors).toMatchObject([{ code: 'INVALID', field: ['standInId'] }]);
  }
  expect((await world.ask(save, { input: { ...base, standInId: other.id } })).data.personSave.userErrors).toEqual([]);
  const moved = await world.ask(save, { input: { ...base, discipline: 'DESIGN' } });
  expect(moved.data.personSave.userErrors).toMatchObject([{ code: 'INVALID', field: ['standInId'] }]);
  const turned = { id: other.id, name: other.name, email: other.email, discipline: 'DESIGN', role: 'LEAD' };
  expect((await world.ask(save, { input: turned })).data.personSave.userErrors).toMatchObject([
    { code: 'GUARD_FAILED', field: ['discipline'], message: expect.stringContaining(me.name) },
  ]);
});

test('the last active ADMIN stays, also when two step down at once', async () => {
  const one = await person({ role: 'ADMIN' });
  const down = (who: { id: string; name: string; email: string }, changes: object) =>
    world.ask(save, {
      input: { id: who.id, name: who.name, email: who.email, discipline: 'PRODUCT', role: 'ADMIN', ...changes },
    });
  for (const [changes, field] of [
    [{ role: 'LEAD' }, ['role']],
    [{ active: false }, ['active']],
  ] as const) {
    const { data } = await down(one, changes);
    expect(data.personSave.userErrors).toMatchObject([{ code: 'GUARD_FAILED', field }]);
  }
  const two = await person({ role: 'ADMIN' });
  const both = await Promise.all([down(one, { role: 'LEAD' }), down(two, { active: false })]);
  expect(both.flatMap(({ data }) => data.personSave.userErrors)).toMatchObject([{ code: 'GUARD_FAILED' }]);
});

test('people are listed by name to the end, each with the teams, at a fixed number of statements', async () => {
  const ids = [];
  for (const name of ['Zoe', 'ada', 'Berta']) ids.push((await person({ name })).id);
  const team = `mutation ($input: TeamInput!) { teamSave(input: $input) { userErrors { message } } }`;
  await world.ask(team, { input: { slug: 'zebra', name: 'Zebra', memberIds: ids } });
  await world.ask(team, { input: { slug: 'ant', name: 'Ant', memberIds: [ids[0]] } });
  const list = `query ($first: Int, $after: String) { people(first: $first, after: $after) {
    nodes { name teams { name } } pageInfo { endCursor hasNextPage } totalCount } }`;
  const names: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { people }: { people: People } = (await world.ask(list, { first: 4, after })).data;
    names.push(...people.nodes.map(({ name }) => name.toLowerCase()));
    expect(people.totalCount).toBeGreaterThanOrEqual(names.length);
    ({ endCursor: after, hasNextPage: more } = people.pageInfo);
  }
  expect(names).toEqual([...new Set(names)].sort());
  expect(names).toEqual(expect.arrayContaining(['ada', 'berta', 'zoe']));
  const all = (await world.ask(list, { first: 100 })).data.people.nodes;
  const teams = Object.fromEntries(all.map((each: { name: string; teams: object }) => [each.name, each.teams]));
  expect(teams.Zoe).toEqual([{ name: 'Ant' }, { name: 'Zebra' }]);
  expect(teams.Berta).toEqual([{ name: 'Zebra' }]);
  const few = await world.statements(() => world.ask(list, { first: 1 }));
  const many = await world.statements(() => world.ask(list, { first: 100 }));
  expect(many).toHaveLength(few.length);
});

test('an address is for those who read feedback, and the own one for oneself', async () => {
  const [plain, reading] = [await tokenWith(world, ['READ']), await tokenWith(world, ['READ_FEEDBACK'])];
  const viewer = await signedIn(world, { role: 'VIEWER' });
  const ask = 'query ($id: ID!) { node(id: $id) { ... on Person { email } } }';
  const other = await person();
  expect(await world.ask(ask, { id: other.id }, plain)).toMatchObject({
    data: { node: { email: null } },
    extensions: { redacted: true },
  });
  const seen = await world.ask(ask, { id: other.id }, reading);
  expect([seen.data.node.email, seen.extensions]).toEqual([other.email, undefined]);
  expect((await viewer.ask(ask, { id: other.id })).data.node.email).toBeNull();
  const own = await viewer.ask('{ viewer { person { email } } }');
  expect([own.data.viewer.person.email, own.extensions]).toEqual([viewer.email, undefined]);
});

test('strangers neither change nor invite people', async () => {
  const lead = await signedIn(world, { role: 'LEAD' });
  const input = { name: 'Z', email: 'z@example.com', discipline: 'PRODUCT', role: 'ADMIN' };
  expect((await lead.ask(save, { input })).data.personSave.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const raised = { ...input, id: lead.personId, email: lead.email };
  expect((await lead.ask(save, { input: raised })).data.personSave.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const invited = (await lead.ask(invite, { id: lead.personId })).data.personInvite;
  expect(invited).toMatchObject({ url: null, expiresAt: null, userErrors: [{ code: 'FORBIDDEN' }] });
});

test('an invitation is for an active person, by the person’s own id', async () => {
  const gone = await person({ active: false });
  const { userErrors } = (await world.ask(invite, { id: gone.id })).data.personInvite;
  expect(userErrors).toMatchObject([{ code: 'GUARD_FAILED', field: ['id'] }]);
  for (const id of ['rubbish', globalId('Team', '00000000-0000-4000-8000-000000000000')]) {
    expect((await world.ask(invite, { id })).data.personInvite.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  }
});
