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

const state = '__typename id agreed signOffs { person { id } for { id } discipline note signedAt }';
const ask = async (who: Pick<SignedIn, 'ask'>, name: string, input: object) => {
  const { data, errors } = await who.ask(
    `mutation ($input: SignOffInput!) { ${name}(input: $input) { subject { ${state} ... on Decision { question } }
      revision userErrors { field message code } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
};
const sign = (who: Pick<SignedIn, 'ask'>, subjectId: string, note?: string | null) =>
  ask(who, 'signOff', { subjectId, note });
const withdraw = (who: Pick<SignedIn, 'ask'>, subjectId: string, note?: string) =>
  ask(who, 'signOffWithdraw', { subjectId, note });
const codes = ({ userErrors }: { userErrors: { code: string; field: string[] | null }[] }) =>
  userErrors.map(({ code, field }) => (field ? `${code} ${field}` : code));
const stateOf = async (id: string) =>
  (await world.ask(`query ($id: ID!) { node(id: $id) { ... on Agreement { ${state} } } }`, { id })).data.node;
const decide = async (): Promise<string> => {
  const input = { kind: 'DECLINE', question: 'Build it?', outcome: 'No', rationale: 'Few asked' };
  return (await mutate(world, 'decisionRecord', 'DecisionRecordInput', 'decision { id }', input)).decision.id;
};
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const today = () => [{ from: day(-1), to: day(1) }];

const change = async (id: string, changes: object) => {
  const { data } = await world.ask(
    'query ($id: ID!) { node(id: $id) { ... on Person { id email name discipline role } } }',
    { id },
  );
  const payload = await mutate(world, 'personSave', 'PersonInput', 'person { id }', { ...data.node, ...changes });
  expect(payload.userErrors).toEqual([]);
};
const historyOf = (): Promise<{ field: string; reason: string | null; before: string; after: string }[]> =>
  world.dataSource.query(
    `select field, reason, before, after, subject_type, subject_label from change_event where field = 'signOffs' order by revision, position`,
  );

test('two people of both disciplines agree, and the note stays until it is cleared', async () => {
  const id = await decide();
  expect(await stateOf(id)).toEqual({ __typename: 'Decision', id, agreed: false, signOffs: [] });
  const first = await sign(product, id, 'As we said');
  expect(first).toMatchObject({
    subject: {
      question: 'Build it?',
      agreed: false,
      signOffs: [{ person: { id: product.personId }, for: null, discipline: 'PRODUCT', note: 'As we said' }],
    },
    userErrors: [],
  });
  expect(await sign(product, id)).toEqual(first);
  const second = await sign(engineering, id);
  expect(second.subject).toMatchObject({ agreed: true, signOffs: [{}, { discipline: 'ENGINEERING', note: null }] });
  const { question: _, ...shown } = second.subject;
  expect(await stateOf(id)).toEqual(shown);
  expect((await sign(product, id, null)).subject).toMatchObject({ agreed: true });
  expect((await stateOf(id)).signOffs.map(({ note }: { note: string }) => note)).toEqual([null, null]);
});

test('a sign-off is withdrawn, and the history tells both', async () => {
  const id = await decide();
  await sign(product, id);
  expect((await withdraw(product, id, 'I was too fast')).subject).toMatchObject({ agreed: false, signOffs: [] });
  expect(codes(await withdraw(product, id))).toEqual(['NOT_FOUND subjectId']);
  const label = expect.stringMatching(/^Person \d+ \(PRODUCT\)$/);
  const subject = { subject_type: 'Decision', subject_label: expect.stringMatching(/^D-\d+ Build it\?$/) };
  expect((await historyOf()).slice(-2)).toMatchObject([
    { ...subject, before: null, after: label, reason: null },
    { ...subject, before: label, after: null, reason: 'I was too fast' },
  ]);
});

test('who is no lead cannot sign, and a token never can', async () => {
  const id = await decide();
  const token = await tokenWith(world, ['ADMIN']);
  const script = { ask: (query: string, variables?: Record<string, unknown>) => world.ask(query, variables, token) };
  const strangers = [script, await signedIn(world, { role: 'CONTRIBUTOR' }), await signedIn(world, { role: 'VIEWER' })];
  for (const stranger of strangers) {
    expect(codes(await sign(stranger, id))).toEqual(['FORBIDDEN']);
    expect(codes(await withdraw(stranger, id))).toEqual(['FORBIDDEN']);
  }
  expect(await stateOf(id)).toMatchObject({ signOffs: [] });
});

test('only what can be agreed on is signed', async () => {
  for (const id of ['rubbish', product.personId, (await decide()).replace(/.{6}$/, 'AAAAAA')]) {
    const answer = await sign(product, id);
    expect(answer.subject).toBeNull();
    expect(codes(answer)).toEqual(['NOT_FOUND subjectId']);
    expect(codes(await withdraw(product, id))).toEqual(['NOT_FOUND subjectId']);
  }
});

test('one person holds one sign-off, of the discipline at the time, and so never both', async () => {
  const id = await decide();
  const mover = await signedIn(world);
  await sign(mover, id);
  await change(mover.personId, { discipline: 'ENGINEERING' });
  expect(await stateOf(id)).toMatchObject({ signOffs: [{ discipline: 'PRODUCT' }] });
  expect((await sign(mover, id)).subject).toMatchObject({ agreed: false, signOffs: [{ discipline: 'ENGINEERING' }] });
  const designer = await signedIn(world, { discipline: 'DESIGN' });
  expect((await sign(designer, id)).subject).toMatchObject({ agreed: false, signOffs: [{}, { discipline: 'DESIGN' }] });
  expect((await sign(product, id)).subject).toMatchObject({ agreed: true });
});

test('many clicks at once leave one sign-off', async () => {
  const id = await decide();
  await Promise.all([1, 2, 3, 4].map(() => sign(product, id)));
  expect((await stateOf(id)).signOffs).toHaveLength(1);
});

describe('a stand-in', () => {
  let lead: SignedIn;
  let standIn: SignedIn;
  beforeEach(async () => {
    lead = await signedIn(world);
    standIn = await signedIn(world, { role: 'CONTRIBUTOR' });
    await change(lead.personId, { away: today(), standInId: standIn.personId });
  });

  test('signs while the lead is away, and it is shown', async () => {
    const id = await decide();
    await sign(engineering, id);
    const { subject } = await sign(standIn, id);
    expect(subject).toMatchObject({
      agreed: true,
      signOffs: [{}, { person: { id: standIn.personId }, for: { id: lead.personId }, discipline: 'PRODUCT' }],
    });
    expect((await historyOf()).at(-1)!.after).toMatch(/^Person \d+ \(PRODUCT, for Person \d+\)$/);
  });

  test('cannot sign on another day, and what was signed meanwhile stays until either withdraws it', async () => {
    const id = await decide();
    await sign(standIn, id);
    await change(lead.personId, { away: [{ from: day(-9), to: day(-2) }] });
    expect(codes(await sign(standIn, await decide()))).toEqual(['FORBIDDEN']);
    expect((await sign(lead, id)).subject.signOffs).toHaveLength(2);
    expect((await withdraw(standIn, id)).subject.signOffs).toMatchObject([{ person: { id: lead.personId } }]);
    const other = await decide();
    await change(lead.personId, { away: today() });
    await sign(standIn, other);
    expect((await withdraw(lead, other)).subject.signOffs).toEqual([]);
  });

  test('who is a lead too signs for the one who is away', async () => {
    await change(standIn.personId, { role: 'LEAD' });
    const id = await decide();
    expect((await sign(standIn, id)).subject.signOffs).toMatchObject([{ for: { id: lead.personId } }]);
  });

  test('cannot make one person stand on both sides', async () => {
    const id = await decide();
    await sign(standIn, id);
    await change(lead.personId, { standInId: null, away: [], discipline: 'ENGINEERING' });
    expect((await sign(lead, id)).subject).toMatchObject({
      agreed: false,
      signOffs: [{ for: { id: lead.personId } }, { discipline: 'ENGINEERING' }],
    });
  });
});
