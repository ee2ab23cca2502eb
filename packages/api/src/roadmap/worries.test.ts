import { type SignedIn, signedIn, tokenWith } from '../testing/callers.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let product: SignedIn;
let engineering: SignedIn;
let contributor: SignedIn;
beforeAll(async () => {
  world = await startWorld();
  product = await signedIn(world);
  engineering = await signedIn(world, { discipline: 'ENGINEERING' });
  contributor = await signedIn(world, { role: 'CONTRIBUTOR', discipline: 'SUPPORT' });
});
afterAll(() => world.stop());

const riskFields = `subject { ... on Risk { id statement likelihood impact response mitigation open agreed
  term { key } owner { id } item { id } signOffs { discipline } } } roadmapItem { version }`;
const riskInput = (itemId: string, changes: object = {}) => ({
  itemId,
  termKey: 'lone-expert',
  statement: 'Only Kim knows the parser.',
  likelihood: 'MEDIUM',
  impact: 'HIGH',
  response: 'ACCEPT',
  ...changes,
});
const saveRisk = (input: object, token?: string) =>
  mutate(world, 'riskSave', 'RiskSaveInput', riskFields, input, token);
const codes = ({ userErrors }: { userErrors: { code: string; field: string[] | null }[] }) =>
  userErrors.map(({ code, field }) => (field ? `${code} ${field.join('.')}` : code));
const sign = async (id: string) => {
  for (const person of [product, engineering])
    await person.ask(`mutation { signOff(input: { subjectId: "${id}" }) { revision } }`);
};

const concernFields = `subject { ... on Concern { id discipline status statement whatWouldResolveIt resolution raisedAt
  motivator { key } raisedBy { __typename ... on Person { id } } item { id } } } roadmapItem { version }`;
const raise = `mutation ($input: ConcernRaiseInput!) { payload: concernRaise(input: $input) { ${concernFields} userErrors { code field message } } }`;
const resolve = `mutation ($input: ConcernResolveInput!) { payload: concernResolve(input: $input) { ${concernFields} userErrors { code field message } } }`;
const concernInput = (itemId: string, changes: object = {}) => ({
  itemId,
  discipline: 'SUPPORT',
  motivatorKey: 'lighter-support',
  statement: 'Nobody can explain this to customers.',
  whatWouldResolveIt: 'A page that says what changes.',
  ...changes,
});
const say = async (who: Pick<SignedIn, 'ask'>, query: string, input: object) =>
  (await who.ask(query, { input })).data.payload;

describe('risks', () => {
  test('one is made, changed, shown on its item and deleted; the version of the item rises', async () => {
    const item = await makeItem(world);
    const made = await saveRisk(riskInput(item.id, { mitigation: ' Pair on it ', ownerId: product.personId }));
    expect(made).toMatchObject({
      subject: {
        ...{ statement: 'Only Kim knows the parser.', likelihood: 'MEDIUM', impact: 'HIGH', response: 'ACCEPT' },
        ...{ mitigation: 'Pair on it', open: true, agreed: false, term: { key: 'lone-expert' } },
        ...{ owner: { id: product.personId }, item: { id: item.id } },
      },
      roadmapItem: { version: 2 },
      userErrors: [],
    });
    const { id } = made.subject;
    const over = await saveRisk(riskInput(item.id, { id, open: false, ownerId: null }));
    expect(over.subject).toMatchObject({ open: false, owner: null, mitigation: 'Pair on it' });
    const { data } = await world.ask(
      'query ($id: ID!) { roadmapItem(id: $id) { risks { id } history(first: 3) { nodes { subjectType subjectLabel field } } } }',
      { id: item.id },
    );
    expect(data.roadmapItem.risks).toEqual([{ id }]);
    expect(data.roadmapItem.history.nodes).toContainEqual({
      subjectType: 'Risk',
      subjectLabel: 'Lone expert: Only Kim knows the parser.',
      field: 'open',
    });
    const gone = await mutate(world, 'riskDelete', 'DeleteInput', 'roadmapItem { version risks { id } }', { id });
    expect(gone).toMatchObject({ roadmapItem: { version: 4, risks: [] }, userErrors: [] });
  });

  test('its acceptance is an agreement; a change of substance clears it, spelling and a new owner do not', async () => {
    const item = await makeItem(world);
    const { id } = (await saveRisk(riskInput(item.id))).subject;
    await sign(id);
    const respelled = { id, statement: 'Only Kim knows the parser', ownerId: product.personId };
    expect((await saveRisk(riskInput(item.id, respelled))).subject).toMatchObject({ agreed: true });
    const worse = await saveRisk(riskInput(item.id, { id, likelihood: 'HIGH' }));
    expect(worse.subject).toMatchObject({ agreed: false, signOffs: [] });
    const token = await world.ask(`mutation { signOff(input: { subjectId: "${id}" }) { userErrors { code } } }`);
    expect(token.data.signOff.userErrors).toEqual([{ code: 'FORBIDDEN' }]);
    await saveRisk(riskInput(item.id, { id, open: false }));
    const closed = await product.ask(`mutation { signOff(input: { subjectId: "${id}" }) { userErrors { code } } }`);
    expect(closed.data.signOff.userErrors).toEqual([{ code: 'GUARD_FAILED' }]);
  });

  test('bad input is refused with its field, and nothing is done', async () => {
    const item = await makeItem(world);
    const other = await makeItem(world);
    const { id } = (await saveRisk(riskInput(other.id))).subject;
    expect(codes(await saveRisk(riskInput(item.id, { statement: ' ' })))).toEqual(['REQUIRED statement']);
    expect(codes(await saveRisk(riskInput(item.id, { termKey: 'nothing' })))).toEqual(['NOT_FOUND termKey']);
    expect(codes(await saveRisk(riskInput(item.id, { termKey: 'calm-nights' })))).toEqual(['INVALID termKey']);
    expect(codes(await saveRisk(riskInput(id)))).toEqual(['NOT_FOUND itemId']);
    expect(codes(await saveRisk(riskInput(item.id, { id })))).toEqual(['INVALID itemId']);
    expect(codes(await saveRisk(riskInput(item.id, { id: other.id })))).toEqual(['NOT_FOUND id']);
    expect(codes(await saveRisk(riskInput(item.id, { ownerId: item.id })))).toEqual(['NOT_FOUND ownerId']);
    const long = { statement: 'x'.repeat(1_000_000), mitigation: 'a\u0007b' };
    expect(codes(await saveRisk(riskInput(item.id, long)))).toEqual(['LIMIT_EXCEEDED statement', 'INVALID mitigation']);
    const reader = await tokenWith(world, ['READ']);
    expect(codes(await saveRisk(riskInput(item.id), reader))).toEqual(['FORBIDDEN']);
    const { data } = await world.ask(`{ roadmapItem(id: "${item.id}") { version risks { id } } }`);
    expect(data.roadmapItem).toEqual({ version: 1, risks: [] });
  });
});

