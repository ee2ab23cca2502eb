import { type SignedIn, signedIn, tokenWith } from '../testing/callers.ts';
import { mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let product: SignedIn;
let engineering: SignedIn;
beforeAll(async () => {
  world = await startWorld();
  product = await signedIn(world);
  engineering = await signedIn(world, { discipline: 'ENGINEERING' });
});
afterAll(() => world.stop());

const shown = `id identifier kind question outcome rationale gaveUp tradeOffs { key } options { title pros cons chosen }
  decidedAt decidedBy { __typename ... on Person { id } ... on ApiToken { name } } agreed signOffs { note }
  revisitOn dueForRevisit supersedes { identifier } supersededBy { identifier } waives`;
const record = (input: object, token?: string) =>
  mutate(world, 'decisionRecord', 'DecisionRecordInput', `decision { ${shown} } revision`, input, token);
const update = (input: object, token?: string) =>
  mutate(world, 'decisionUpdate', 'DecisionUpdateInput', `decision { ${shown} } revision`, input, token);
const codes = ({ userErrors }: { userErrors: { code: string; field: string[] | null }[] }) =>
  userErrors.map(({ code, field }) => (field ? `${code} ${field.join('.')}` : code));
const signBoth = async (id: string) => {
  for (const person of [product, engineering]) {
    await person.ask(`mutation { signOff(input: { subjectId: "${id}" }) { revision } }`);
  }
};
const list = async (filter: object, fields = 'identifier') =>
  (
    await world.ask(
      `query ($filter: DecisionFilter) { decisions(filter: $filter, first: 100) { nodes { ${fields} } totalCount } }`,
      { filter },
    )
  ).data.decisions;
const identifiers = async (filter: object) =>
  (await list(filter)).nodes.map(({ identifier }: { identifier: string }) => identifier);
const basic = { kind: 'DECLINE', question: 'Build a mobile app?', outcome: 'Not this year', rationale: 'Few asked' };
const today = new Date().toISOString().slice(0, 10);

test('a decision is recorded with all that it says, and found by its id and identifier', async () => {
  const input = {
    ...basic,
    kind: 'TRADE_OFF',
    gaveUp: 'Offline use',
    tradeOffKeys: ['focus-over-breadth', 'Simple over flexible', 'focus_over_breadth'],
    options: [
      { title: ' Native ', pros: 'Fast', cons: ' ', chosen: false },
      { title: 'Web', chosen: true },
    ],
    revisitOn: '2999-01-01',
  };
  const { decision, userErrors } = await record(input);
  expect(userErrors).toEqual([]);
  expect(decision).toEqual({
    ...input,
    id: expect.any(String),
    identifier: expect.stringMatching(/^D-\d+$/),
    tradeOffs: [{ key: 'focus-over-breadth' }, { key: 'simple-over-flexible' }],
    tradeOffKeys: undefined,
    options: [
      { title: 'Native', pros: 'Fast', cons: null, chosen: false },
      { title: 'Web', pros: null, cons: null, chosen: true },
    ],
    decidedAt: expect.any(String),
    decidedBy: { __typename: 'ApiToken', name: expect.any(String) },
    agreed: false,
    signOffs: [],
    dueForRevisit: false,
    supersedes: null,
    supersededBy: null,
    waives: [],
  });
  const { data } = await world.ask(
    `query ($id: ID!, $name: String!) { byId: decision(id: $id) { ${shown} } byName: decision(identifier: $name) { ${shown} }
      none: decision(identifier: "D-999999999") { id } odd: decision(identifier: "7") { id } node(id: $id) { ... on Decision { ${shown} } } }`,
    { id: decision.id, name: decision.identifier.toLowerCase() },
  );
  expect(data).toEqual({ byId: decision, byName: decision, none: null, odd: null, node: decision });
  expect((await world.ask('{ decision { id } }')).errors).toMatchObject([{ extensions: { code: 'REQUIRED' } }]);
});

test('everything that is wrong with a decision is named at once', async () => {
  const before = (await list({})).totalCount;
  const refused = await record({
    ...{ kind: 'COMMIT', question: ' ', outcome: '', rationale: '\n', waives: ['SCOPED'] },
    tradeOffKeys: ['focus-over-breadth', 'nothing', 'lone-expert'],
    options: [{ title: ' ', chosen: true }],
  });
  expect(refused.decision).toBeNull();
  expect(codes(refused)).toEqual([
    'REQUIRED question',
    'REQUIRED outcome',
    'REQUIRED rationale',
    'REQUIRED options.0.title',
    'INVALID waives',
    'NOT_FOUND tradeOffKeys.1',
    'INVALID tradeOffKeys.2',
  ]);
  expect(codes(await record({ ...basic, supersedesId: product.personId }))).toEqual(['NOT_FOUND supersedesId']);
  expect((await list({})).totalCount).toBe(before);
});

test('a waiver names what it sets aside, and never AGREED', async () => {
  const waiver = { ...basic, kind: 'WAIVER' };
  expect(codes(await record(waiver))).toEqual(['REQUIRED waives']);
  expect(codes(await record({ ...waiver, waives: ['SCOPED', 'AGREED'] }))).toEqual(['INVALID waives.1']);
  expect((await record({ ...waiver, waives: ['EVIDENCED', 'SCOPED', 'EVIDENCED'] })).decision.waives).toEqual([
    'EVIDENCED',
    'SCOPED',
  ]);
});

test('a decision is superseded once', async () => {
  const first = (await record({ ...basic, revisitOn: today })).decision;
  expect(first.dueForRevisit).toBe(true);
  const second = (await record({ ...basic, supersedesId: first.id })).decision;
  expect(second.supersedes).toEqual({ identifier: first.identifier });
  const third = await record({ ...basic, supersedesId: first.id });
  expect(codes(third)).toEqual(['TAKEN supersedesId']);
  expect(third.userErrors[0].message).toContain(second.identifier);
  const { data } = await world.ask(
    `{ decision(identifier: "${first.identifier}") { dueForRevisit supersededBy { identifier } } }`,
  );
  expect(data.decision).toEqual({ dueForRevisit: false, supersededBy: { identifier: second.identifier } });
});

test('a change of substance clears the sign-offs and says why; spelling does not', async () => {
  const { id } = (await record({ ...basic, gaveUp: 'A promis' })).decision;
  await signBoth(id);
  const respelled = await update({
    id,
    question: 'Build a  mobile App ?',
    rationale: 'Few  asked!',
    gaveUp: 'A promise.',
  });
  expect(respelled.decision).toMatchObject({ agreed: true, rationale: 'Few  asked!', outcome: basic.outcome });
  expect(await update({ id })).toMatchObject({ revision: respelled.revision, decision: { agreed: true } });
  const changes = [{ outcome: 'Next year' }, { revisitOn: '2030-01-01' }, { gaveUp: null }, { question: 'Build it?' }];
  for (const change of changes) {
    await signBoth(id);
    expect((await update({ id, ...change })).decision).toMatchObject({ ...change, agreed: false, signOffs: [] });
  }
  const events: { field: string; reason: string; after: string | null }[] = await world.dataSource.query(
    `select field, reason, after from change_event where revision = (select max(revision) from change_event) order by field`,
  );
  expect(events).toMatchObject([
    { field: 'question', reason: 'The sign-offs were cleared: changed question.', after: 'Build it?' },
    { field: 'signOffs', after: null },
    { field: 'signOffs', after: null },
  ]);
});

test('an update refuses blanks, what cannot be cleared and unknown ids', async () => {
  const { id } = (await record(basic)).decision;
  expect(codes(await update({ id, question: ' ', outcome: '' }))).toEqual(['REQUIRED question', 'REQUIRED outcome']);
  expect(codes(await update({ id, question: null, rationale: null }))).toEqual([
    'REQUIRED question',
    'REQUIRED rationale',
  ]);
  expect(codes(await update({ id: product.personId, outcome: 'x' }))).toEqual(['NOT_FOUND id']);
  expect(codes(await update({ id, outcome: 'o'.repeat(1_000_000) }))).toEqual(['LIMIT_EXCEEDED outcome']);
});

test('a lead records in the own name; who may not plan does neither', async () => {
  const { data } = await product.ask(
    `mutation ($input: DecisionRecordInput!) { decisionRecord(input: $input) { decision { id decidedBy { ... on Person { id } } } } }`,
    { input: basic },
  );
  const { decision } = data.decisionRecord;
  expect(decision.decidedBy).toEqual({ id: product.personId });
  const reader = await tokenWith(world, ['READ']);
  expect(codes(await record(basic, reader))).toEqual(['FORBIDDEN']);
  expect(codes(await update({ id: decision.id, outcome: 'Mine' }, reader))).toEqual(['FORBIDDEN']);
});

test('decisions are filtered, newest first, and paged to the end', async () => {
  const due = (await record({ ...basic, kind: 'STOP', gaveUp: 'Zebra stripes', revisitOn: today })).decision;
  const agreed = (await record({ ...basic, kind: 'DEFER', outcome: 'Zebra later' })).decision;
  await signBoth(agreed.id);
  expect(await identifiers({ kind: ['STOP', 'DEFER'] })).toEqual([agreed.identifier, due.identifier]);
  expect(await identifiers({ search: ' zEBRA ' })).toEqual([agreed.identifier, due.identifier]);
  expect(await identifiers({ search: due.identifier.toLowerCase(), kind: ['STOP'] })).toEqual([due.identifier]);
  expect(await identifiers({ dueForRevisit: true, search: 'zebra' })).toEqual([due.identifier]);
  expect(await identifiers({ dueForRevisit: false, search: 'zebra' })).toEqual([agreed.identifier]);
  expect(await identifiers({ agreed: true })).toEqual([agreed.identifier]);
  expect(await identifiers({ agreed: false, search: 'zebra' })).toEqual([due.identifier]);
  const page = async (after: string | null) =>
    (
      await world.ask(
        'query ($after: String) { decisions(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
    ).data.decisions;
  const seen = new Set<string>();
  for (let next = await page(null); ; next = await page(next.pageInfo.endCursor)) {
    for (const { id } of next.nodes) seen.add(id);
    if (!next.pageInfo.hasNextPage) break;
  }
  expect(seen.size).toBe((await list({})).totalCount);
});

test('any number of decisions with all their parts takes one statement a field', async () => {
  const fields = shown.replace('signOffs { note }', 'signOffs { note person { name } for { name } }');
  const count = async () => (await world.statements(() => list({}, fields))).length;
  const few = await count();
  for (let more = 0; more < 3; more++) {
    const { id } = (await record({ ...basic, tradeOffKeys: ['buy-over-build'] })).decision;
    await signBoth(id);
  }
  expect(await count()).toBe(few);
});
