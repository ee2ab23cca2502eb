import { type SignedIn, signedIn } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let leads: SignedIn[];
beforeAll(async () => {
  world = await startWorld();
  leads = [await signedIn(world), await signedIn(world, { discipline: 'ENGINEERING' })];
  for (const key of ['active-teams', 'activation', 'retention']) {
    await world.ask(`mutation { metricSave(input: {
      key: "${key}", name: "${key}", unit: "%", direction: INCREASE, definition: "Counted." }) { revision } }`);
  }
});
afterAll(() => world.stop());

const fields = 'id agreed signOffs { discipline person { id } }';
const star = {
  statement: 'Teams that plan together',
  metricKey: 'active-teams',
  target: 200,
  targetDate: '2027-03-31',
  inputs: [
    { metricKey: 'activation', belief: 'They begin', target: 0.5 },
    { metricKey: 'retention', belief: 'They stay' },
  ],
};
const set = async (input: object) => {
  const { data } = await world.ask(
    `mutation ($input: NorthStarInputInput!) { northStarSet(input: $input) { northStar { ${fields} } userErrors { message } } }`,
    { input },
  );
  expect(data.northStarSet.userErrors).toEqual([]);
  return data.northStarSet.northStar;
};
const sign = async (id: string) => {
  const answers = [];
  for (const lead of leads) {
    const { data } = await lead.ask(
      `mutation ($id: ID!) { signOff(input: { subjectId: $id }) { subject { ... on NorthStar { ${fields} } } userErrors { code field } } }`,
      { id },
    );
    answers.push(data.signOff);
  }
  return answers;
};

test('both disciplines agree on a North Star, and what does not touch it leaves the agreement', async () => {
  const { id } = await set(star);
  expect((await sign(id)).map(({ subject }) => subject.agreed)).toEqual([false, true]);
  expect((await world.ask(`{ northStar { ${fields} } northStars { ${fields} } }`)).data).toMatchObject({
    northStar: { agreed: true, signOffs: [{ discipline: 'PRODUCT' }, { discipline: 'ENGINEERING' }] },
    northStars: [{ agreed: true }],
  });
  const same = {
    ...star,
    inputs: [...star.inputs].reverse(),
    why: 'They stay',
    baseline: 5,
    guardrailKeys: ['retention'],
  };
  expect(await set({ ...same, amend: true })).toMatchObject({ agreed: true });
});

test.each([
  ['the statement', { statement: 'Teams that ship together' }],
  ['the metric', { metricKey: 'retention' }],
  ['the target', { target: 201 }],
  ['the day of the target', { targetDate: '2027-04-30' }],
  ['an input that is dropped', { inputs: star.inputs.slice(1) }],
  ['the target of an input', { inputs: [{ ...star.inputs[0], target: 0.6 }, star.inputs[1]] }],
])('an amendment of %s clears the sign-offs, and the history says why', async (_, changes) => {
  const { id } = await set(star);
  await sign(id);
  expect(await set({ ...star, ...changes, amend: true })).toMatchObject({ id, agreed: false, signOffs: [] });
  const [event] = await world.dataSource.query(
    `select subject_type, subject_label, field, reason, after from change_event order by revision desc, (field is not distinct from 'signOffs') desc, position limit 1`,
  );
  expect(event).toEqual({
    subject_type: 'NorthStar',
    subject_label: (changes as { statement?: string }).statement ?? star.statement,
    field: 'signOffs',
    reason: 'The sign-offs were cleared: the North Star was amended.',
    after: null,
  });
});

test('a superseded North Star keeps its sign-offs, and takes no more', async () => {
  const { id } = await set(star);
  await sign(id);
  const { id: next } = await set(star);
  const { data } = await world.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agreement { agreed } } }`, {
    ids: [id, next],
  });
  expect(data.nodes).toEqual([{ agreed: true }, { agreed: false }]);
  expect(await sign(id)).toMatchObject([
    { subject: null, userErrors: [{ code: 'GUARD_FAILED', field: ['subjectId'] }] },
    { userErrors: [{ code: 'GUARD_FAILED' }] },
  ]);
});

test('the past shows what was agreed then', async () => {
  const { id } = await set(star);
  await sign(id);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const at = new Date().toISOString();
  await set({ ...star, target: 1, amend: true });
  const { data } = await world.ask(
    `query ($at: DateTime!) { before: roadmap(asOf: $at) { northStar { agreed signOffs { discipline } } } now: roadmap { northStar { agreed } } }`,
    { at },
  );
  expect(data).toMatchObject({ before: { northStar: { agreed: true } }, now: { northStar: { agreed: false } } });
});