describe('concerns', () => {
  test('a contributor raises one and settles it; the item keeps its version and shows the story', async () => {
    const item = await makeItem(world);
    const raised = await say(contributor, raise, concernInput(item.id));
    expect(raised).toMatchObject({
      subject: {
        ...{ discipline: 'SUPPORT', status: 'OPEN', resolution: null, motivator: { key: 'lighter-support' } },
        ...{ raisedBy: { __typename: 'Person', id: contributor.personId }, item: { id: item.id } },
      },
      roadmapItem: { version: 1 },
      userErrors: [],
    });
    const { id } = raised.subject;
    const settled = await say(contributor, resolve, { id, status: 'WITHDRAWN', resolution: 'I had read it wrongly.' });
    expect(settled.subject).toMatchObject({ status: 'WITHDRAWN', resolution: 'I had read it wrongly.' });
    const opened = await say(product, resolve, { id, status: 'OPEN', resolution: 'Another customer asks.' });
    expect(opened.subject).toMatchObject({ status: 'OPEN', resolution: null });
    const { data } = await world.ask(
      `query ($id: ID!) { roadmapItem(id: $id) { concerns { id } open: concerns(status: [OPEN]) { id } settled: concerns(status: [ADDRESSED, WITHDRAWN]) { id }
        history(first: 2) { nodes { subjectType field reason } } } }`,
      { id: item.id },
    );
    expect(data.roadmapItem).toMatchObject({ concerns: [{ id }], open: [{ id }], settled: [] });
    expect(data.roadmapItem.history.nodes).toContainEqual({
      ...{ subjectType: 'Concern', field: 'status', reason: 'Another customer asks.' },
    });
  });

  test('items are found by who worries about them', async () => {
    const item = await makeItem(world);
    const found = async (side: string) =>
      (
        await world.ask(
          `query ($side: [Discipline!]) { roadmap { items(filter: { openConcernFrom: $side }) { nodes { id } } } }`,
          { side: [side] },
        )
      ).data.roadmap.items.nodes;
    const { id } = (await say(contributor, raise, concernInput(item.id, { discipline: 'DESIGN', motivatorKey: null })))
      .subject;
    expect(await found('DESIGN')).toEqual([{ id: item.id }]);
    expect(await found('OTHER')).toEqual([]);
    await say(product, resolve, { id, status: 'ADDRESSED', resolution: 'Drawn anew.' });
    expect(await found('DESIGN')).toEqual([]);
  });

  test('others’ concerns are settled by whoever may plan, and withdrawn by nobody else', async () => {
    const item = await makeItem(world);
    const { id } = (await say(product, raise, concernInput(item.id))).subject;
    const settle = (who: SignedIn, status: string) => say(who, resolve, { id, status, resolution: 'So be it.' });
    expect(codes(await settle(contributor, 'ACCEPTED'))).toEqual(['FORBIDDEN status']);
    expect(codes(await settle(engineering, 'WITHDRAWN'))).toEqual(['FORBIDDEN status']);
    expect(codes(await settle(engineering, 'ACCEPTED'))).toEqual([]);
    const viewer = await signedIn(world, { role: 'VIEWER' });
    expect(codes(await settle(viewer, 'ACCEPTED'))).toEqual(['FORBIDDEN']);
  });

  test('bad input is refused with its field', async () => {
    const item = await makeItem(world);
    const asks = (changes: object) => say(contributor, raise, concernInput(item.id, changes));
    expect(codes(await asks({ statement: '', whatWouldResolveIt: '\n' }))).toEqual([
      'REQUIRED statement',
      'REQUIRED whatWouldResolveIt',
    ]);
    expect(codes(await asks({ motivatorKey: 'lone-expert' }))).toEqual(['INVALID motivatorKey']);
    expect(codes(await asks({ motivatorKey: 'nothing' }))).toEqual(['NOT_FOUND motivatorKey']);
    expect(codes(await asks({ itemId: contributor.personId }))).toEqual(['NOT_FOUND itemId']);
    expect(codes(await asks({ statement: '\u0000' }))).toEqual(['INVALID statement']);
    const { id } = (await asks({})).subject;
    const settle = (input: object) => say(contributor, resolve, { id, status: 'ADDRESSED', resolution: 'x', ...input });
    expect(codes(await settle({ resolution: ' ' }))).toEqual(['REQUIRED resolution']);
    expect(codes(await settle({ status: 'OPEN' }))).toEqual(['GUARD_FAILED status']);
    expect(codes(await settle({ id: item.id }))).toEqual(['NOT_FOUND id']);
  });
});
